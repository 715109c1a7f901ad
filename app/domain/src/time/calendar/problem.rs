//! What is wrong with a calendar file, line by line.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest line of a file, in bytes; in iCalendar with the lines that continue it.
pub(super) const LONGEST_LINE: usize = 10_000;
/// The most letters of what a file says that are told again.
const LONGEST_TOLD: usize = 80;

/// A problem in one line of a calendar file. A file with any problem is not imported at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProblem {
    /// The line in the file, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: ImportReason,
}

/// Why a line of a calendar file cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", content = "value", rename_all = "snake_case")]
pub enum ImportReason {
    /// The file holds no day.
    Empty,
    /// Everything in the file is cancelled or a mere observance.
    NothingTaken,
    /// The file is not an iCalendar file.
    NotACalendar,
    /// The line has not two to four fields: date, kind, name, estimated.
    FieldCount(usize),
    /// A quoted field is not closed.
    OpenQuote,
    /// The date is not a date.
    BadDate(String),
    /// The kind is not one of `holiday`, `day_off`, `working_day`, nor a word for one of them.
    UnknownKind(String),
    /// The mark of an estimate is neither yes nor no.
    BadEstimated(String),
    /// The day has no name.
    NoName,
    /// The date stands in the file twice, as days of different kinds.
    DuplicateDate(NaiveDate),
    /// A day marked as a working weekend day is not a Saturday or Sunday.
    WorkingDayOnWeekday(NaiveDate),
    /// The event has no start.
    NoStart,
    /// The event has an hour: only all-day events are days of the calendar.
    NotAllDay(String),
    /// The event repeats in another way than once in so many years.
    Repeats,
    /// The words are coded in a way that is not read.
    Coding,
    /// The event ends before it starts or lasts longer than thirty-one days.
    BadLength,
    /// The event is not closed.
    OpenEvent,
    /// The line is longer than what is read.
    LongLine,
    /// The name of the day is longer than what is read.
    LongName,
    /// The file holds more days than what is read.
    ManyDays,
    /// There are more problems from this line on.
    More,
}

impl ImportReason {
    /// The stable name, for the words of the interface.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NothingTaken => "nothing_taken",
            Self::NotACalendar => "not_a_calendar",
            Self::FieldCount(_) => "field_count",
            Self::OpenQuote => "open_quote",
            Self::BadDate(_) => "bad_date",
            Self::UnknownKind(_) => "unknown_kind",
            Self::BadEstimated(_) => "bad_estimated",
            Self::NoName => "no_name",
            Self::DuplicateDate(_) => "duplicate_date",
            Self::WorkingDayOnWeekday(_) => "working_day_on_weekday",
            Self::NoStart => "no_start",
            Self::NotAllDay(_) => "not_all_day",
            Self::Repeats => "repeats",
            Self::Coding => "coding",
            Self::BadLength => "bad_length",
            Self::OpenEvent => "open_event",
            Self::LongLine => "long_line",
            Self::LongName => "long_name",
            Self::ManyDays => "many_days",
            Self::More => "more_problems",
        }
    }

    /// What the file says at that place, empty if it says nothing.
    pub fn value(&self) -> String {
        match self {
            Self::FieldCount(count) => count.to_string(),
            Self::BadDate(text)
            | Self::UnknownKind(text)
            | Self::BadEstimated(text)
            | Self::NotAllDay(text) => text.clone(),
            Self::DuplicateDate(date) | Self::WorkingDayOnWeekday(date) => date.to_string(),
            _ => String::new(),
        }
    }
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.reason.code())?;
        match self.reason.value() {
            value if value.is_empty() => Ok(()),
            value => write!(formatter, " `{value}`"),
        }
    }
}

/// So much of what a file says as is told again.
pub(super) fn told(value: &str) -> String {
    let mut letters = value.chars();
    let mut told: String = letters.by_ref().take(LONGEST_TOLD).collect();
    if letters.next().is_some() {
        told.push('…');
    }
    told
}
