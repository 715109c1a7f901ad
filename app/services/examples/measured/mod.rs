//! How long a query takes that is asked again and again, for the measurements by hand.

use std::time::Instant;

use services::ServiceError;

/// How long a query takes, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    /// The time of the middle.
    pub(super) median: f64,
    /// The time that one of a hundred exceeds.
    pub(super) p99: f64,
}

/// Asks once for nothing, then `asked` times.
pub(super) async fn measured<T>(
    asked: usize,
    ask: impl AsyncFn() -> Result<T, ServiceError>,
) -> Result<Measured, ServiceError> {
    ask().await?;
    let mut times = Vec::with_capacity(asked);
    for _ in 0..asked {
        let begun = now();
        ask().await?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let part = |hundredths: usize| {
        let found = times.get(asked.saturating_sub(1) * hundredths / 100).copied().unwrap_or_default();
        found.as_secs_f64() * 1_000.0
    };
    Ok(Measured { median: part(50), p99: part(99) })
}

/// This moment of the clock.
#[expect(clippy::disallowed_methods, reason = "a measurement by hand reads the clock")]
pub(super) fn now() -> Instant {
    Instant::now()
}
