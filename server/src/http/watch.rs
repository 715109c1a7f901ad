//! One line of the log a request, and its figures: no address, no query, no name, only the pattern of the path.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use tokio::time::Instant;
use tracing::Instrument;

use crate::metrics::Metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers the requests of one process and counts them.
#[derive(Clone)]
pub(super) struct Numbers {
    process: u64,
    next: Arc<AtomicU64>,
    metrics: Metrics,
}

/// The number of a request, by which its lines are found in the log.
#[derive(Clone, Debug)]
pub(super) struct RequestId(Arc<str>);

impl RequestId {
    /// As the asker reads it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Numbers {
    /// Numbers that do not repeat those of another process.
    pub(super) fn new(process: u64, metrics: Metrics) -> Self {
        Self { process: process & 0xffff_ffff, next: Arc::new(AtomicU64::new(1)), metrics }
    }

    fn take(&self) -> RequestId {
        RequestId(format!("{:08x}-{:x}", self.process, self.next.fetch_add(1, Ordering::Relaxed)).into())
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
pub(super) async fn write_down(State(numbers): State<Numbers>, mut request: Request, next: Next) -> Response {
    let id = numbers.take();
    let method = request.method().clone();
    request.extensions_mut().insert(id.clone());
    let begun = Instant::now();
    // Of the highest level, so that a log of errors alone still says to which request they belong.
    let span = tracing::error_span!("request", id = %id.as_str());
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = begun.elapsed();
    let status = response.status();
    // A path may be a secret, such as the address of a receipt; its pattern is not.
    let path = response.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    numbers.metrics.requests.answered(&method, path, status, took);
    let (status, ms) = (status.as_u16(), u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
    span.in_scope(|| tracing::info!(%method, path, status, ms, "answered"));
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
