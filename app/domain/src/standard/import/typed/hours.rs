//! Working hours.

use crate::standard::{DayHours, Detail, Place, Week};

/// The place whose hours small words tell.
fn place(small: &str) -> Option<Place> {
    let places: [(Place, &[&str]); 3] = [
        (Place::Portal, &["портал", "portal"]),
        (Place::StateCorporation, &["корпораци", "цон", "state corporation"]),
        (Place::Provider, &["услугодател", "қызметті беруші", "provider"]),
    ];
    let named = |(_, words): &&(Place, &[&str])| words.iter().any(|word| small.contains(word));
    let mut found = places.iter().filter(named).map(|(place, _)| *place);
    found.next().filter(|_| found.next().is_none())
}

/// The days whose hours small words tell, counted from Monday.
fn days(small: &str) -> Option<usize> {
    let has = |word: &str| small.contains(word);
    let week = |last: &[&str]| last.iter().any(|word| has(word));
    let monday = has("понедельник") || has("дүйсенбі") || has("monday");
    match () {
        () if !monday => None,
        () if week(&["по субботу", "сенбіні қоса", "сенбі аралығында", "to saturday"]) => {
            Some(6)
        }
        () if week(&["по пятницу", "жұманы қоса", "жұма аралығында", "жұмаға дейін", "to friday"]) => {
            Some(5)
        }
        () => None,
    }
}

/// The times of a text, in minutes after midnight: "9.00", "18:30".
fn times(words: &str) -> Vec<u16> {
    let is_time = |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.');
    let time = |piece: &str| {
        let (hour, minute) = piece.trim_end_matches('.').split_once([':', '.'])?;
        let (hour, minute): (u16, u16) =
            (hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    words.split(|letter| !is_time(letter)).filter_map(time).collect()
}

/// Whether the break stands within the hours. In Kazakh the break is told before them.
fn is_sane(day: &DayHours) -> bool {
    let within = |(from, to): (u16, u16)| day.opens <= from && from < to && to <= day.closes;
    day.opens < day.closes && day.pause.is_none_or(within)
}

/// The hours that words tell for certain, with the note beside them.
pub(crate) fn hours(words: &str, small: &str) -> Option<(Detail, String)> {
    let place = place(small)?;
    let around = ["круглосуточно", "тәулік бойы", "around the clock"];
    let week = if around.iter().any(|word| small.contains(word)) {
        Week(std::array::from_fn(|_| Some(DayHours { opens: 0, closes: 24 * 60, pause: None })))
    } else {
        let last = days(small)?;
        let day = match times(words).as_slice() {
            [opens, closes] => DayHours { opens: *opens, closes: *closes, pause: None },
            [a, b, c, d] => {
                let day = |opens, closes, pause| DayHours { opens, closes, pause: Some(pause) };
                [day(*a, *b, (*c, *d)), day(*c, *d, (*a, *b))].into_iter().find(is_sane)?
            }
            _ => return None,
        };
        if !is_sane(&day) {
            return None;
        }
        Week(std::array::from_fn(|place| (place < last).then(|| day.clone())))
    };
    Some((Detail::hours(place, week), note(words, &around)))
}

/// What is said besides the place, the days and the times.
fn note(words: &str, around: &[&str]) -> String {
    let lead = super::super::lead::lead(words).1;
    let words = if lead.is_empty() { words } else { lead };
    let says_more = |part: &&str| {
        let small = part.to_lowercase();
        let known = ["понедельник", "дүйсенбі", "monday", "пятниц", "жұма"];
        let is_known = known.iter().chain(around).any(|word| small.contains(word));
        !is_known && times(part).is_empty() && !small.trim().is_empty()
    };
    let parts: Vec<&str> = words.split([',', ';']).filter(says_more).map(str::trim).collect();
    let note = parts.join(", ");
    let mut letters = note.trim_end_matches('.').chars();
    // The note is a sentence of its own.
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<(Detail, String)> {
        hours(words, &words.to_lowercase())
    }

    #[test]
    fn hours_are_read_with_their_note() {
        let words = "услугодателя – с понедельника по пятницу включительно, с 9.00 до 18.30 часов, с перерывом на обед с \
                     13.00 до 14.30 часов, кроме выходных и праздничных дней;";
        let Some((Detail::Hours { place: Place::Provider, week, .. }, note)) = read(words) else { panic!() };
        let day = DayHours { opens: 540, closes: 1110, pause: Some((780, 870)) };
        assert_eq!(week.0, std::array::from_fn(|place| (place < 5).then(|| day.clone())));
        assert_eq!(note, "Кроме выходных и праздничных дней");
        let kazakh =
            "Мемлекеттік корпорация – дүйсенбіден бастап сенбіні қоса алғанда сағат 9.00-ден 20.00-ге дейін;";
        let Some((Detail::Hours { place: Place::StateCorporation, week, .. }, _)) = read(kazakh) else {
            panic!()
        };
        assert_eq!(week.0.iter().flatten().count(), 6);
        let Some((Detail::Hours { place: Place::Portal, .. }, _)) = read("портал – круглосуточно")
        else {
            panic!()
        };
        for unclear in [
            "услугодателя – в рабочие дни",
            "портал – с понедельника по пятницу с 18.00 до 9.00",
            "с 9.00 до 18.00",
        ] {
            assert_eq!(read(unclear), None, "{unclear}");
        }
    }
}
