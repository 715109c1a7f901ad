//! The listener of the figures: apart from the site, so that no visitor comes to it.

use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use http::header;
use site::Site;
use tokio::net::TcpListener;

use super::Metrics;
use crate::shutdown::Ending;

/// The media type of the text that `prometheus-client` writes.
const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Answers `/metrics` until the process ends.
pub(crate) async fn listen(listener: TcpListener, site: Site, metrics: Metrics, ending: Ending) {
    let served = axum::serve(listener, router(site, metrics)).with_graceful_shutdown(ending.come());
    if let Err(error) = served.await {
        tracing::error!(%error, "the figures are not served any more");
    }
}

pub(super) fn router(site: Site, metrics: Metrics) -> Router {
    Router::new().route("/metrics", get(tell)).with_state((site, metrics))
}

async fn tell(State((site, metrics)): State<(Site, Metrics)>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, MEDIA_TYPE)], metrics.as_text(&site).await)
}
