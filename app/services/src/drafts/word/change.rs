//! A change that came back in a file, and what was done with it.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::standard::SectionKey;
use domain::standard::word::{WordAuthor, WordNote};
use serde::{Deserialize, Serialize};

/// What came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordChangeKind {
    /// The words of a clause were changed so that they can be taken.
    Changed,
    /// A clause was deleted.
    Removed,
    /// A clause was only commented on.
    Noted,
    /// Words that cannot be taken by themselves: of no clause, or printed by the program itself.
    Apart,
}

impl WordChangeKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Changed, Self::Removed, Self::Noted, Self::Apart];

    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Noted => "noted",
            Self::Apart => "apart",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the drafter can take it.
    pub const fn can_be_taken(self) -> bool {
        matches!(self, Self::Changed | Self::Removed)
    }
}

/// What the drafter did with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordDecision {
    /// It stands in the draft.
    Taken,
    /// The draft stays as it is.
    Left,
}

impl WordDecision {
    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Left => "left",
        }
    }

    /// The decision of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Taken, Self::Left].into_iter().find(|decision| decision.code() == code)
    }
}

/// A change that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordChange {
    /// Its key.
    pub id: i64,
    /// The name of the file.
    pub file: String,
    /// When the file came back.
    pub received_at: DateTime<Utc>,
    /// Who brought it: the name.
    pub received_by: Option<String>,
    /// What it is.
    pub kind: WordChangeKind,
    /// The section of its clause.
    pub section: Option<SectionKey>,
    /// The language of its words.
    pub language: Option<Language>,
    /// The number of its clause as the file printed it; empty outside every clause.
    pub number: String,
    /// The words as they went out.
    pub was: String,
    /// The words as they came back.
    pub said: String,
    /// Who changed them, as far as the word processor tracked it.
    pub edits: Vec<WordAuthor>,
    /// The comments of the word processor.
    pub notes: Vec<WordNote>,
    /// What was done with it.
    pub decision: Option<WordDecision>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// By whom: the name.
    pub decided_by: Option<String>,
}
