//! What became of each paragraph.

use serde::{Deserialize, Serialize};

use crate::standard::{Content, Part, SectionKey};

/// What was recognised. Every paragraph is in exactly one of the two lists, by its place in what was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognised {
    /// The content in the language that was read.
    pub content: Content,
    /// The paragraphs that were placed, in their order.
    pub placed: Vec<PlacedParagraph>,
    /// The paragraphs that were not placed, in their order.
    pub unplaced: Vec<Unplaced>,
}

/// A paragraph that was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedParagraph {
    /// Its place among the given paragraphs, from 0.
    pub paragraph: usize,
    /// Where it went.
    pub at: At,
    /// Why.
    pub why: Why,
}

/// Where a paragraph went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum At {
    /// It names a part of the standard and says nothing else.
    Part {
        /// The part.
        part: Part,
    },
    /// It names a section, or says when the lines below it apply, which each of them repeats.
    Heading {
        /// The section.
        section: SectionKey,
    },
    /// It is said by elements of a section.
    Elements {
        /// The section.
        section: SectionKey,
        /// The places of the elements in the section, from 0; several where it names several: forms, terms, documents.
        elements: Vec<usize>,
        /// How much of it was understood.
        read: Certainty,
    },
}

/// How much of a paragraph was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Its typed part was read from its words: a term, a form, hours.
    Typed,
    /// It is words, as its section has them.
    Words,
    /// Its section wants a typed part that its words do not say for certain; a drafter has to fill it in.
    Unsure,
}

/// Why a paragraph was placed where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It names a part of the standard.
    NamesPart,
    /// It names the section.
    NamesSection,
    /// It stands under a paragraph that names the section or its part.
    Under,
}

/// A paragraph that was not placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// Its place among the given paragraphs, from 0.
    pub paragraph: usize,
    /// Why not.
    pub why: WhyNot,
}

/// Why a paragraph was not placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// It has no words.
    Empty,
    /// It stands before the first part or section: a title, an order that approves.
    BeforeFirst,
    /// It stands under nothing that names a section.
    NoSection,
    /// It says when the lines below it apply; each of them has to say that by itself.
    Condition,
    /// Its section has only typed lines, and its words say none of them for certain.
    Unclear,
    /// It is a line of the list of contents.
    Contents,
    /// It stands in an annex.
    Annex,
    /// It stands beside the text: in a box, a note, a comment, at the head or foot of pages.
    Beside,
    /// It tells how the text was amended.
    Amendment,
}
