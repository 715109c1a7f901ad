//! The words of which the names of acts are made.

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
