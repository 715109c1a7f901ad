//! The number or mark that a paragraph begins with.

use super::source::SourceParagraph;

/// What kind of mark it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// "Глава 2.", "2-тарау."
    Chapter,
    /// "4."
    Point,
    /// "1)", "а)"
    Item,
    /// "–"
    Dash,
    /// None.
    None,
}

/// A paragraph without its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkedParagraph<'a> {
    /// The kind of the mark.
    pub(super) marker: Marker,
    /// The mark as it is printed.
    pub(super) printed: String,
    /// The words.
    pub(super) words: &'a str,
}

/// The words of chapters before their numbers, and after them.
const CHAPTERS: &[&str] = &["глава", "раздел", "chapter"];
const CHAPTERS_AFTER: &[&str] = &["тарау", "бөлім"];

/// The mark of a paragraph: of its list, or at the beginning of its words.
pub(super) fn marked(paragraph: &SourceParagraph) -> MarkedParagraph<'_> {
    let text = paragraph.text.trim();
    if let Some(mark) = &paragraph.mark {
        let printed = mark.text.trim();
        let numbered = printed.chars().any(char::is_numeric);
        let marker = match printed.chars().last() {
            Some(')') => Marker::Item,
            // "4.1." stands below "4.", whatever closes it.
            _ if numbered && mark.level > 0 => Marker::Item,
            _ if numbered => Marker::Point,
            _ => Marker::Dash,
        };
        // The number of a list may be followed by one that was typed.
        let typed = in_text(text);
        return match typed.marker {
            Marker::None => MarkedParagraph { marker, printed: printed.to_owned(), words: text },
            _ => typed,
        };
    }
    in_text(text)
}

fn in_text(text: &str) -> MarkedParagraph<'_> {
    let none = MarkedParagraph { marker: Marker::None, printed: String::new(), words: text };
    chapter(text)
        .or_else(|| numbered(text))
        .or_else(|| lettered(text))
        .or_else(|| dashed(text))
        .unwrap_or(none)
}

fn split(text: &str, at: usize, marker: Marker) -> Option<MarkedParagraph<'_>> {
    let (printed, words) = text.split_at_checked(at)?;
    Some(MarkedParagraph { marker, printed: printed.trim().to_owned(), words: words.trim_start() })
}

fn chapter(text: &str) -> Option<MarkedParagraph<'_>> {
    let first = text.split_whitespace().next()?;
    let lower = first.to_lowercase();
    if CHAPTERS.contains(&lower.as_str()) {
        let rest = text.strip_prefix(first)?.trim_start();
        let number = rest.split_whitespace().next()?;
        let is_number = |letter: char| letter.is_ascii_digit() || "IVXivx.".contains(letter);
        let words = rest.strip_prefix(number).filter(|_| number.chars().all(is_number))?;
        return split(text, text.len() - words.len(), Marker::Chapter);
    }
    let (number, word) = lower.split_once(['-', '\u{2011}'])?;
    let word = word.trim_end_matches('.');
    let is_chapter = number.chars().all(|letter| letter.is_ascii_digit()) && CHAPTERS_AFTER.contains(&word);
    (is_chapter && !number.is_empty()).then(|| split(text, first.len(), Marker::Chapter))?
}

/// "4.", "2.1.", "1)". A time or a date is no number of a point.
fn numbered(text: &str) -> Option<MarkedParagraph<'_>> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let (number, rest) = text.split_at_checked(end)?;
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let counted = |part: &&str| (1..=3).contains(&part.len()) && !part.starts_with('0');
    if !parts.iter().all(counted) {
        return None;
    }
    if rest.starts_with(')') {
        return split(text, end + 1, Marker::Item);
    }
    // "4-1." is a point that was put in later.
    if let Some(later) = rest.strip_prefix('-') {
        let digits = later.chars().take_while(char::is_ascii_digit).count();
        let closed = |mark| later.get(digits..).is_some_and(|rest| rest.starts_with(mark));
        let marker = if closed('.') { Marker::Point } else { Marker::Item };
        return (digits > 0 && (closed('.') || closed(')')))
            .then(|| split(text, end + digits + 2, marker))?;
    }
    let closed = number.ends_with('.') && number.matches("..").next().is_none();
    closed.then(|| split(text, end, Marker::Point))?
}

fn lettered(text: &str) -> Option<MarkedParagraph<'_>> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
    (letters.next() == Some(')')).then(|| split(text, letter.len_utf8() + 1, Marker::Item))?
}

fn dashed(text: &str) -> Option<MarkedParagraph<'_>> {
    let mut letters = text.chars();
    let dash = letters.next().filter(|letter| "-–—•·*".contains(*letter))?;
    letters.next().is_some_and(char::is_whitespace).then(|| split(text, dash.len_utf8(), Marker::Dash))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_terms_times_and_dates() {
        for (text, marker, words) in [
            ("Глава 2. Порядок оказания", Marker::Chapter, "Порядок оказания"),
            ("2-тарау. Көрсету тәртібі", Marker::Chapter, "Көрсету тәртібі"),
            ("4. Сроки", Marker::Point, "Сроки"),
            ("4-1. Сроки", Marker::Point, "Сроки"),
            ("2.1. Сроки", Marker::Point, "Сроки"),
            ("1) заявление;", Marker::Item, "заявление;"),
            ("а) заявление", Marker::Item, "заявление"),
            ("– копия", Marker::Dash, "копия"),
            ("3 (три) рабочих дня", Marker::None, "3 (три) рабочих дня"),
            ("9.00 до 18.30", Marker::None, "9.00 до 18.30"),
            ("01.02.2024 года", Marker::None, "01.02.2024 года"),
            ("3-жұмыс күні", Marker::None, "3-жұмыс күні"),
            ("", Marker::None, ""),
        ] {
            let paragraph = SourceParagraph::plain(text);
            let found = marked(&paragraph);
            assert_eq!((found.marker, found.words), (marker, words), "{text}");
        }
    }
}
