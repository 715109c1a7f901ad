//! The whole of HTTP as one value: pages, server functions, files, and the layers around them.

mod arrival;
mod explain;
mod headers;

use std::time::Duration;

use app::site::{Site, Visitor};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::State;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use http::{HeaderMap, StatusCode, Uri};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::assets;

/// A form is never larger; a comment has at most twenty thousand characters.
const BODY_LIMIT: usize = 1024 * 1024;
/// A page that takes longer has gone wrong.
const PATIENCE: Duration = Duration::from_secs(30);

/// The site with every layer, ready to be served or called in a test.
pub fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(to_language))
        .merge(app::site::router())
        .route("/call/{*function}", post(call))
        .route("/pkg/{version}/{file}", get(assets::package))
        .route("/health", get(|| async { "ok" }))
        .route("/ready", get(ready))
        .fallback(file_or_nothing)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(explain::after_panic))
        .layer(from_fn_with_state(site.clone(), explain::in_the_readers_language))
        .layer(from_fn(headers::on_every_answer))
        .layer(from_fn_with_state(site.clone(), arrival::stamp))
        .layer(TraceLayer::new_for_http())
        .with_state(site)
}

/// `/` leads to the language that was chosen before, or that the browser prefers.
async fn to_language(headers: HeaderMap) -> Redirect {
    let language = app::site::preferred_language(&headers);
    Redirect::temporary(&format!("/{}/", language.code()))
}

/// A server function, for the islands.
async fn call(State(site): State<Site>, visitor: app::site::Caller, request: axum::extract::Request) -> Response {
    let visitor: Visitor = visitor.0;
    leptos_axum::handle_server_fns_with_context(
        move || {
            leptos::prelude::provide_context(site.clone());
            leptos::prelude::provide_context(visitor.clone());
        },
        request,
    )
    .await
    .into_response()
}

/// Whether the program can do its work now.
async fn ready(State(site): State<Site>) -> StatusCode {
    match site.services.database.ping().await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// A file of the root (icon, robots.txt), or a page that says that there is nothing.
async fn file_or_nothing(uri: Uri, headers: HeaderMap) -> Response {
    let file = assets::root(uri.path(), &headers);
    if file.status() == StatusCode::NOT_FOUND || uri.path().starts_with("/pkg/") {
        return app::site::PageError::NotFound.into_response();
    }
    file
}
