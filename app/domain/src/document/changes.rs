//! A redline with the words that stand around it.

use crate::language::Language;
use crate::redline::ElementRedline;

/// A redline as a document shows it. Whole or only what changed: what stands here is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The language of the compared words.
    pub language: Language,
    /// Who made the changes, for formats that name an author of each change.
    pub author: String,
    /// The sections in the order of the law.
    pub sections: Vec<ChangedSection>,
}

/// A section of a redline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSection {
    /// Its number, "2.6".
    pub number: String,
    /// Its name in the language of the compared words.
    pub heading: String,
    /// Its clauses: the new ones in their order, with each removed one after the one that it followed.
    pub clauses: Vec<ChangedClause>,
}

/// A clause of a redline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedClause {
    /// The clause with its numbers on both sides, what happened to it, and its words.
    pub redline: ElementRedline,
    /// What happened to it in words, where the marks alone do not say it: "Moved from 2.3.1".
    pub remark: Option<String>,
    /// What caused the change: the comments behind it or the reason given (R15-9).
    pub because: Option<String>,
}
