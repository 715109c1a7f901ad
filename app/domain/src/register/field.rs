//! How single fields of the register form are read.

use chrono::{Datelike, NaiveDate};

use super::problem::EntryFieldProblem;
use crate::discussion::{TextProblem, screen_line};

/// A text on one line, its white space single; it may be blank.
pub(super) fn line(text: &str, limit_chars: u32) -> Result<String, EntryFieldProblem> {
    match screen_line(text, limit_chars) {
        Ok(line) => Ok(line),
        Err(TextProblem::Empty) => Ok(String::new()),
        Err(TextProblem::TooLong) => Err(EntryFieldProblem::TooLong),
        Err(_) => Err(EntryFieldProblem::Unfit),
    }
}

/// One of the choices that have a code.
pub(super) fn choice<T>(text: &str, from_code: impl Fn(&str) -> Option<T>) -> Result<T, EntryFieldProblem> {
    match text.trim() {
        "" => Err(EntryFieldProblem::Missing),
        text => from_code(text).ok_or(EntryFieldProblem::UnknownChoice),
    }
}

/// A date that is not after today, "2026-03-02" or "02.03.2026".
pub(super) fn past_date(text: &str, today: NaiveDate) -> Result<NaiveDate, EntryFieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EntryFieldProblem::Missing);
    }
    let date =
        ["%Y-%m-%d", "%d.%m.%Y"].into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    match date {
        // The law is of 2013; an earlier year, or one of two digits, is a slip of the hand.
        Some(date) if date.year() < 2000 => Err(EntryFieldProblem::MalformedDate),
        Some(date) if date > today => Err(EntryFieldProblem::DateInFuture),
        Some(date) => Ok(date),
        None => Err(EntryFieldProblem::MalformedDate),
    }
}
