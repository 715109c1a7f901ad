//! Working hours, where every word of them is understood.

use super::super::lead::lead;
use super::clock::{Piece, day, pieces, tells_time};
use super::place::place;
use crate::standard::{DayHours, Detail, Place, Week};

/// Words for hours that never end.
const AROUND: &[&str] = &["круглосуточно", "тәулік бойы", "around the clock"];
/// Words that a note begins with, and words that it ends with.
const EXCEPT: &[&str] =
    &["кроме", "за исключением", "согласно", "в соответствии", "без", "except", "according"];
const EXCEPT_AFTER: &[&str] = &["басқа", "қоспағанда", "сәйкес", "бөлек"];

/// The hours that words tell for certain, with the note beside them. The place may be known from before.
pub(crate) fn hours(words: &str, known: Option<Place>) -> Option<(Detail, String)> {
    let (place, rest) = match (place(words), known) {
        (Some((place, rest)), _) => (place, rest),
        (None, Some(place)) => (place, words),
        (None, None) => return None,
    };
    let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || "–—-:,".contains(letter));
    let (week, note) = always(rest).or_else(|| week(rest))?;
    Some((Detail::hours(place, week), as_sentence(&note)))
}

/// Whether words seem to tell hours.
pub(crate) fn seems_hours(words: &str) -> bool {
    let small = words.to_lowercase();
    let told = lead(words);
    let names_place = place(words).is_some() && (!told.1.is_empty() || tells_time(words));
    names_place && (tells_time(words) || AROUND.iter().any(|word| small.contains(word)))
}

/// "круглосуточно, за исключением технических перерывов"
fn always(text: &str) -> Option<(Week, String)> {
    let small = text.to_lowercase();
    let (place, word) = AROUND.iter().find_map(|word| Some((small.find(word)?, word)))?;
    let (before, after) = (text.get(..place)?.trim_end(), text.get(place + word.len()..)?);
    // In Kazakh the exception is told first.
    let begins = before.is_empty() || EXCEPT_AFTER.iter().any(|word| small_ends(before, word));
    let note =
        format!("{before}{}{after}", if before.is_empty() || after.starts_with(' ') { "" } else { " " });
    if !begins
        || after.starts_with(char::is_alphanumeric)
        || tells_time(&note)
        || closed(&note).next().is_some()
    {
        return None;
    }
    let all = DayHours { opens: 0, closes: 24 * 60, pause: None };
    Some((Week(std::array::from_fn(|_| Some(all.clone()))), note))
}

fn small_ends(text: &str, word: &str) -> bool {
    text.to_lowercase().trim_end_matches(',').ends_with(word)
}

/// "с понедельника по пятницу с 9.00 до 18.30, перерыв с 13.00 до 14.30, кроме выходных"
fn week(text: &str) -> Option<(Week, String)> {
    let mut found = Vec::new();
    let mut out = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut ended = false;
    for sentence in sentences(text) {
        // The first sentence tells the hours, the others are beside them.
        let segments = if ended { vec![sentence] } else { segments(sentence) };
        let mut own: Vec<&str> = Vec::new();
        for segment in segments {
            let (core, note) = if ended { ("", segment) } else { parts(segment) };
            found.extend(pieces(core)?);
            let excepted = excepted_days(note);
            if excepted.is_empty() {
                own.extend(Some(note.trim()).filter(|note| !note.is_empty()));
            } else {
                out.extend(excepted);
            }
        }
        ended = true;
        let own = own.join(", ");
        notes.extend(Some(own.trim_end_matches([' ', '.', ';']).to_owned()).filter(|note| !note.is_empty()));
    }
    let week = told(&found, &out)?;
    let note = notes.join(". ");
    let is_open = |day: usize| week.0.get(day).is_some_and(Option::is_some);
    // A note that tells other hours, or names a day that is open, says more than a note.
    let contradicts = tells_time(&note) || closed(&note).any(is_open);
    (!contradicts).then_some((week, note))
}

/// The sentences of a text: a full stop before a capital letter ends one.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (place, _) in text.match_indices(". ") {
        let after = text.get(place + 2..).unwrap_or("");
        if after.starts_with(char::is_uppercase) {
            found.extend(text.get(from..=place));
            from = place + 2;
        }
    }
    found.extend(text.get(from..));
    found
}

/// The pieces between commas and semicolons outside brackets and quotation marks.
fn segments(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (place, letter) in text.char_indices() {
        match letter {
            '(' | '«' => depth += 1,
            ')' | '»' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                found.extend(text.get(from..place));
                from = place + 1;
            }
            _ => {}
        }
    }
    found.extend(text.get(from..));
    found
}

/// A segment as hours and as a note.
fn parts(segment: &str) -> (&str, &str) {
    let small = segment.to_lowercase();
    let begins = |word: &str| {
        let place = small.find(word)?;
        let apart = place == 0 || small.get(..place)?.ends_with(|letter: char| !letter.is_alphanumeric());
        apart.then_some(place)
    };
    if let Some(place) = EXCEPT.iter().filter_map(|word| begins(word)).min() {
        return (segment.get(..place).unwrap_or(""), segment.get(place..).unwrap_or(""));
    }
    let ends = EXCEPT_AFTER.iter().filter_map(|word| Some(small.rfind(word)? + word.len())).max();
    if let Some(place) = ends {
        return (segment.get(place..).unwrap_or(""), segment.get(..place).unwrap_or(""));
    }
    // What tells no days and no times is beside them.
    let tells = pieces(segment).is_some() || tells_time(segment) || closed(segment).next().is_some();
    if tells { (segment, "") } else { ("", segment) }
}

/// The days that a note excepts, if it excepts nothing else: "кроме среды".
fn excepted_days(note: &str) -> Vec<usize> {
    let small = note.to_lowercase();
    let Some(days) =
        ["кроме", "за исключением", "except"].iter().find_map(|word| small.trim().strip_prefix(word))
    else {
        return Vec::new();
    };
    let words =
        || days.split(|letter: char| !letter.is_alphabetic()).filter(|word| !matches!(*word, "" | "и"));
    if words().all(|word| day(word).is_some()) { words().filter_map(day).collect() } else { Vec::new() }
}

/// The days that a text names.
fn closed(text: &str) -> impl Iterator<Item = usize> {
    let small = text.to_lowercase();
    let days: Vec<usize> = small.split(|letter: char| !letter.is_alphabetic()).filter_map(day).collect();
    days.into_iter()
}

/// The week that pieces tell: days, then their hours, then others.
fn told(found: &[Piece], out: &[usize]) -> Option<Week> {
    let mut week = Week::default();
    let found = pause_behind_days(found);
    let mut rest = found.as_slice();
    while !rest.is_empty() {
        let is_day = |piece: &&Piece| matches!(piece, Piece::Day(_) | Piece::Through | Piece::Daily);
        let count = rest.iter().take_while(is_day).count();
        let (days, behind) = rest.split_at_checked(count)?;
        let count = behind.iter().take_while(|piece| !is_day(piece)).count();
        let (times, behind) = behind.split_at_checked(count)?;
        let day_hours = day_hours(times)?;
        for day in named_days(days)? {
            let slot = week.0.get_mut(day).filter(|slot| slot.is_none())?;
            *slot = Some(day_hours.clone());
        }
        rest = behind;
    }
    for day in out {
        week.0.get_mut(*day)?.take()?;
    }
    week.0.iter().any(Option::is_some).then_some(week)
}

/// The pieces with a break that is told before the days put behind them, where there is one list of days.
fn pause_behind_days(found: &[Piece]) -> Vec<Piece> {
    let is_day = |piece: &&Piece| matches!(piece, Piece::Day(_) | Piece::Through | Piece::Daily);
    let first = found.iter().take_while(|piece| !is_day(piece)).count();
    let (before, rest) = found.split_at_checked(first).unwrap_or((&[], found));
    let days = rest.iter().take_while(is_day).count();
    let (days, behind) = rest.split_at_checked(days).unwrap_or((rest, &[]));
    if before.contains(&Piece::Pause) && !behind.iter().any(|piece| is_day(&piece)) {
        [days, before, behind].concat()
    } else {
        found.to_vec()
    }
}

/// The days of a list: one by one, and from one through another.
fn named_days(pieces: &[Piece]) -> Option<Vec<usize>> {
    let mut days: Vec<usize> = Vec::new();
    let mut through = false;
    for piece in pieces {
        match piece {
            Piece::Daily if pieces.len() == 1 => return Some((0..7).collect()),
            Piece::Day(day) if through => {
                let from = *days.last()?;
                if from >= *day {
                    return None;
                }
                days.extend(from + 1..=*day);
                through = false;
            }
            Piece::Day(day) => days.push(*day),
            Piece::Through => through = true,
            _ => return None,
        }
    }
    (!days.is_empty() && !through).then_some(days)
}

/// "9.00 18.30", with a break before or after it. In Kazakh the break is told before the hours.
fn day_hours(pieces: &[Piece]) -> Option<DayHours> {
    let times: Vec<u16> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Time(time) => Some(*time),
            _ => None,
        })
        .collect();
    let pauses = pieces.iter().filter(|piece| **piece == Piece::Pause).count();
    let day = match (times.as_slice(), pauses) {
        ([opens, closes], 0) => DayHours { opens: *opens, closes: *closes, pause: None },
        ([a, b, c, d], 1) => {
            let day = |opens, closes, pause| DayHours { opens, closes, pause: Some(pause) };
            [day(*a, *b, (*c, *d)), day(*c, *d, (*a, *b))].into_iter().find(is_sane)?
        }
        _ => return None,
    };
    is_sane(&day).then_some(day)
}

/// Whether the break stands within the hours.
fn is_sane(day: &DayHours) -> bool {
    let within = |(from, to): (u16, u16)| day.opens <= from && from < to && to <= day.closes;
    day.opens < day.closes && day.pause.is_none_or(within)
}

/// The note as a sentence of its own, none of its words cut.
fn as_sentence(note: &str) -> String {
    let note = note.trim_matches(|letter: char| letter.is_whitespace() || ",;.–—".contains(letter));
    // Brackets around the whole note are no part of it.
    let inner = note.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let note = inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(note);
    let mut letters = note.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
#[path = "hours_tests.rs"]
mod tests;
