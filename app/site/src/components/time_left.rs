//! The time until a discussion closes, in words.

use domain::discussion::TimeLeft;

use super::now::Now;
use crate::w;

/// The time left in its two largest units: "11 days 4 hours left".
pub fn left(now: Now, left: TimeLeft) -> String {
    let language = now.language;
    let days = w!(language, window.days, count = u64::from(left.days));
    let hours = w!(language, window.hours, count = u64::from(left.hours));
    let minutes = w!(language, window.minutes, count = u64::from(left.minutes));
    let time = match left {
        TimeLeft { days: 0, hours: 0, .. } => minutes,
        TimeLeft { days: 0, minutes: 0, .. } => hours,
        TimeLeft { days: 0, .. } => format!("{hours} {minutes}"),
        TimeLeft { hours: 0, .. } => days,
        TimeLeft { .. } => format!("{days} {hours}"),
    };
    w!(language, window.left, time = time)
}

/// The time left in letters, for the narrow bar of a phone: "11 d 4 h".
pub fn left_short(now: Now, left: TimeLeft) -> String {
    let language = now.language;
    let (days, hours, minutes) = (left.days.to_string(), left.hours.to_string(), left.minutes.to_string());
    if left.days == 0 {
        w!(language, window.short_hours, hours = hours, minutes = minutes)
    } else {
        w!(language, window.short, days = days, hours = hours)
    }
}
