//! Why a step was refused: a typed reason with the rule it rests on.

mod rule;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::StageName;
use crate::body::BodyId;
use crate::coordination::Missing;

/// Why a step on a draft was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// The content has errors (R14-2).
    #[error("the content has {count} errors")]
    ContentErrors {
        /// How many.
        count: u32,
    },
    /// Placed later than due without a written reason (R15-2).
    #[error("placement was due on {due_on} and no reason for the delay is written")]
    LateWithoutReason {
        /// The date by which it was due.
        due_on: NaiveDate,
        /// The date on which it was tried.
        placed_on: NaiveDate,
    },
    /// No way of informing the public is named (R15-6).
    #[error("no way of informing the public is named")]
    NoWayOfInforming,
    /// The window of the request does not open at the instant of placement (R15-3).
    #[error("the window does not open at the instant of placement")]
    WindowElsewhere,
    /// A placed revision does not change (R15-1).
    #[error("the draft has been placed")]
    AlreadyPlaced,
    /// There is no discussion: the draft has not been placed (R15-1).
    #[error("the draft has not been placed")]
    NotPlaced,
    /// The comment arrived at or after the closing moment (R15-4).
    #[error("the discussion closed at {closes_at}; the comment arrived at {received_at}")]
    DiscussionClosed {
        /// The closing moment, UTC.
        closes_at: DateTime<Utc>,
        /// The time of arrival, UTC.
        received_at: DateTime<Utc>,
    },
    /// The comment arrived before the window opened (R15-3).
    #[error("the discussion opens at {opens_at}")]
    DiscussionNotOpen {
        /// The opening moment, UTC.
        opens_at: DateTime<Utc>,
    },
    /// The draft has no such comment (R15-7).
    #[error("there is no comment {comment}")]
    UnknownComment {
        /// The number asked for.
        comment: i64,
    },
    /// A decision answers at least one comment (R15-7).
    #[error("a decision answers at least one comment")]
    NothingToDecide,
    /// The comment has its decision (R15-7).
    #[error("comment {comment} has been decided")]
    AlreadyDecided {
        /// Its number.
        comment: i64,
    },
    /// The author withdrew the comment: nobody decides on it, and it changes no more (R15-7).
    #[error("comment {comment} has been withdrawn by its author")]
    CommentWithdrawn {
        /// Its number.
        comment: i64,
    },
    /// The report cannot be published while the window is open (R15-8).
    #[error("the discussion is open until {closes_at}")]
    WindowOpen {
        /// The closing moment, UTC.
        closes_at: DateTime<Utc>,
    },
    /// Comments await a decision (R15-8).
    #[error("{} comments await a decision", comments.len())]
    UndecidedComments {
        /// Their numbers.
        comments: Vec<i64>,
    },
    /// Accepted comments without a change, or changes without a cause, have neither link nor reason (R15-9).
    #[error("{count} gaps between comments and changes have neither a link nor a reason")]
    UnexplainedGaps {
        /// How many.
        count: u32,
    },
    /// The report has been published, and nothing that it holds changes (R15-8).
    #[error("the report has been published")]
    AlreadyReported,
    /// The draft has been withdrawn.
    #[error("the draft has been withdrawn")]
    AlreadyWithdrawn,
    /// A withdrawal needs a written reason.
    #[error("a withdrawal needs a written reason")]
    NoReason,
    /// The closing report is not published, and nothing is coordinated without it (RC-1).
    #[error("the report has not been published")]
    NotReported,
    /// The draft has not been sent to the coordinating bodies (RC-1).
    #[error("the draft has not been sent to the coordinating bodies")]
    NotSent,
    /// The draft is with the coordinating bodies (RC-1).
    #[error("the draft is with the coordinating bodies")]
    AlreadySent,
    /// There is nobody to send the draft to (RC-2).
    #[error("there is nobody to send the draft to")]
    NobodyToAsk,
    /// No authorized body in the scope of rendering state services stands, and the law asks it always (RC-2).
    #[error("no authorized body in the scope of rendering state services stands")]
    NoAuthorizedBody,
    /// Bodies that the law asks are left out (RC-2).
    #[error("{} required bodies are left out", bodies.len())]
    RequiredLeftOut {
        /// They.
        bodies: Vec<BodyId>,
    },
    /// Remarks of the round before have no answer (RC-3).
    #[error("{count} remarks have no answer")]
    RemarksUnanswered {
        /// How many.
        count: u32,
    },
    /// The answer to a remark of an earlier round has gone out with the next one (RC-3).
    #[error("the answers of round {round} have gone out with the next one")]
    AnswerFrozen {
        /// The round of the remark.
        round: u32,
    },
    /// The opinion is on a text that was replaced (RC-3).
    #[error("the text has been replaced by another")]
    SupersededText,
    /// The round has ended (RC-3).
    #[error("round {round} has ended")]
    RoundEnded {
        /// Its number.
        round: u32,
    },
    /// The round has not ended (RC-3).
    #[error("round {round} has not ended")]
    RoundOpen {
        /// Its number.
        round: u32,
    },
    /// Bodies have not answered, and nobody refuses (RC-3).
    #[error("{} bodies have not answered", bodies.len())]
    RoundUndecided {
        /// They.
        bodies: Vec<BodyId>,
    },
    /// The body is not asked in this round (RC-2).
    #[error("the body is not asked")]
    NotAsked,
    /// Agreements to this very text are missing (RC-4).
    #[error("{} agreements to this text are missing", missing.len())]
    AgreementsMissing {
        /// They.
        missing: Vec<Missing>,
    },
    /// The draft has been approved (RC-4).
    #[error("the draft has been approved")]
    AlreadyApproved,
    /// The draft has not been approved (RC-4).
    #[error("the draft has not been approved")]
    NotApproved,
    /// A cancellation has no text of its own to be written: it gives reasons (R15-10).
    #[error("a cancellation keeps the text of the standard")]
    CancellationKeepsText,
    /// A cancellation gives its reasons in every required language (R15-10).
    #[error("the reasons of the cancellation are not written in every required language")]
    ReasonsMissing,
    /// An amendment leaves the standard as it is (R15-10).
    #[error("the amendment changes nothing")]
    NothingAmended,
    /// Another act took the place of the text that the draft starts from (R15-10).
    #[error("another act took the place of the text that the draft starts from")]
    BaseReplaced,
    /// The standard that the draft amends or cancels was ended by another act (R15-10).
    #[error("the standard has been cancelled by another act")]
    StandardCancelled,
    /// The service has got a standard since its first one was begun here (R15-10).
    #[error("the service has a standard already")]
    StandardExists,
}

impl Refusal {
    /// The refusal of a step that belongs to another stage.
    pub(super) const fn of_stage(stage: StageName) -> Self {
        match stage {
            StageName::Drafting => Self::NotPlaced,
            StageName::Open | StageName::Review => Self::AlreadyPlaced,
            StageName::Reported => Self::AlreadyReported,
            StageName::Coordinating | StageName::Returned => Self::AlreadySent,
            StageName::Approved | StageName::InForce | StageName::Ceased => Self::AlreadyApproved,
            StageName::Withdrawn => Self::AlreadyWithdrawn,
        }
    }
}
