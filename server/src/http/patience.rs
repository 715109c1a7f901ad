//! How long a request may take in all: a page so long, what brings a file also the time that its length needs on a slow line.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use site::PageError;
use tokio::time::timeout;

use super::door::Coming;
use super::size::{FILE_LIMIT, takes_file, told};

/// A page that takes longer has gone wrong.
const PATIENCE: Duration = Duration::from_secs(30);
/// The least rate of a file in bytes a second: the slowest line over the air that is still in use sends as many, and the
/// largest file that is taken then has some twenty minutes.
const LEAST_RATE: usize = 16_000;

/// Gives a request its time, and no more.
pub(super) async fn limit(request: Request, next: Next) -> Response {
    let coming = request.extensions().get::<Coming>().cloned();
    let takes_file = takes_file(&request);
    let answered = timeout(allowed(takes_file, told(request.headers())), next.run(request)).await;
    let is_slow = match (&answered, &coming) {
        (Ok(_), Some(coming)) => coming.was_too_slow(),
        // All other bodies were read to their end before.
        (Err(_), Some(coming)) => takes_file && !coming.is_whole(),
        (_, None) => false,
    };
    match answered {
        _ if is_slow => PageError::TooSlow.into_response(),
        Ok(response) => response,
        Err(_) => PageError::Busy.into_response(),
    }
}

/// The time of a request. A length that is not announced earns none.
fn allowed(takes_file: bool, announced: Option<usize>) -> Duration {
    let length = announced.filter(|_| takes_file).unwrap_or(0).min(FILE_LIMIT);
    let seconds = u64::try_from(length.div_ceil(LEAST_RATE)).unwrap_or(u64::MAX);
    PATIENCE + Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_time_that_its_length_needs_and_all_else_has_its_own() {
        assert_eq!(allowed(false, Some(10 << 20)), PATIENCE);
        assert_eq!(allowed(true, None), PATIENCE);
        assert_eq!(allowed(true, Some(16_000)), PATIENCE + Duration::from_secs(1));
        // Ten megabytes at 150 kbit/s.
        assert!(allowed(true, Some(10 << 20)) > Duration::from_secs((10 << 20) * 8 / 150_000));
        assert_eq!(allowed(true, Some(usize::MAX)), allowed(true, Some(FILE_LIMIT)));
    }
}
