//! A least rate for answers: who takes what was asked for byte by byte, or not at all, is not waited for.

use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// So many bytes that are taken make up for a second of waiting: a fifth of what the slowest line over the air carries.
const BYTES_A_SECOND: u64 = 1_000;

/// How long a visitor was waited for until it took what is written to it.
#[derive(Debug)]
pub(super) struct Taken {
    patience: Duration,
    /// What was waited and not made up for. It never falls below nought: who was quick once earns no pause for later.
    owed: Duration,
    waiting_since: Option<Instant>,
    end: Option<Pin<Box<Sleep>>>,
}

impl Taken {
    pub(super) fn new(patience: Duration) -> Self {
        Self { patience, owed: Duration::ZERO, waiting_since: None, end: None }
    }

    /// Something was taken, or the wait goes on until the patience is over.
    pub(super) fn watched(
        &mut self,
        written: Poll<Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<Result<usize>> {
        if let Poll::Ready(written) = written {
            let waited = self.waiting_since.take().map_or(Duration::ZERO, |since| since.elapsed());
            self.end = None;
            self.count(waited, written.as_ref().copied().unwrap_or(0));
            return Poll::Ready(written);
        }
        let since = *self.waiting_since.get_or_insert_with(Instant::now);
        let until = since + self.patience.saturating_sub(self.owed);
        let end = self.end.get_or_insert_with(|| Box::pin(sleep_until(until)));
        end.as_mut().poll(context).map(|()| Err(Error::from(ErrorKind::TimedOut)))
    }

    fn count(&mut self, waited: Duration, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let made_up = Duration::from_millis(bytes.saturating_mul(1000) / BYTES_A_SECOND);
        self.owed = (self.owed + waited).saturating_sub(made_up);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_makes_up_for_the_wait_and_for_no_later_one() {
        let mut taken = Taken::new(Duration::from_mins(1));
        taken.count(Duration::ZERO, 1_000_000);
        taken.count(Duration::from_secs(30), 0);
        assert_eq!(taken.owed, Duration::from_secs(30), "who was quick before waits no longer");
        taken.count(Duration::from_secs(10), 4_000);
        assert_eq!(taken.owed, Duration::from_secs(36));
        taken.count(Duration::from_secs(10), 46_000);
        assert_eq!(taken.owed, Duration::ZERO);
    }
}
