//! A comment as the closing report publishes it (R15-8).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::discussion::{Anchor, Entered, Hidden, Outcome, ShownAuthor};
use crate::language::Language;
use crate::standard::ElementId;

/// A comment as published: without e-mail and business identification number. Its fields and their order stay as they are,
/// whatever else is shown of a comment, because the bytes of a published report are hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedComment {
    /// Its number in the draft.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The legal date of that instant.
    pub received_on: NaiveDate,
    /// Who sent it; without the name if the author asked that it be withheld.
    pub author: ShownAuthor,
    /// The language of the comment.
    pub language: Language,
    /// What it concerns.
    pub anchor: Anchor,
    /// The number of the clause it concerns, such as "2.6.3".
    pub clause: Option<String>,
    /// Its words.
    pub text: String,
    /// The wording it proposed.
    pub suggestion: Option<String>,
    /// Why its words are not read by everybody; then they, what it quotes and proposes and its author's name are empty here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Hidden>,
    /// When its author corrected its words last, before the window closed; the text is the corrected one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<DateTime<Utc>>,
    /// How it came, if it reached the body by another way than this site and was entered by its staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Entered>,
    /// What it says in the words of the body that decided; empty if nobody summed it up.
    pub summary: String,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub substantiation: String,
    /// How many supported it; nothing is written where nobody did, so that the bytes of earlier reports stay theirs.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub supports: u32,
    /// Which decision of the report answers it, from 1: comments with the same number were answered together.
    pub decision: u32,
    /// The elements that changed on account of it, in the order of the placed text (R15-9).
    pub changed: Vec<ElementId>,
}

/// Whether nobody did.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_nought(many: &u32) -> bool {
    *many == 0
}

/// A comment that its author withdrew before the window closed: its number and the fact stay, and nothing is decided on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnComment {
    /// Its number in the draft.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// When it was withdrawn, UTC.
    pub withdrawn_at: DateTime<Utc>,
}

impl ReportedComment {
    /// Takes the words out: what everybody reads afterwards.
    pub fn hide(&mut self, hidden: Hidden) {
        self.text.clear();
        self.suggestion = None;
        self.anchor.quote = None;
        self.author.hide();
        self.hidden = Some(hidden);
    }
}
