//! A length of time as the law gives it, and the last day it reaches (R-T2 to R-T4).

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::BusinessCalendar;

/// What a term counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days of the business calendar that are worked (R-T3).
    BusinessDays,
    /// Every day.
    CalendarDays,
    /// Months, to the same day of the month (R-T4).
    Months,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::BusinessDays, Self::CalendarDays, Self::Months];

    /// The stable name in files and keys of the interface.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BusinessDays => "business_days",
            Self::CalendarDays => "calendar_days",
            Self::Months => "months",
        }
    }
}

/// A length of time: so many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// How many of the unit.
    pub amount: u32,
    /// What is counted.
    pub unit: Unit,
}

impl Term {
    /// A term in business days.
    pub const fn business_days(amount: u32) -> Self {
        Self { amount, unit: Unit::BusinessDays }
    }

    /// A term in calendar days.
    pub const fn calendar_days(amount: u32) -> Self {
        Self { amount, unit: Unit::CalendarDays }
    }

    /// A term in months.
    pub const fn months(amount: u32) -> Self {
        Self { amount, unit: Unit::Months }
    }

    /// The first day that counts after an event: the next day (R-T2), or the next business day.
    pub fn first_day(self, event_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
        match self.unit {
            Unit::BusinessDays => calendar.next_business_day(event_on),
            Unit::CalendarDays | Unit::Months => event_on.succ_opt().unwrap_or(event_on),
        }
    }

    /// The last day of a term that starts from an event: the day of the event itself does not count (R-T2), and the
    /// whole of the last day does. Dates beyond the end of the calendar become the last date there is.
    pub fn last_day(self, event_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
        match self.unit {
            Unit::BusinessDays => (0..self.amount).fold(event_on, |day, _| calendar.next_business_day(day)),
            Unit::CalendarDays => {
                event_on.checked_add_days(Days::new(self.amount.into())).unwrap_or(NaiveDate::MAX)
            }
            // chrono already ends on the month's last day where the day does not exist, as R-T4 asks.
            Unit::Months => event_on.checked_add_months(Months::new(self.amount)).unwrap_or(NaiveDate::MAX),
        }
    }
}
