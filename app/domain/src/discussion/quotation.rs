//! Whether words that a comment quotes or proposes are those of the text.

use pulldown_cmark::Event;
use unicode_normalization::UnicodeNormalization;

use super::text::{is_invisible, one_line};
use crate::language::Language;
use crate::standard::{Element, prose};

/// Whether the words stand in the clause as it is printed, or as its `CommonMark` is read on a page.
pub(super) fn may_be_quoted(element: &Element, language: Language, quote: &str) -> bool {
    let clause = element.clause(language);
    let quote = squeezed(quote);
    let is_selected = |has_marks| squeezed(&as_selected(&clause, has_marks)).contains(&quote);
    squeezed(&clause).contains(&quote) || is_selected(true) || is_selected(false)
}

/// What a reader's selection of a paragraph holds: its words, without the marks of `CommonMark`; those of its lists too, where the
/// browser selects them.
fn as_selected(clause: &str, has_marks: bool) -> String {
    let words = prose::events(clause).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => Some(text),
        Event::FootnoteReference(mark) => has_marks.then_some(mark),
        _ => None,
    });
    words.map(|text| text.to_string()).collect()
}

/// A text without white space and invisible characters, which a selection on a page does not keep faithfully.
fn squeezed(text: &str) -> String {
    text.nfc().filter(|character| !character.is_whitespace() && !is_invisible(*character)).collect()
}

/// A text with single spaces, to tell whether a wording is another one.
pub(super) fn comparable(text: &str) -> String {
    one_line(&text.nfc().collect::<String>())
}
