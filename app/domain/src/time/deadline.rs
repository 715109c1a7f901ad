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
mod tests {
    use super::*;
    use crate::law::in_force_on;
    use crate::time::CalendarDay;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn placement(included_on: &str) -> Deadline {
        let included_on = date(included_on);
        in_force_on(included_on).placement.deadline(included_on, &BusinessCalendar::shipped())
    }

    #[test]
    fn r15_2_placement_is_due_within_five_business_days() {
        let deadline = placement("2024-05-03");
        assert_eq!((deadline.rule, deadline.article.as_ref()), (Rule::R15_2, "Art. 15(2)"));
        assert_eq!(deadline.first_day, date("2024-05-04"));
        assert_eq!(deadline.due_on, date("2024-05-14"));
        assert_eq!(deadline.worked, [date("2024-05-04")]);
        let skipped: Vec<_> =
            deadline.skipped.iter().map(|day| (day.date.to_string(), day.reason.clone())).collect();
        assert_eq!(
            skipped,
            [
                ("2024-05-05".to_owned(), SkipReason::Weekend),
                ("2024-05-07".to_owned(), SkipReason::Holiday("Defender of the Fatherland Day".to_owned())),
                (
                    "2024-05-08".to_owned(),
                    SkipReason::DayOff("Day off (substituted from 05/04/2024)".to_owned())
                ),
                ("2024-05-09".to_owned(), SkipReason::Holiday("Victory Day".to_owned())),
                ("2024-05-11".to_owned(), SkipReason::Weekend),
                ("2024-05-12".to_owned(), SkipReason::Weekend),
            ]
        );
        assert!(deadline.warnings.is_empty());
    }

    #[test]
    fn r15_3_window_is_thirty_calendar_days() {
        let deadline = in_force_on(date("2026-03-02"))
            .discussion
            .deadline(date("2026-03-02"), &BusinessCalendar::shipped());
        let zone = LegalZone::default();
        assert_eq!(deadline.due_on, date("2026-04-01"));
        assert_eq!(deadline.ends_at(zone).to_rfc3339(), "2026-04-01T19:00:00+00:00");
        assert!(deadline.skipped.is_empty() && deadline.warnings.is_empty());
        assert_eq!(
            deadline.derivation_en(zone),
            "placed 2 March 2026; day 1 is 3 March 2026; thirty calendar days; ends 1 April 2026 24:00, Asia/Almaty"
        );
    }

    #[test]
    fn r_t3_a_year_without_a_calendar_is_told() {
        let deadline = placement("2027-12-30");
        assert_eq!(deadline.due_on, date("2028-01-06"));
        assert_eq!(deadline.warnings, [Warning::NoCalendar { year: 2028 }]);
        assert!(
            deadline
                .derivation_en(LegalZone::default())
                .ends_with("no business calendar for 2028: only weekends left out")
        );
        // The day of the event does not count, so its year need not be known.
        assert!(placement("2023-12-31").warnings.is_empty());
        // A window in calendar days needs no calendar.
        let discussion = &in_force_on(date("2027-12-30")).discussion;
        assert!(discussion.deadline(date("2027-12-30"), &BusinessCalendar::shipped()).warnings.is_empty());
    }

    #[test]
    fn r_t3_an_estimated_feast_in_or_next_to_the_term_is_told() {
        let mut calendar = BusinessCalendar::shipped();
        let estimated =
            |day: &CalendarDay| CalendarDay { estimated: day.date == date("2026-05-27"), ..day.clone() };
        let days = calendar.days_of(2026).map(estimated).collect();
        calendar.replace_year(2026, days);
        let placement = |on: &str| in_force_on(date(on)).placement.deadline(date(on), &calendar);
        let feast = || [Warning::Estimated { date: date("2026-05-27"), name: "Eid al-Adha".to_owned() }];
        assert_eq!(placement("2026-05-25").due_on, date("2026-06-02"));
        assert_eq!(placement("2026-05-25").warnings, feast());
        assert_eq!(placement("2026-05-19").due_on, date("2026-05-26"));
        assert_eq!(placement("2026-05-19").warnings, feast());
        assert!(placement("2026-05-18").warnings.is_empty());
    }

    #[test]
    fn r_t3_the_english_derivation_tells_every_day_that_does_not_count() {
        assert_eq!(
            placement("2026-03-02").derivation_en(LegalZone::default()),
            "included in the register 2 March 2026; day 1 is 3 March 2026; five business days; \
             ends 10 March 2026 24:00, Asia/Almaty; not counted: 7 March 2026 (weekend), 8 March 2026 \
             (International Women's Day), 9 March 2026 (International Women's Day (observed))"
        );
        assert!(
            placement("2024-05-03")
                .derivation_en(LegalZone::default())
                .ends_with("; worked weekend days: 4 May 2024")
        );
    }

    #[test]
    fn r15_2_a_deadline_stands_differently_each_day() {
        let deadline = placement("2026-03-02");
        let calendar = BusinessCalendar::shipped();
        let standing =
            |met: Option<&str>, today: &str| deadline.standing(met.map(date), date(today), &calendar);
        assert_eq!(
            standing(None, "2026-03-02"),
            Standing::Due { business_days_left: 5, calendar_days_left: 8 }
        );
        assert_eq!(
            standing(None, "2026-03-08"),
            Standing::Due { business_days_left: 1, calendar_days_left: 2 }
        );
        assert_eq!(standing(None, "2026-03-10"), Standing::DueToday);
        assert_eq!(standing(None, "2026-03-11"), Standing::Overdue { days: 1 });
        let on = date("2026-03-10");
        assert_eq!(standing(Some("2026-03-10"), "2026-04-01"), Standing::Met { on });
        let on = date("2026-03-12");
        assert_eq!(standing(Some("2026-03-12"), "2026-04-01"), Standing::MetLate { on, days: 2 });
        assert!(standing(None, "2026-03-11").is_late() && !standing(None, "2026-03-10").is_late());
    }

    #[test]
    fn a_deadline_survives_being_written_and_read() {
        for deadline in [placement("2024-05-03"), placement("2027-12-30"), placement("2026-05-25")] {
            let text = serde_json::to_string(&deadline).unwrap();
            assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), deadline);
        }
    }
}
