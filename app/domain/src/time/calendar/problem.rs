//! What is wrong with a calendar file, line by line.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// The file is not an iCalendar file.
    NotACalendar,
    /// The line has not the four fields date, kind, name, estimated.
    FieldCount(usize),
    /// A quoted field is not closed.
    OpenQuote,
    /// The date is not a date.
    BadDate(String),
    /// The kind is not one of `holiday`, `day_off`, `working_day`.
    UnknownKind(String),
    /// The mark of an estimate is neither `yes` nor `no`.
    BadEstimated(String),
    /// The day has no name.
    NoName,
    /// The date stands in the file twice.
    DuplicateDate(NaiveDate),
    /// A day marked as a working weekend day is not a Saturday or Sunday.
    WorkingDayOnWeekday(NaiveDate),
    /// The event has no start.
    NoStart,
    /// The event has an hour: only all-day events are days of the calendar.
    NotAllDay(String),
    /// The event repeats: give each year its own days.
    Repeats,
    /// The event ends before it starts or lasts longer than thirty-one days.
    BadLength,
    /// The event is not closed.
    OpenEvent,
}

impl ImportReason {
    /// The stable name, for the words of the interface.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
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
            Self::BadLength => "bad_length",
            Self::OpenEvent => "open_event",
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

/// The checks that hold for days of any file format: no date twice, working days only on weekends, not empty.
pub(super) fn settle(
    found: Vec<(usize, super::CalendarDay)>,
    mut problems: Vec<ImportProblem>,
) -> Result<Vec<super::CalendarDay>, Vec<ImportProblem>> {
    let mut seen = std::collections::BTreeSet::new();
    for (line, day) in &found {
        if !seen.insert(day.date) {
            problems.push(ImportProblem { line: *line, reason: ImportReason::DuplicateDate(day.date) });
        }
        if day.kind == super::DayKind::WorkingDay && !super::is_weekend(day.date) {
            problems.push(ImportProblem { line: *line, reason: ImportReason::WorkingDayOnWeekday(day.date) });
        }
    }
    if found.is_empty() && problems.is_empty() {
        problems.push(ImportProblem { line: 1, reason: ImportReason::Empty });
    }
    if problems.is_empty() {
        return Ok(found.into_iter().map(|(_, day)| day).collect());
    }
    problems.sort_by_key(|problem| problem.line);
    Err(problems)
}
