//! The words of which the names of acts are made.

use chrono::NaiveDate;

const MONTHS: &[&str] = &[
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
];

/// Whether a word may stand between the kind of an act and its name: the country and the date.
pub(super) fn is_beside(word: &str) -> bool {
    let word = letters(word);
    word.is_empty()
        || word.chars().all(|letter| letter.is_ascii_digit())
        || ["республик", "казахстан", "рк", "от", "года", "г"].iter().any(|known| word.starts_with(known))
        || MONTHS.iter().any(|month| word.starts_with(month))
}

/// Whether a small word is the name of a month in some case.
pub(super) fn is_month(word: &str) -> bool {
    // "ма" begins many other words.
    word == "мая" || MONTHS.iter().any(|month| month.chars().count() > 2 && word.starts_with(month))
}

/// The date that stands between the kind of an act and its name: "от 15 апреля 2013 года".
pub(super) fn dated(between: &str) -> Option<NaiveDate> {
    let words: Vec<String> = between.split_whitespace().map(letters).collect();
    words.windows(3).find_map(|three| {
        let [day, month, year] = three else { return None };
        let (number, _) = (1_u32..).zip(MONTHS).find(|(_, stem)| month.starts_with(**stem))?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, number, day.parse().ok()?)
    })
}

/// The words before the only quotation, and the quotation.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    let (before, rest) = text.split_once('«')?;
    let (title, rest) = rest.split_once('»')?;
    // Two laws are none for certain.
    (!rest.contains('«') && !title.contains('«')).then_some((before, title.trim()))
}

/// A word in small letters without the marks around it.
pub(super) fn letters(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}
