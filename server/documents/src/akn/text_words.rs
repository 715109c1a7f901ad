//! The words around the text of a standard or of its draft.

use chrono::NaiveDate;
use domain::language::Language;
use domain::standard::{Part, SectionKey};

/// The words around a text in the language of the file.
#[derive(Clone, Debug)]
pub struct AknWords {
    /// The language of the file.
    pub language: Language,
    /// What the document is: "Draft standard of a state service".
    pub title: String,
    /// A part.
    pub part: fn(Language, Part) -> String,
    /// A section.
    pub section: fn(Language, SectionKey) -> String,
    /// A date.
    pub date: fn(Language, NaiveDate) -> String,
}
