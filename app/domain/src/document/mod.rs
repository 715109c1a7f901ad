//! A document before it is a file: what it says, in which order, in one language.
//!
//! Whoever knows the words writes a [`Document`]; whoever knows a format (PDF, DOCX) writes the file. Neither knows the
//! other. The same document gives the same file: it bears the instant of what it tells, not of its writing.

mod block;
mod changes;
mod cover;
mod prose;

pub use block::{Bar, Bars, Block, Clause, Column, Fact, List, MarkedLine, Run, Table};
pub use changes::{ChangedClause, ChangedSection, Changes};
pub use cover::Cover;
pub use prose::{blocks, paragraphs};

use chrono::{DateTime, Utc};

use crate::language::Language;

/// A document in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of its words; what is quoted in another says so itself.
    pub language: Language,
    /// The title page.
    pub cover: Cover,
    /// What stands at the head of every page but the first: the kind and the number.
    pub running: String,
    /// The heading above the list of the parts; no list without it.
    pub contents: Option<String>,
    /// The parts in order.
    pub parts: Vec<DocumentPart>,
    /// Who answers for it, for the properties of the file.
    pub author: String,
    /// The instant that the file bears, UTC.
    pub at: DateTime<Utc>,
}

/// A part with a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPart {
    /// The number as the law or the document counts it, such as "2.6"; none for a part that is not counted.
    pub number: Option<String>,
    /// How deep it stands in the list of contents, from 1.
    pub depth: u8,
    /// The heading.
    pub heading: String,
    /// What it says.
    pub blocks: Vec<Block>,
}
