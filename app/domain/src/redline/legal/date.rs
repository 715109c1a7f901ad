//! Dates and times of day.

use super::stems::{MONTHS, YEAR, YEAR_WORDS};
use super::{is_digits, is_ending, is_gap, is_hyphen};

/// A date in figures or with the name of its month.
pub(in crate::redline) fn date(rest: &[&str]) -> Option<usize> {
    match rest {
        [figures, ..]
            if figures.starts_with(|letter: char| letter.is_ascii_digit())
                && figures.split('.').count() == 3
                && figures.split('.').all(is_digits) =>
        {
            Some(1)
        }
        [year, "-", month, "-", day, ..]
            if year.len() == 4
                && [year, month, day].into_iter().all(|piece| is_digits(piece))
                && month.len() == 2
                && day.len() == 2 =>
        {
            Some(5)
        }
        [year, gap, word, gap_2, day, gap_3, month, ..]
            if is_year(year)
                && YEAR.has(word)
                && is_day(day)
                && MONTHS.has(month)
                && [gap, gap_2, gap_3].into_iter().all(|piece| is_gap(piece)) =>
        {
            Some(7)
        }
        [day, gap, month, ..] if is_day(day) && is_gap(gap) && MONTHS.has(month) => {
            Some(3 + year_after(rest.get(3..)?))
        }
        [month, gap, day, ",", gap_2, year, ..]
            if is_day(day) && is_year(year) && is_gap(gap) && is_gap(gap_2) && MONTHS.has(month) =>
        {
            Some(6)
        }
        _ => None,
    }
}

fn is_year(piece: &str) -> bool {
    piece.len() == 4 && is_digits(piece)
}

fn is_day(piece: &str) -> bool {
    piece.len() <= 2 && is_digits(piece)
}

/// " 2026 года" after a day and a month; nothing if no year is written.
fn year_after(rest: &[&str]) -> usize {
    match rest {
        [gap, year, gap_2, word, dot @ ..]
            if is_gap(gap) && is_year(year) && is_gap(gap_2) && YEAR_WORDS.has(word) =>
        {
            4 + usize::from(matches!(*word, "г" | "Г") && matches!(dot, [".", ..]))
        }
        [gap, year, ..] if is_gap(gap) && is_year(year) => 2,
        _ => 0,
    }
}

/// A time of day: "9:00", "9:00-ден", "8:30 a.m.".
pub(in crate::redline) fn time(rest: &[&str]) -> Option<usize> {
    let [hour, ":", minute, after @ ..] = rest else { return None };
    let is_time = is_day(hour) && minute.len() == 2 && is_digits(minute);
    is_time.then(|| {
        3 + match after {
            [gap, half, ".", ..] if is_gap(gap) && matches!(*half, "a.m" | "p.m") => 3,
            [gap, half, ..] if is_gap(gap) && matches!(*half, "am" | "pm" | "AM" | "PM") => 2,
            [hyphen, ending, ..] if is_hyphen(hyphen) && is_ending(ending) => 2,
            _ => 0,
        }
    })
}
