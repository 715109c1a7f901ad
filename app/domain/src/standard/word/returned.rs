//! What a file says that comes back from a word processor.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ClauseMark;

/// A file that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFile {
    /// Its clauses in their order, and between them what belongs to none.
    pub passages: Vec<WordPassage>,
}

/// The words of a clause, or of a paragraph that belongs to none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordPassage {
    /// The clause; none of words that stand outside every clause.
    pub clause: Option<ClauseMark>,
    /// The words as they are when every tracked change is rejected, a line for each paragraph.
    pub old: String,
    /// The words as they are when every tracked change is accepted.
    pub new: String,
    /// Who changed words and let the word processor track it.
    pub edits: Vec<WordAuthor>,
    /// The comments on it.
    pub notes: Vec<WordNote>,
}

/// Who did something in the word processor, as it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordAuthor {
    /// The name.
    pub name: String,
    /// When; word processors write the clock of the device, whatever its zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

/// A comment of the word processor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordNote {
    /// Who wrote it.
    pub author: WordAuthor,
    /// What it says.
    pub text: String,
}
