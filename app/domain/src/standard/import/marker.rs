//! The number or mark that a paragraph begins with.

use super::lead::small;
use super::names;
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
const CHAPTERS: &[&str] = &["глава", "раздел", "параграф", "chapter"];
const CHAPTERS_AFTER: &[&str] = &["тарау", "бөлім", "параграф"];

/// The mark of a paragraph: of its list, or at the beginning of its words. Lists down to a level number points, those
/// below it number items.
pub(super) fn marked(paragraph: &SourceParagraph, points: u8) -> MarkedParagraph<'_> {
    let text = paragraph.text.trim();
    if let Some(words) = own_number(text, paragraph.heading.is_some()) {
        // A document or a ground that this site printed is one of a list, whatever it says.
        let is_one = paragraph.heading.is_none() && ["2.6.", "2.7."].iter().any(|of| text.starts_with(of));
        let marker = if is_one { Marker::Item } else { Marker::None };
        return MarkedParagraph { marker, printed: String::new(), words };
    }
    if let Some(mark) = &paragraph.mark {
        let printed = mark.text.trim();
        let numbered = printed.chars().any(char::is_numeric);
        let is_lettered = printed.chars().count() > 1 && printed.starts_with(char::is_alphabetic);
        let marker = match printed.chars().last() {
            Some(')') => Marker::Item,
            _ if in_text(&format!("{printed} .")).marker == Marker::Chapter => Marker::Chapter,
            // "4.1." stands below "4.", whatever closes it.
            _ if numbered && mark.level > points => Marker::Item,
            _ if numbered => Marker::Point,
            // "I.", "a."
            _ if is_lettered => Marker::Item,
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

/// The words behind a number as this site prints them: "2" before the heading of a part, "2.6" before that of an element,
/// "2.6.3" before a line.
fn own_number(text: &str, is_heading: bool) -> Option<&str> {
    let (number, words) = text.split_once(char::is_whitespace)?;
    let mut parts = number.split('.');
    let is_part =
        |part: &str, most: usize| part.len() <= most && part.parse().is_ok_and(|part: u16| part > 0);
    let first = parts.next()?;
    let Some(second) = parts.next() else {
        // Only before the name of a part: "1 заявка" may be any heading, and its number one of its words.
        let is_own = is_heading && is_part(first, 1) && names::part(&small(words)).is_some();
        return is_own.then(|| words.trim_start());
    };
    let third = parts.next();
    let is_own = is_part(first, 1)
        && is_part(second, 1)
        && third.map_or(is_heading, |third| is_part(third, 3))
        && parts.next().is_none();
    is_own.then(|| words.trim_start())
}

/// The mark at the beginning of words.
pub(super) fn marked_text(text: &str) -> MarkedParagraph<'_> {
    in_text(text.trim())
}

fn in_text(text: &str) -> MarkedParagraph<'_> {
    let none = MarkedParagraph { marker: Marker::None, printed: String::new(), words: text };
    chapter(text)
        .or_else(|| numbered(text))
        .or_else(|| roman(text))
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

/// "II." in Latin letters: a chapter where it names a part, an item of a list otherwise.
fn roman(text: &str) -> Option<MarkedParagraph<'_>> {
    let (number, rest) = text.split_once('.')?;
    let is_roman = (1..=5).contains(&number.len()) && number.chars().all(|letter| "IVX".contains(letter));
    (is_roman && rest.starts_with(char::is_whitespace))
        .then(|| split(text, number.len() + 1, Marker::Item))?
}

fn lettered(text: &str) -> Option<MarkedParagraph<'_>> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
    (letters.next() == Some(')')).then(|| split(text, letter.len_utf8() + 1, Marker::Item))?
}

fn dashed(text: &str) -> Option<MarkedParagraph<'_>> {
    let mut letters = text.chars();
    let dash = letters.next().filter(|letter| "-–—•·*−▪●○■➢\u{f0b7}\u{f0a7}\u{f02d}".contains(*letter))?;
    letters.next().is_some_and(char::is_whitespace).then(|| split(text, dash.len_utf8(), Marker::Dash))?
}

#[cfg(test)]
mod tests {
    use super::super::source::ListMark;
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
            ("ГЛАВА 2. ПОРЯДОК ОКАЗАНИЯ", Marker::Chapter, "ПОРЯДОК ОКАЗАНИЯ"),
            ("II. Порядок оказания", Marker::Item, "Порядок оказания"),
            ("\u{f0b7} план", Marker::Dash, "план"),
            ("", Marker::None, ""),
        ] {
            let paragraph = SourceParagraph::plain(text);
            let found = marked(&paragraph, 0);
            assert_eq!((found.marker, found.words), (marker, words), "{text}");
        }
    }

    #[test]
    fn numbers_that_this_site_prints_are_no_words() {
        let heading = |text: &str| SourceParagraph { heading: Some(2), ..SourceParagraph::plain(text) };
        assert_eq!(marked(&heading("2.1 Срок оказания"), 0).words, "Срок оказания");
        assert_eq!(marked(&heading("4 Иные требования"), 0).words, "Иные требования");
        assert_eq!(marked(&heading("1 заявка"), 0).words, "1 заявка", "a number that is a word stays");
        assert_eq!(marked(&SourceParagraph::plain("2.6.3\tзаявление"), 0).words, "заявление");
        for text in ["1.5 МРП", "01.02.2024 года", "2.6.3", "10.1.1 слова"] {
            assert_eq!(marked(&SourceParagraph::plain(text), 0).words, text);
        }
    }

    #[test]
    fn points_below_numbered_chapters_are_points() {
        let of = |level, text: &str, points| {
            let mark = Some(ListMark { level, text: text.to_owned() });
            marked(&SourceParagraph { mark, ..SourceParagraph::plain("слова") }, points).marker
        };
        assert_eq!(of(0, "Глава 1.", 1), Marker::Chapter);
        assert_eq!(of(1, "2.", 1), Marker::Point);
        assert_eq!(of(2, "1)", 1), Marker::Item);
        assert_eq!(of(1, "2.", 0), Marker::Item);
        assert_eq!(of(0, "II.", 0), Marker::Item);
        assert_eq!(of(0, "–", 0), Marker::Dash);
    }
}
