//! How the bytes of libFuzzer are read as texts, elements and contents. Every input is one; the marks between them are the
//! separators of ASCII, so that an input of the corpus can be read, and two can be crossed, as text.

use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, Section, SectionKey, TermUnit};

/// Between the sides: old and new, or base, ours and theirs.
pub const SIDE: char = '\u{1e}';
/// Between the sections of a side.
pub const SECTION: char = '\u{1c}';
/// Between the elements of a section.
pub const ELEMENT: char = '\u{1d}';

/// The sides of an input; those that are not there are empty.
pub fn sides<const COUNT: usize>(bytes: &[u8]) -> [String; COUNT] {
    let text = String::from_utf8_lossy(bytes);
    let mut sides = text.splitn(COUNT, SIDE);
    std::array::from_fn(|_| sides.next().unwrap_or_default().to_owned())
}

/// A side as a standard with up to three sections.
pub fn content(side: &str) -> Content {
    let keys = [SectionKey::Other, SectionKey::Documents, SectionKey::Term];
    let section = |(key, text): (SectionKey, &str)| Section { key, elements: elements(text) };
    Content::from(keys.into_iter().zip(side.split(SECTION)).map(section).collect::<Vec<_>>())
}

/// The elements of a section. The first letter of each is its identity; a figure after it makes a term of it.
pub fn elements(text: &str) -> Vec<Element> {
    let element = |text: &str| {
        let mut letters = text.chars();
        let id = ElementId::from_random(letters.next().map_or(0, |letter| u64::from(letter) % 32));
        let rest = letters.as_str();
        let amount = rest.chars().next().and_then(|figure| figure.to_digit(10));
        let detail = amount.map_or(Detail::Prose, |amount| Detail::term(amount, TermUnit::BusinessDays));
        let (kk, ru) = rest.split_once('|').unwrap_or((rest, rest));
        Element { id, text: Localized::new(kk, ru, ""), detail }
    };
    text.split(ELEMENT).filter(|text| !text.is_empty()).map(element).collect()
}
