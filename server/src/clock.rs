//! The clocks: the machine's, and in tests one that is set from outside.

use chrono::{DateTime, Utc};
use site::Clock;

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that stands at the instant written in a file, for tests in a browser.
#[cfg(feature = "test-clock")]
#[derive(Clone, Debug)]
pub struct FileClock(pub std::path::PathBuf);

#[cfg(feature = "test-clock")]
impl Clock for FileClock {
    fn now(&self) -> DateTime<Utc> {
        std::fs::read_to_string(&self.0)
            .ok()
            .and_then(|text| DateTime::parse_from_rfc3339(text.trim()).ok())
            .map_or_else(|| SystemClock.now(), |instant| instant.with_timezone(&Utc))
    }
}
