//! Asking for a page in the process, and how long the answers take.

use std::error::Error;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{Request, StatusCode, header};
use tower::ServiceExt;

/// How often each page is asked for.
const ASKED: usize = 200;

/// How long a page takes, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    /// Half of the answers took no longer.
    pub(crate) median: f64,
    /// Of a hundred answers one took longer.
    pub(crate) p99: f64,
}

/// Asks for a page and reads it to its end.
pub(crate) async fn ask(router: &Router, path: &str, cookie: &str) -> Result<Duration, Box<dyn Error>> {
    let request = Request::builder()
        .uri(path)
        .header(header::HOST, "127.0.0.1:3000")
        .header(header::COOKIE, cookie)
        .body(Body::empty())?;
    let begun = now();
    let response = router.clone().oneshot(request).await?;
    let status = response.status();
    to_bytes(response.into_body(), usize::MAX).await?;
    let time = begun.elapsed();
    if status == StatusCode::OK { Ok(time) } else { Err(format!("{path} answers {status}").into()) }
}

/// Asks over and over; what the first one warms up is not counted.
pub(crate) async fn measured(
    ask: impl AsyncFn() -> Result<Duration, Box<dyn Error>>,
) -> Result<Measured, Box<dyn Error>> {
    ask().await?;
    let mut times = Vec::with_capacity(ASKED);
    for _ in 0..ASKED {
        times.push(ask().await?);
    }
    times.sort_unstable();
    let part = |hundredths: usize| {
        let found = times.get((ASKED - 1) * hundredths / 100).copied().unwrap_or_default();
        found.as_secs_f64() * 1_000.0
    };
    Ok(Measured { median: part(50), p99: part(99) })
}

#[expect(clippy::disallowed_methods, reason = "a measurement by hand reads the clock")]
fn now() -> Instant {
    Instant::now()
}
