//! A deadline with everything that explains it, so that a reader can count along.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::{BusinessCalendar, DayKind, is_weekend};
use super::standing::Standing;
use super::term::{Term, Unit};
use super::zone::LegalZone;
use crate::law::{Rule, StartingEvent};

/// Why a day inside a term in business days does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", content = "name", rename_all = "snake_case")]
pub enum SkipReason {
    /// It is a Saturday or Sunday.
    Weekend,
    /// It is the public holiday of this name.
    Holiday(String),
    /// It is a transferred day off of this name.
    DayOff(String),
}

/// A day inside a term in business days that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The legal date.
    pub date: NaiveDate,
    /// Why it does not count.
    #[serde(flatten)]
    pub reason: SkipReason,
}

/// What makes a computed deadline less than certain (R-T3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// The term reaches a year whose holidays are not known: only weekends were left out there.
    NoCalendar {
        /// The year.
        year: i32,
    },
    /// A movable feast in or next to the term has only an estimated date.
    Estimated {
        /// The estimated date.
        date: NaiveDate,
        /// The name of the feast.
        name: String,
    },
}

/// The last day of a term of the law, with the facts of its computation. The words are the reader's; see
/// [`Deadline::derivation_en`] for the one wording that machines get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The rule that sets the term.
    pub rule: Rule,
    /// The article of the law, such as `Art. 15(2)`.
    pub article: Cow<'static, str>,
    /// What the term is counted from.
    pub event: StartingEvent,
    /// The legal date of that event.
    pub event_on: NaiveDate,
    /// The first day that counts (R-T2).
    pub first_day: NaiveDate,
    /// The last day; the term is over at its end, 24:00 local.
    pub due_on: NaiveDate,
    /// The length of the term.
    pub term: Term,
    /// The days after the event that do not count, in order; only for a term in business days.
    pub skipped: Vec<Skipped>,
    /// The weekend days that count because they are worked; only for a term in business days.
    pub worked: Vec<NaiveDate>,
    /// What makes the date less than certain.
    pub warnings: Vec<Warning>,
    /// The day on which it would have ended, where the edition moves a last day that is no business day (R-T2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<NaiveDate>,
}

impl Deadline {
    /// The deadline of a term of the law that starts from an event.
    pub fn compute(
        rule: Rule,
        article: impl Into<Cow<'static, str>>,
        term: Term,
        event: StartingEvent,
        event_on: NaiveDate,
        calendar: &BusinessCalendar,
    ) -> Self {
        let due_on = term.last_day(event_on, calendar);
        let mut deadline = Self {
            rule,
            article: article.into(),
            event,
            event_on,
            first_day: term.first_day(event_on, calendar),
            due_on,
            term,
            skipped: Vec::new(),
            worked: Vec::new(),
            warnings: Vec::new(),
            moved_from: None,
        };
        if term.unit == Unit::BusinessDays {
            for date in event_on.iter_days().skip(1).take_while(|&date| date <= due_on) {
                if let Some(reason) = why_skipped(date, calendar) {
                    deadline.skipped.push(Skipped { date, reason });
                } else if is_weekend(date) {
                    deadline.worked.push(date);
                }
            }
            deadline.warnings = warnings(event_on, due_on, calendar);
        }
        deadline
    }

    /// The deadline with its last day on the next business day, where it is none (R-T2).
    #[must_use]
    pub(crate) fn moved_to_business_day(self, calendar: &BusinessCalendar) -> Self {
        let ends = self.due_on;
        if calendar.is_business_day(ends) {
            return self;
        }
        let due_on = calendar.next_business_day(ends);
        let mut doubtful = self.warnings;
        doubtful.extend(warnings(ends, due_on, calendar));
        doubtful.dedup();
        Self { due_on, moved_from: Some(ends), warnings: doubtful, ..self }
    }

    /// The moment at which the last day is over in the legal zone; that moment is already too late.
    pub fn ends_at(&self, zone: LegalZone) -> DateTime<Utc> {
        zone.end_of(self.due_on)
    }

    /// Where the deadline stands on a legal date, given when what it asks for was done, if it was.
    pub fn standing(
        &self,
        met_on: Option<NaiveDate>,
        today: NaiveDate,
        calendar: &BusinessCalendar,
    ) -> Standing {
        Standing::of(self.due_on, met_on, today, calendar)
    }
}

fn why_skipped(date: NaiveDate, calendar: &BusinessCalendar) -> Option<SkipReason> {
    match calendar.day(date) {
        Some(day) if day.kind == DayKind::Holiday => Some(SkipReason::Holiday(day.name.clone())),
        Some(day) if day.kind == DayKind::DayOff => Some(SkipReason::DayOff(day.name.clone())),
        Some(_) => None,
        None => is_weekend(date).then_some(SkipReason::Weekend),
    }
}

fn warnings(event_on: NaiveDate, due_on: NaiveDate, calendar: &BusinessCalendar) -> Vec<Warning> {
    // The day of the event does not count, so an event on 31 December needs no calendar of its own year.
    let first = event_on.succ_opt().unwrap_or(event_on).min(due_on);
    let years: BTreeSet<i32> =
        (first.year()..=due_on.year()).filter(|&year| !calendar.covers(year)).collect();
    let missing = years.into_iter().map(|year| Warning::NoCalendar { year });
    // The sighting of the moon moves a feast by a day: one just outside the term may still fall into it.
    let after = due_on.checked_add_days(Days::new(1)).unwrap_or(due_on);
    let feasts = calendar.days_between(event_on, after).filter(|day| day.estimated);
    let estimated = feasts.map(|day| Warning::Estimated { date: day.date, name: day.name.clone() });
    missing.chain(estimated).collect()
}

#[cfg(test)]
#[path = "deadline_tests.rs"]
mod tests;
