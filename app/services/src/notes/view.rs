//! A note as its readers see it.

use chrono::{DateTime, Utc};
use domain::language::{Language, Localized};
use domain::note::NoteStanding;
use domain::standard::{Element, ElementId, SectionKey};
use serde::{Deserialize, Serialize};

/// So many characters of a clause are kept with a note.
const CLAUSE_KEPT: usize = 300;

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteView {
    /// Its key.
    pub id: i64,
    /// What it is, whether it is resolved and whether it is answered.
    pub standing: NoteStanding,
    /// The section in which the clause stood.
    pub section: Option<SectionKey>,
    /// The clause.
    pub element: ElementId,
    /// The number of the clause as printed now; absent where the clause was deleted.
    pub number: Option<String>,
    /// What the clause said when the note was written.
    pub clause: Localized,
    /// Whether the clause says something else now.
    pub is_changed: bool,
    /// Who wrote it: the name, absent where no account did.
    pub by: Option<String>,
    /// Whom it is addressed to, if anybody: the name.
    pub to: Option<String>,
    /// Whether it is addressed to the one who asks.
    pub is_for_me: bool,
    /// Its words.
    pub text: String,
    /// When it was written, UTC.
    pub at: DateTime<Utc>,
    /// When it was resolved, UTC, if it is.
    pub resolved_at: Option<DateTime<Utc>>,
    /// Who resolved it: the name.
    pub resolved_by: Option<String>,
    /// The answers to it, the first one first.
    pub answers: Vec<NoteAnswer>,
}

/// An answer to a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteAnswer {
    /// Who answered: the name, absent where no account did.
    pub by: Option<String>,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Its words.
    pub text: String,
}

/// What a clause says, as it is kept with a note: its beginning in each language in which it is written.
pub(super) fn said(element: &Element) -> Localized {
    let mut clause = Localized::default();
    for language in Language::ALL {
        *clause.get_mut(language) = element.clause(language).chars().take(CLAUSE_KEPT).collect();
    }
    clause
}
