//! Where the words that are looked for stand in a text: pieces of it, of which some are marked.

use domain::language::Language;
use domain::search::terms;

use super::wanted::{Wanted, keyed};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are what was looked for.
    pub is_marked: bool,
}

/// How many characters stand before the first marked word.
const BEFORE: usize = 80;
/// How many characters an excerpt has.
const LENGTH: usize = 240;

/// The byte ranges of the words that are looked for, in their order and apart from each other, each with the place of its word.
fn found(text: &str, language: Option<Language>, wanted: &Wanted) -> Vec<(usize, usize, usize)> {
    let mut ranges: Vec<(usize, usize, usize)> = Vec::new();
    for term in terms(text, language) {
        let Some(stem) = keyed(&term.stem) else { continue };
        let Some(place) = wanted.words.iter().position(|word| word.is(&stem)) else { continue };
        let end = ranges.last().map_or(0, |(_, end, _)| *end);
        if term.start >= end && term.start < term.end {
            ranges.push((term.start, term.end, place));
        }
    }
    ranges
}

/// How many different words of those that are looked for stand in a text.
pub(crate) fn matches(text: &str, language: Option<Language>, wanted: &Wanted) -> usize {
    let mut places: Vec<usize> =
        found(text, language, wanted).into_iter().map(|(_, _, place)| place).collect();
    places.sort_unstable();
    places.dedup();
    places.len()
}

/// The whole text with its marks.
pub(crate) fn marked(text: &str, language: Option<Language>, wanted: &Wanted) -> Vec<Piece> {
    pieces(text, &found(text, language, wanted), 0, text.len())
}

/// The part of a text around the first word that is looked for; its beginning where there is none.
pub(crate) fn excerpt(text: &str, language: Option<Language>, wanted: &Wanted) -> Vec<Piece> {
    let ranges = found(text, language, wanted);
    let first = ranges.first().map_or(0, |(start, _, _)| *start);
    let from = back(text, first);
    let to = forward(text, from);
    let mut shown = pieces(text, &ranges, from, to);
    let dots = || Piece { text: "…".to_owned(), is_marked: false };
    if from > 0 {
        shown.insert(0, dots());
    }
    if to < text.len() {
        shown.push(dots());
    }
    shown
}

/// The pieces between two places.
fn pieces(text: &str, ranges: &[(usize, usize, usize)], from: usize, to: usize) -> Vec<Piece> {
    let mut shown = Vec::new();
    let mut put = |start: usize, end: usize, is_marked: bool| {
        let words = text.get(start..end).filter(|words| !words.is_empty());
        shown.extend(words.map(|words| Piece { text: words.to_owned(), is_marked }));
    };
    let mut at = from;
    for (start, end, _) in ranges.iter().filter(|(start, end, _)| *start >= from && *end <= to) {
        put(at, *start, false);
        put(*start, *end, true);
        at = *end;
    }
    put(at, to, false);
    shown
}

/// The beginning of a word some characters before a place.
fn back(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let Some((far, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    let between = before.get(far..).unwrap_or_default();
    between.find(char::is_whitespace).map_or(far, |space| {
        let rest = between.get(space..).unwrap_or_default();
        far + space + (rest.len() - rest.trim_start().len())
    })
}

/// The end of a word some characters after a place, or of the text.
fn forward(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let Some((far, _)) = rest.char_indices().nth(LENGTH) else { return text.len() };
    let shown = rest.get(..far).unwrap_or_default();
    from + shown.rfind(char::is_whitespace).filter(|space| *space > far / 2).unwrap_or(far)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_text_is_parted_and_nothing_of_it_is_lost() {
        let text = "Регистрация пасеки, и ещё раз пасека";
        let ranges = [(23, 35, 0), (54, 66, 0)];
        let shown = pieces(text, &ranges, 0, text.len());
        assert_eq!(whole(&shown), text);
        assert!(shown.iter().any(|piece| piece.is_marked && piece.text == "пасеки"), "{shown:?}");
    }

    #[test]
    fn an_excerpt_begins_and_ends_at_words() {
        let text = "слово ".repeat(200);
        let middle = text.len() / 2 / 11 * 11;
        let from = back(&text, middle);
        let to = forward(&text, from);
        assert!(from > 0 && to < text.len());
        assert!(text.get(from..to).unwrap().starts_with("слово"));
        assert!(text.get(from..to).unwrap().ends_with("слово"));
        assert_eq!((back("слово", 0), forward("слово", 0)), (0, "слово".len()));
    }
}
