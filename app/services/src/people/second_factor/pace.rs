//! How fast codes may be tried. Whoever tries has given the right password before, so a stranger holds nobody back; and the
//! owner always gets in with a recovery code, which needs no waiting.

use chrono::{DateTime, TimeDelta, Utc};

/// How many wrong codes are taken without a pause: fingers slip, and codes run out while they are typed.
const FREE: i64 = 3;
/// The longest pause, in seconds: a code is then guessed in centuries, and nobody is shut out for long.
const LONGEST_SECONDS: i64 = 300;
/// How long wrong codes are remembered, in hours.
const MEMORY_HOURS: i64 = 24;
/// After how many wrong codes their owner is told: somebody has the password.
const TOLD_AFTER: i64 = 5;

/// How many wrong codes count at an instant.
pub(super) fn counted(failures: i64, failed_at: Option<DateTime<Utc>>, at: DateTime<Utc>) -> i64 {
    let remembered = failed_at.is_some_and(|failed| at - failed < TimeDelta::hours(MEMORY_HOURS));
    if remembered { failures } else { 0 }
}

/// How long the next try must wait, in seconds; nothing if it need not.
pub(super) fn wait(failures: i64, failed_at: Option<DateTime<Utc>>, at: DateTime<Utc>) -> Option<u64> {
    let over = counted(failures, failed_at, at) - FREE;
    if over < 0 {
        return None;
    }
    let over = u32::try_from(over).unwrap_or(u32::MAX);
    let pause = 5_i64.saturating_mul(2_i64.saturating_pow(over)).min(LONGEST_SECONDS);
    let left = (failed_at? + TimeDelta::seconds(pause) - at).num_milliseconds();
    u64::try_from(left).ok().filter(|left| *left > 0).map(|left| left.div_ceil(1000))
}

/// Whether the owner is to be told of this many wrong codes: once in a series.
pub(super) fn is_told(failures: i64) -> bool {
    failures == TOLD_AFTER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_five_minutes_and_are_forgotten_after_a_day() {
        let at: DateTime<Utc> = "2026-03-02T05:00:00Z".parse().unwrap();
        let waits: Vec<_> = (0..12).map(|failures| wait(failures, Some(at), at)).collect();
        let seconds = [5, 10, 20, 40, 80, 160, 300, 300, 300].map(Some);
        assert_eq!(waits[..3], [None, None, None]);
        assert_eq!(waits[3..], seconds);
        assert_eq!(wait(i64::MAX, Some(at), at), Some(300));
        assert_eq!(wait(3, Some(at), at + TimeDelta::milliseconds(4_001)), Some(1));
        assert_eq!(wait(3, Some(at), at + TimeDelta::seconds(5)), None);
        assert_eq!(wait(100, Some(at), at + TimeDelta::hours(24)), None);
        assert_eq!(wait(100, None, at), None);
        assert_eq!(counted(4, Some(at), at + TimeDelta::hours(25)), 0);
    }
}
