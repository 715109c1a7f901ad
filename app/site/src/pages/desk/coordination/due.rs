//! By when an answer is due: a setting of the site, and said to be one.

use chrono::NaiveDate;

use crate::components::now::Now;
use crate::w;

/// How few days left are few.
const SOON_DAYS: i64 = 3;

/// How far the date is: "2 days left", "today", "1 day late".
pub(super) fn left(now: Now, due_on: NaiveDate) -> String {
    let days = (due_on - now.today()).num_days();
    let count = days.unsigned_abs();
    match days {
        0 => w!(now.language, desk.due_today),
        1.. => w!(now.language, desk.left, count = count),
        _ => w!(now.language, desk.late, count = count),
    }
}

/// The class of a line that waits until the date.
pub(super) fn class(now: Now, due_on: NaiveDate) -> Option<&'static str> {
    match (due_on - now.today()).num_days() {
        ..0 => Some("late"),
        0..=SOON_DAYS => Some("soon"),
        _ => None,
    }
}

/// On what the term rests.
pub(super) fn rests_on(now: Now, norm: Option<&str>) -> String {
    if let Some(norm) = norm {
        w!(now.language, opinion.due_norm, norm = norm.to_owned())
    } else {
        w!(now.language, opinion.due_setting)
    }
}
