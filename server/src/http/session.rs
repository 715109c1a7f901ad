//! A session that was made up is none: it goes no further than the edge, without the database.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header;
use site::{Arrived, Site, drop_false_session};

/// Takes a false session out of the request, so that a stranger with one is shown the kept page and counted as a stranger.
pub(super) async fn genuine_only(
    State(site): State<Arc<Site>>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.headers().contains_key(header::COOKIE) {
        let arrived = request.extensions().get::<Arrived>().map(|arrived| arrived.0);
        let at = arrived.unwrap_or_else(|| site.clock.now());
        drop_false_session(request.headers_mut(), &site, at);
    }
    next.run(request).await
}
