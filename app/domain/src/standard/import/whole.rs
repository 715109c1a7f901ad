//! A standard from its paragraphs.

use super::found::Recognised;
use super::recognise::{in_letters, recognise_within};
use super::source::SourceParagraph;
use super::texts::{default_text, texts_in};
use crate::language::Language;
use crate::standard::ElementId;

/// What the paragraphs of a standard in one language say, in the twelve sections. Every element takes its identity from
/// `new_id`. Every paragraph is answered for: it is placed, or it is said why not. Of several texts in the file, the one
/// that is most likely the standard is read.
pub fn recognise(
    paragraphs: &[SourceParagraph],
    language: Language,
    new_id: impl FnMut() -> ElementId,
) -> Recognised {
    let paragraphs = in_letters(paragraphs);
    let texts = texts_in(&paragraphs, language);
    let range = default_text(&texts).map_or(0..paragraphs.len(), |text| text.from..text.to);
    recognise_within(&paragraphs, range, language, new_id)
}
