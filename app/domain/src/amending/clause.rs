//! An amending clause: what happens to one element of a section, or to a section as a whole.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::standard::{Detail, Element, ElementId, SectionKey};

/// One clause of an amending act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendingClause {
    /// The section that it amends.
    pub section: SectionKey,
    /// What it does.
    pub operation: Operation,
}

/// What a clause does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Operation {
    /// The words of an element change; its typed part stays.
    Texts {
        /// The element.
        element: ElementId,
        /// One change for each language whose text changes, the state language first.
        changes: Vec<TextChange>,
    },
    /// The typed part of an element changes; its words stay.
    Detail {
        /// The element.
        element: ElementId,
        /// The typed part from now on.
        detail: Detail,
    },
    /// An element is worded anew, its typed part with it.
    Restate {
        /// The element from now on, of the same identity.
        element: Element,
    },
    /// An element is added.
    Add {
        /// The element that it follows; nothing at the beginning of the section.
        after: Option<ElementId>,
        /// It.
        element: Element,
    },
    /// An element is excluded.
    Remove {
        /// The element.
        element: ElementId,
    },
    /// An element goes to another place of its section.
    Move {
        /// The element.
        element: ElementId,
        /// The element that it follows from now on; nothing at the beginning of the section.
        after: Option<ElementId>,
    },
    /// The section is worded anew.
    RestateSection {
        /// Its elements from now on.
        elements: Vec<Element>,
    },
}

/// How the text of an element changes in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TextChange {
    /// Quoted words are replaced, each where it stands.
    Words {
        /// The language.
        language: Language,
        /// What is replaced, in the order of the text.
        replaced: Vec<Replaced>,
    },
    /// The text is worded anew.
    Whole {
        /// The language.
        language: Language,
        /// The text from now on.
        text: String,
    },
}

/// Quoted words and what stands in their place from now on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Replaced {
    /// The quoted words; they stand in the amended text exactly once.
    pub old: String,
    /// The words in their place; nothing visible where the quoted ones are excluded.
    pub new: String,
}

impl TextChange {
    /// The language whose text changes.
    pub const fn language(&self) -> Language {
        match self {
            Self::Words { language, .. } | Self::Whole { language, .. } => *language,
        }
    }
}
