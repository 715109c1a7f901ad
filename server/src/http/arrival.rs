//! Reads the clock when the request arrives (R-T5); that of a comment is read again when it is there to its last byte.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use site::{Arrived, Site};

/// Stamps the request with its instant of arrival.
pub(super) async fn stamp(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Arrived(site.clock.now()));
    next.run(request).await
}
