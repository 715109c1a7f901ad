//! What waits for somebody: a task for a draft, with its term and its people.

use chrono::{DateTime, Utc};
use domain::body::Role;
use domain::language::Localized;
use serde::{Deserialize, Serialize};

use super::Due;

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "task")]
pub enum WaitingTask {
    /// A drafter has asked the head to place a draft.
    Place,
    /// The discussion is over and comments have no decision (R15-7).
    Decide {
        /// How many have none.
        undecided: u64,
        /// How many were received.
        received: u64,
    },
    /// The discussion is over and every comment is decided: the report can be prepared, for a head to publish (R15-8).
    Report,
    /// The discussion is over and every comment is decided: the report can be published (R15-8).
    Publish,
    /// The report is published, or every remark is answered: the draft can be sent to the coordinating bodies (RC-1).
    Send,
    /// The coordinating bodies have answered: the round can be ended (RC-3).
    EndRound,
    /// A round has returned the draft: its remarks are answered and its text is changed (RC-3).
    Change {
        /// How many remarks have no answer.
        remarks: u64,
    },
    /// All have agreed: the standard can be approved (RC-4).
    Approve,
    /// A draft is being written.
    Write,
    /// The public discusses a draft (R15-3).
    Discuss {
        /// When the discussion closes.
        closes_at: DateTime<Utc>,
    },
    /// The coordinating bodies prepare their opinions (RC-3).
    Opinions,
}

impl WaitingTask {
    /// Whose turn it is in the developing body; of nobody where the public or other bodies are awaited.
    pub(super) const fn role(self) -> Option<Role> {
        match self {
            Self::Place | Self::Publish | Self::Send | Self::EndRound | Self::Approve => Some(Role::Head),
            Self::Decide { .. } | Self::Report | Self::Change { .. } | Self::Write => Some(Role::Drafter),
            Self::Discuss { .. } | Self::Opinions => None,
        }
    }
}

/// Something that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingItem {
    /// What to do.
    pub task: WaitingTask,
    /// The number of the draft.
    pub number: String,
    /// The title of the draft.
    pub title: Localized,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Who asked for it, where somebody did.
    pub asked_by: Option<String>,
    /// The term of the law that runs for the draft.
    pub term: Option<Due>,
    /// The names of the others whose turn it is as well.
    pub others: Vec<String>,
}

/// A service without a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginItem {
    /// The service, with the term.
    pub due: Due,
    /// The names of the others who may begin it.
    pub others: Vec<String>,
}
