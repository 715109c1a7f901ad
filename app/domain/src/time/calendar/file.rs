//! What a file of a calendar says: days by their dates, feasts that come each year, and what is told of it and not taken.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::CalendarDay;
use super::repeat::Yearly;

/// A year of which a file names fewer days is named in part: the country has a dozen holidays.
pub const FEWEST_DAYS: usize = 8;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarFile {
    /// The days that it names by their dates, in order, each date once.
    pub days: Vec<CalendarDay>,
    /// What is told of it and not taken, in the order of the file.
    pub notes: Vec<ImportNote>,
    /// The feasts that come each year.
    pub(super) yearly: Vec<Yearly>,
}

/// Something in a file that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportNote {
    /// The line in the file, from 1.
    pub line: usize,
    /// What it is.
    pub kind: NoteKind,
}

/// Why something is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NoteKind {
    /// The event is only observed: nobody is off.
    Observance {
        /// What it is called.
        name: String,
    },
    /// The event is cancelled.
    Cancelled {
        /// What it was called.
        name: String,
    },
    /// The day stands in the file already, under another name.
    Twice {
        /// The day.
        date: NaiveDate,
        /// The other name.
        name: String,
    },
}

/// What a file says of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearOfFile {
    /// Its days, in order.
    pub days: Vec<CalendarDay>,
    /// How many days the file names in other years, by year.
    pub others: BTreeMap<i32, usize>,
}

impl CalendarFile {
    /// Whether it names no day at all.
    pub const fn is_empty(&self) -> bool {
        self.days.is_empty() && self.yearly.is_empty()
    }

    /// The years of the days that it names by their dates.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.days.iter().map(|day| day.date.year()).collect();
        years.dedup();
        years
    }

    /// What it says of a year, with the feasts that come each year. A day named by its date stands before such a feast.
    pub fn of_year(&self, year: i32) -> YearOfFile {
        let mut days: BTreeMap<NaiveDate, CalendarDay> = BTreeMap::new();
        let mut others = BTreeMap::new();
        for day in &self.days {
            if day.date.year() == year {
                days.insert(day.date, day.clone());
            } else {
                *others.entry(day.date.year()).or_default() += 1;
            }
        }
        for day in self.yearly.iter().flat_map(|feast| feast.days_of(year)) {
            days.entry(day.date).or_insert(day);
        }
        YearOfFile { days: days.into_values().collect(), others }
    }
}
