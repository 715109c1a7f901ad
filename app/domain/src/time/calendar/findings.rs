//! What was found in a calendar file so far, and whether it can be taken.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::file::{CalendarFile, ImportNote, NoteKind};
use super::problem::{ImportProblem, ImportReason, told};
use super::repeat::Yearly;
use super::{CalendarDay, DayKind, is_weekend};

/// The most days of a file: more than ten years have.
const MOST_DAYS: usize = 4_000;
/// The longest name of a day, in characters.
const LONGEST_NAME: usize = 500;
/// The most problems that are told at once.
const MOST_TOLD: usize = 100;

/// What was found in a file so far. It takes no more than a calendar has, and no more problems than are told.
#[derive(Default)]
pub(super) struct CalendarFindings {
    days: Vec<(usize, CalendarDay)>,
    yearly: Vec<Yearly>,
    notes: Vec<ImportNote>,
    problems: Vec<ImportProblem>,
}

impl CalendarFindings {
    /// Whether nothing was found yet, good or bad.
    pub(super) const fn is_empty(&self) -> bool {
        self.days.is_empty() && self.yearly.is_empty() && self.problems.is_empty()
    }

    /// A day that stands in a line.
    pub(super) fn day(&mut self, line: usize, day: CalendarDay) {
        if day.name.chars().nth(LONGEST_NAME).is_some() {
            self.problem(line, ImportReason::LongName);
        } else {
            self.days.push((line, day));
        }
    }

    /// A feast that comes each year, whose event begins in a line.
    pub(super) fn yearly(&mut self, line: usize, feast: Yearly) {
        if feast.name.chars().nth(LONGEST_NAME).is_some() {
            self.problem(line, ImportReason::LongName);
        } else {
            self.yearly.push(feast);
        }
    }

    /// What is told of a line and not taken.
    pub(super) fn note(&mut self, line: usize, kind: NoteKind) {
        if self.notes.len() < MOST_TOLD {
            self.notes.push(ImportNote { line, kind });
        }
    }

    /// A problem of a line.
    pub(super) fn problem(&mut self, line: usize, reason: ImportReason) {
        self.problems.push(ImportProblem { line, reason });
    }

    /// The feasts that come each year, to leave out the days in whose place others stand.
    pub(super) fn feasts(&mut self) -> impl Iterator<Item = &mut Yearly> {
        self.yearly.iter_mut()
    }

    /// Whether the rest of the file need not be read, because it holds too much already.
    pub(super) fn is_full(&mut self, line: usize) -> bool {
        if self.days.len() + self.yearly.len() > MOST_DAYS {
            self.problems = vec![ImportProblem { line, reason: ImportReason::ManyDays }];
            self.days.clear();
            self.yearly.clear();
            return true;
        }
        self.problems.len() > MOST_TOLD
    }

    /// The checks that hold for days of any file format: no date as two kinds, working days only on weekends, not empty.
    pub(super) fn settle(mut self) -> Result<CalendarFile, Vec<ImportProblem>> {
        if self.is_empty() {
            let reason = if self.notes.is_empty() { ImportReason::Empty } else { ImportReason::NothingTaken };
            self.problem(1, reason);
        }
        let mut kept: BTreeMap<NaiveDate, CalendarDay> = BTreeMap::new();
        for (line, day) in std::mem::take(&mut self.days) {
            if day.kind == DayKind::WorkingDay && !is_weekend(day.date) {
                self.problem(line, ImportReason::WorkingDayOnWeekday(day.date));
            }
            let Some(first) = kept.get_mut(&day.date) else {
                kept.insert(day.date, day);
                continue;
            };
            if first.kind != day.kind {
                self.problem(line, ImportReason::DuplicateDate(day.date));
                continue;
            }
            first.estimated |= day.estimated;
            if first.name != day.name {
                self.note(line, NoteKind::Twice { date: day.date, name: told(&day.name) });
            }
        }
        if self.problems.is_empty() {
            let days = kept.into_values().collect();
            return Ok(CalendarFile { days, notes: self.notes, yearly: self.yearly });
        }
        self.problems.sort_by_key(|problem| problem.line);
        if let Some(line) = self.problems.get(MOST_TOLD).map(|problem| problem.line) {
            self.problems.truncate(MOST_TOLD);
            self.problem(line, ImportReason::More);
        }
        Err(self.problems)
    }
}
