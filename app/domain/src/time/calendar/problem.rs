//! What is wrong with a calendar file, line by line.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CalendarDay, DayKind, is_weekend};

/// The most days of a file: more than ten years have.
pub(super) const MOST_DAYS: usize = 4_000;
/// The longest line of a file, in bytes; in iCalendar with the lines that continue it.
pub(super) const LONGEST_LINE: usize = 10_000;
/// The longest name of a day, in characters.
const LONGEST_NAME: usize = 500;
/// The most problems that are told at once.
const MOST_TOLD: usize = 100;
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

/// What was found in a file so far. It takes no more than a calendar has, and no more problems than are told.
#[derive(Default)]
pub(super) struct CalendarFindings {
    days: Vec<(usize, CalendarDay)>,
    problems: Vec<ImportProblem>,
}

impl CalendarFindings {
    /// Whether nothing was found yet, good or bad.
    pub(super) const fn is_empty(&self) -> bool {
        self.days.is_empty() && self.problems.is_empty()
    }

    /// A day that stands in a line.
    pub(super) fn day(&mut self, line: usize, day: CalendarDay) {
        if day.name.chars().nth(LONGEST_NAME).is_some() {
            self.problem(line, ImportReason::LongName);
        } else {
            self.days.push((line, day));
        }
    }

    /// A problem of a line.
    pub(super) fn problem(&mut self, line: usize, reason: ImportReason) {
        self.problems.push(ImportProblem { line, reason });
    }

    /// Whether the rest of the file need not be read, because it holds too much already.
    pub(super) fn is_full(&mut self, line: usize) -> bool {
        if self.days.len() > MOST_DAYS {
            self.problems = vec![ImportProblem { line, reason: ImportReason::ManyDays }];
            self.days.clear();
            return true;
        }
        self.problems.len() > MOST_TOLD
    }

    /// The checks that hold for days of any file format: no date twice, working days only on weekends, not empty.
    pub(super) fn settle(mut self) -> Result<Vec<CalendarDay>, Vec<ImportProblem>> {
        let mut seen = BTreeSet::new();
        for (line, day) in &self.days {
            let problem = |reason| ImportProblem { line: *line, reason };
            if !seen.insert(day.date) {
                self.problems.push(problem(ImportReason::DuplicateDate(day.date)));
            }
            if day.kind == DayKind::WorkingDay && !is_weekend(day.date) {
                self.problems.push(problem(ImportReason::WorkingDayOnWeekday(day.date)));
            }
        }
        if self.is_empty() {
            self.problem(1, ImportReason::Empty);
        }
        if self.problems.is_empty() {
            return Ok(self.days.into_iter().map(|(_, day)| day).collect());
        }
        self.problems.sort_by_key(|problem| problem.line);
        if let Some(line) = self.problems.get(MOST_TOLD).map(|problem| problem.line) {
            self.problems.truncate(MOST_TOLD);
            self.problem(line, ImportReason::More);
        }
        Err(self.problems)
    }
}
