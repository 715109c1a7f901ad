//! A term of the law in words: how far it is, on what it rests, what is doubtful in it.

use domain::language::Language;
use domain::time::{Standing, Unit, deadline::Warning};
use services::agenda::Due;

use crate::components::days::day_name;
use crate::components::names;
use crate::words::standard;
use crate::{w, words};

/// How few days left are few.
const SOON_DAYS: i64 = 3;

/// The norm, the term and the event that it runs from.
pub(super) fn facts(language: Language, due: &Due) -> [String; 3] {
    let deadline = &due.deadline;
    let term = format!("{} {}", names::term(language, deadline.term), names::event(language, deadline.event));
    [
        format!("{}, {}", standard::article(language, &deadline.article), deadline.rule.code()),
        term,
        w!(language, desk.included, date = words::date(language, deadline.event_on)),
    ]
}

/// What is doubtful in the date.
pub(super) fn warnings(language: Language, due: &Due) -> Vec<String> {
    due.deadline.warnings.iter().map(|one| warning(language, one)).collect()
}

/// The class of a line with such a term.
pub(super) fn class(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Overdue { .. } | Standing::MetLate { .. } => Some("late"),
        Standing::DueToday => Some("soon"),
        Standing::Due { calendar_days_left, .. } if calendar_days_left <= SOON_DAYS => Some("soon"),
        Standing::Due { .. } | Standing::Met { .. } => None,
    }
}

/// How far the date is; a term in business days is left in business days.
pub(super) fn standing(language: Language, due: &Due) -> String {
    let count = |days: i64| u64::try_from(days).unwrap_or(0);
    match due.standing {
        Standing::Overdue { days } | Standing::MetLate { days, .. } => {
            w!(language, desk.late, count = count(days))
        }
        Standing::Due { business_days_left, .. } if due.deadline.term.unit == Unit::BusinessDays => {
            w!(language, desk.left_business, count = u64::from(business_days_left))
        }
        Standing::Due { calendar_days_left, .. } => {
            w!(language, desk.left, count = count(calendar_days_left))
        }
        Standing::DueToday | Standing::Met { .. } => w!(language, desk.due_today),
    }
}

fn warning(language: Language, warning: &Warning) -> String {
    match warning {
        Warning::NoCalendar { year } => w!(language, desk.no_calendar, year = *year),
        Warning::Estimated { date, name } => {
            w!(language, desk.estimated, date = words::date(language, *date), name = day_name(language, name))
        }
    }
}
