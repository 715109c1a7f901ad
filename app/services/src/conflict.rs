//! What a stale command answers with: nothing was overwritten, and nothing that was typed is lost.

use serde::{Deserialize, Serialize};

use crate::coordination::OpinionDraft;
use crate::drafts::SectionConflict;
use crate::laws::CitedLawView;
use crate::notices::Notice;
use crate::people::Body;
use crate::register::RegisterEntry;

/// The state that somebody else has made meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "conflict", rename_all = "snake_case")]
pub enum Conflict {
    /// A body was changed.
    Body(Body),
    /// An entry of the register was changed.
    Entry(RegisterEntry),
    /// A draft was changed since it was read: this version stands.
    Draft {
        /// The version that stands.
        version: i64,
    },
    /// A comment was changed since it was read: this version stands.
    Comment {
        /// The version that stands.
        version: i64,
    },
    /// The same words of a section were changed.
    Section(SectionConflict),
    /// Another reason was given for a gap of a report.
    Reason {
        /// The key of the gap.
        gap: String,
        /// The reason that stands.
        reason: String,
    },
    /// Another version of an opinion was saved inside the body.
    Opinion(OpinionDraft),
    /// A notice of the operator was changed.
    Notice(Box<Notice>),
    /// A law of the list of a body was changed.
    Law(CitedLawView),
}
