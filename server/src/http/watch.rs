//! One line of the log a request: no address, no query, no name, only the pattern of the path.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use tokio::time::Instant;
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers the requests of one process.
#[derive(Clone)]
pub(super) struct Numbers {
    process: u64,
    next: Arc<AtomicU64>,
}

impl Numbers {
    /// Numbers that do not repeat those of another process.
    pub(super) fn new(process: u64) -> Self {
        Self { process: process & 0xffff_ffff, next: Arc::new(AtomicU64::new(1)) }
    }

    fn take(&self) -> String {
        format!("{:08x}-{:x}", self.process, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Lets the answer carry the pattern of the path, which is known only where the address was found.
pub(super) async fn tell_the_pattern(request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(pattern) = pattern {
        response.extensions_mut().insert(pattern);
    }
    response
}

/// Writes the line and tells the asker the number of the request, by which a fault can be found in the log.
pub(super) async fn write_down(State(numbers): State<Numbers>, request: Request, next: Next) -> Response {
    let id = numbers.take();
    let method = request.method().clone();
    let begun = Instant::now();
    let span = tracing::info_span!("request", id = %id);
    let mut response = next.run(request).instrument(span.clone()).await;
    let ms = begun.elapsed().as_millis();
    let status = response.status().as_u16();
    // A path may be a secret, such as the address of a receipt; its pattern is not.
    let path = response.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    span.in_scope(
        || tracing::info!(%method, path, status, ms = u64::try_from(ms).unwrap_or(u64::MAX), "answered"),
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
