//! Which days are worked: weekends, public holidays, transferred days off and working weekend days (R-T3).

mod csv;
mod file;
mod findings;
mod icalendar;
mod problem;
mod read;
mod repeat;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use csv::parse_csv;
pub use file::{CalendarFile, FEWEST_DAYS, ImportNote, NoteKind, YearOfFile};
pub use icalendar::parse_icalendar;
pub use problem::{ImportProblem, ImportReason};
pub use read::{decode_calendar, read_calendar};

/// The largest file of a calendar that is read, in bytes.
pub const LARGEST_CALENDAR: usize = 1 << 20;

/// The calendars of Kazakhstan for 2024 to 2027 that come with the program.
const SHIPPED: &str = include_str!("../../../data/kz-calendar-2024-2027.csv");

/// Why a day stands in the business calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A public holiday: not a business day.
    Holiday,
    /// A weekday off in exchange or in lieu: not a business day.
    DayOff,
    /// A weekend day that is worked: a business day.
    WorkingDay,
}

impl DayKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Holiday, Self::DayOff, Self::WorkingDay];

    /// The stable name in files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::DayOff => "day_off",
            Self::WorkingDay => "working_day",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A day that differs from the ordinary week.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CalendarDay {
    /// The legal date.
    pub date: NaiveDate,
    /// Why it differs.
    pub kind: DayKind,
    /// What the day is called, in the language of the source.
    pub name: String,
    /// Whether the date is an estimate: a movable feast that no act has fixed yet.
    pub estimated: bool,
}

/// The business calendar: the days that differ from Monday to Friday, and the years for which they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessCalendar {
    days: BTreeMap<NaiveDate, CalendarDay>,
    years: BTreeSet<i32>,
}

impl BusinessCalendar {
    /// The calendar of Kazakhstan for 2024 to 2027 that comes with the program.
    pub fn shipped() -> Self {
        // The file is part of the program; a test proves that it reads.
        Self::from_days(parse_csv(SHIPPED).unwrap_or_default().days)
    }

    /// A calendar of these days; it covers the years that have any of them.
    pub fn from_days(days: Vec<CalendarDay>) -> Self {
        let years = days.iter().map(|day| day.date.year()).collect();
        Self { days: days.into_iter().map(|day| (day.date, day)).collect(), years }
    }

    /// The same calendar that also covers `years`, even those in which no day differs from the ordinary week.
    #[must_use]
    pub fn with_years(mut self, years: impl IntoIterator<Item = i32>) -> Self {
        self.years.extend(years);
        self
    }

    /// Puts new days in place of everything known about a year. Days of other years are left out.
    pub fn replace_year(&mut self, year: i32, days: Vec<CalendarDay>) {
        self.days.retain(|date, _| date.year() != year);
        let days = days.into_iter().filter(|day| day.date.year() == year);
        self.days.extend(days.map(|day| (day.date, day)));
        self.years.insert(year);
    }

    /// Whether holidays of the year are known; otherwise only weekends are.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The years covered, in order.
    pub fn years(&self) -> Vec<i32> {
        self.years.iter().copied().collect()
    }

    /// What is known of a date beyond the ordinary week.
    pub fn day(&self, date: NaiveDate) -> Option<&CalendarDay> {
        self.days.get(&date)
    }

    /// The days that differ from the ordinary week in a year, in order.
    pub fn days_of(&self, year: i32) -> impl Iterator<Item = &CalendarDay> {
        self.days.values().filter(move |day| day.date.year() == year)
    }

    /// The days that differ from the ordinary week from `first` to `last`, both included; none if they are reversed.
    pub fn days_between(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &CalendarDay> {
        // A reversed range would panic, so the start is held back and the dates before it are left out again.
        self.days.range(first.min(last)..=last).map(|(_, day)| day).filter(move |day| day.date >= first)
    }

    /// Whether the date is a business day (R-T3). In a year that is not covered, every Monday to Friday is one.
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        match self.day(date).map(|day| day.kind) {
            Some(DayKind::WorkingDay) => true,
            Some(DayKind::Holiday | DayKind::DayOff) => false,
            None => !is_weekend(date),
        }
    }

    /// The first business day after a date.
    pub fn next_business_day(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().skip(1).find(|&day| self.is_business_day(day)).unwrap_or(NaiveDate::MAX)
    }

    /// How many business days lie after `event_on`, up to and including `last`.
    pub fn business_days_between(&self, event_on: NaiveDate, last: NaiveDate) -> u32 {
        let days = event_on.iter_days().skip(1).take_while(|&day| day <= last);
        let count = days.filter(|&day| self.is_business_day(day)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// Whether the date is a Saturday or a Sunday.
pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn r_t3_the_shipped_calendar_knows_2024_to_2027() {
        let calendar = BusinessCalendar::shipped();
        assert_eq!(calendar.years(), [2024, 2025, 2026, 2027]);
        for (day, business) in [
            ("2024-05-03", true),
            ("2024-05-04", true),
            ("2024-05-05", false),
            ("2024-05-07", false),
            ("2024-05-08", false),
            ("2025-01-03", false),
            ("2025-01-05", true),
            ("2026-03-09", false),
            ("2026-05-27", false),
            ("2027-12-16", false),
            ("2027-12-17", true),
        ] {
            assert_eq!(calendar.is_business_day(date(day)), business, "{day}");
        }
        assert!(!calendar.day(date("2026-05-27")).unwrap().estimated, "it has been");
        assert!(calendar.day(date("2027-05-16")).unwrap().estimated);
        assert!(!calendar.covers(2028) && calendar.is_business_day(date("2028-05-01")));
    }

    #[test]
    fn r_t3_a_year_is_replaced_as_a_whole_and_alone() {
        let mut calendar = BusinessCalendar::shipped();
        let before: Vec<_> = calendar.days_of(2025).cloned().collect();
        let holiday = |text| CalendarDay {
            date: date(text),
            kind: DayKind::Holiday,
            name: "Holiday".to_owned(),
            estimated: false,
        };
        calendar.replace_year(2026, vec![holiday("2026-02-03"), holiday("2025-02-03")]);
        assert!(!calendar.is_business_day(date("2026-02-03")));
        assert!(calendar.is_business_day(date("2026-03-09")));
        assert_eq!(calendar.days_of(2025).cloned().collect::<Vec<_>>(), before);
        calendar.replace_year(2028, Vec::new());
        assert!(calendar.covers(2028));
        assert!(BusinessCalendar::default().with_years([2029]).covers(2029));
    }

    #[test]
    fn r_t3_days_between_takes_reversed_dates() {
        let calendar = BusinessCalendar::shipped();
        let (first, last) = (date("2024-05-01"), date("2024-05-09"));
        assert_eq!(calendar.days_between(first, last).count(), 5);
        assert_eq!(calendar.days_between(last, first).count(), 0);
        assert_eq!(calendar.business_days_between(last, first), 0);
    }
}
