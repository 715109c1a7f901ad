//! How fast one may try: the same for every way of counting.

use chrono::{DateTime, TimeDelta, Utc};

use super::TrySource;
use crate::error::ServiceError;

/// After how long without a failure the counting begins anew, in minutes.
pub(super) const MEMORY_MINUTES: i64 = 60;
/// The longest pause, in seconds.
const LONGEST_PAUSE_SECONDS: i64 = 300;
/// From how many failures on, from wherever, an account is thought to be under attack.
const ALARM: u32 = 20;
/// From how many failures on the owner is told.
pub(super) const WORTH_A_LETTER: u32 = 5;
/// How many hours lie between two letters about failures.
pub(super) const HOURS_BETWEEN_LETTERS: i64 = 12;

/// How often a place or an account has failed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) failures: u32,
    pub(super) last: DateTime<Utc>,
    /// When the owner was told, of an account.
    pub(super) told: Option<DateTime<Utc>>,
}

impl Count {
    /// The failures that still count.
    pub(super) fn standing(&self, at: DateTime<Utc>) -> u32 {
        if at - self.last < TimeDelta::minutes(MEMORY_MINUTES) { self.failures } else { 0 }
    }
}

/// Refuses a try that comes during the pause of its place.
///
/// # Errors
/// [`ServiceError::TooMany`] with what is left of the pause.
pub(super) fn let_through(
    place: Option<&Count>,
    account: Option<&Count>,
    source: &TrySource,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let Some(place) = place else { return Ok(()) };
    let of_account = if source.known { 0 } else { account.map_or(0, |count| count.standing(at)) };
    let left = place.last + pause(place.standing(at), of_account) - at;
    if left <= TimeDelta::zero() {
        return Ok(());
    }
    let seconds = u64::try_from(left.num_seconds()).unwrap_or(1);
    Err(ServiceError::TooMany { retry_after_seconds: seconds.max(1) })
}

/// How long a place has to pause after its last failure.
fn pause(of_place: u32, of_account: u32) -> TimeDelta {
    let (free, first) = if of_account < ALARM { (3, 2_i64) } else { (1, 30) };
    match of_place.checked_sub(free) {
        None => TimeDelta::zero(),
        Some(further) => TimeDelta::seconds(Ord::min(first << further.min(10), LONGEST_PAUSE_SECONDS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_bounded() {
        let seconds = |of_place, of_account| pause(of_place, of_account).num_seconds();
        assert_eq!(
            [1, 2, 3, 4, 5, 9, 10, 11, 99].map(|n| seconds(n, 0)),
            [0, 0, 2, 4, 8, 128, 256, 300, 300]
        );
        assert_eq!([0, 1, 2, 3, 99].map(|n| seconds(n, ALARM)), [0, 30, 60, 120, 300]);
    }
}
