//! What a person sees while a long task runs: one heading a step, with the time since the start.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

static BEGAN: OnceLock<Instant> = OnceLock::new();

/// Remembers the moment the task began; the first call decides.
pub(crate) fn begin() {
    BEGAN.get_or_init(Instant::now);
}

/// Prints the heading of a step.
pub(crate) fn step(what: &str) {
    println!("\n[{:>5}] {what}", clock(elapsed()));
}

/// Prints one line below the heading.
pub(crate) fn note(what: &str) {
    println!("        {what}");
}

/// The time since the task began.
pub(crate) fn elapsed() -> Duration {
    BEGAN.get_or_init(Instant::now).elapsed()
}

/// A duration as minutes and seconds.
pub(crate) fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_counts_minutes_past_the_hour() {
        assert_eq!(clock(Duration::from_secs(5)), "0:05");
        assert_eq!(clock(Duration::from_secs(3_661)), "61:01");
    }
}
