//! The letters, each with the facts it tells.

use chrono::{DateTime, NaiveDate, Utc};
use domain::coordination::Position;
use domain::discussion::{HidingGround, Outcome};
use domain::language::Localized;
use domain::proposal::ProposalStep;
use serde::{Deserialize, Serialize};

use super::DecidedComment;
use super::follow_letter::FollowLetter;
use super::staff_letter::StaffLetter;
use super::support_letter::SupportLetter;
use crate::people::AccountLetter;
use crate::subscriptions::Followed;

/// A letter to be written, with the facts it tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// A person is invited to work for a body.
    Invitation {
        /// The name of the person.
        name: String,
        /// The name of the body.
        body: Localized,
        /// The stable name of the role.
        role: String,
        /// The address that accepts the invitation.
        link: String,
        /// When the invitation ends.
        expires_at: DateTime<Utc>,
    },
    /// A draft was placed for public discussion (R15-6).
    Placed {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// When the discussion closes.
        closes_at: DateTime<Utc>,
        /// The address of the draft.
        link: String,
        /// The address that ends these letters.
        end: String,
    },
    /// A comment was received in time.
    Receipt {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the comment in the draft.
        comment: i64,
        /// When it was received.
        received_at: DateTime<Utc>,
        /// Its words.
        text: String,
        /// The wording it proposes, if it proposes one.
        suggestion: Option<String>,
        /// The address of the receipt.
        link: String,
        /// The address at which a named entity confirms that the comment is its own.
        confirm: Option<String>,
        /// The address where the owner of the mailbox says that the comment is not theirs.
        not_mine: String,
    },
    /// A support of a comment was received in time.
    Supported(SupportLetter),
    /// The closing report was published: the decision on a comment can be read.
    Reported {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The address of the report, or of the receipt with its decision.
        link: String,
        /// The comments of the reader with what was decided on each; none of who only follows.
        decided: Vec<DecidedComment>,
        /// The address that ends these letters, if the reader had asked for them.
        end: Option<String>,
    },
    /// The words of a comment were hidden; its author can object.
    CommentHidden {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the comment in the draft.
        comment: i64,
        /// What is wrong with the words.
        ground: HidingGround,
        /// Why, in the words of the body.
        reason: String,
        /// The address of the receipt, where the author can object.
        link: String,
    },
    /// An objection was answered, or the words are read again.
    HidingAnswered {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the comment in the draft.
        comment: i64,
        /// Whether the words stay hidden.
        hides: bool,
        /// The answer of the body.
        answer: String,
        /// The address of the receipt.
        link: String,
    },
    /// An author objects to the hiding of a comment: for the body.
    Objection {
        /// The number of the draft.
        number: String,
        /// The number of the comment in the draft.
        comment: i64,
        /// The address where it is answered.
        link: String,
    },
    /// A draft was sent for coordination: to a body that is asked (RC-1).
    RoundOpened {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the round.
        round: u32,
        /// The name of the body that is asked.
        body: Localized,
        /// The legal date by which its opinion is due.
        due_on: NaiveDate,
        /// The address where the opinion is prepared.
        link: String,
    },
    /// A round of coordination has ended (RC-3).
    RoundEnded {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the round.
        round: u32,
        /// Whether every body agrees; otherwise the draft was returned.
        agreed: bool,
        /// The address of the positions.
        link: String,
    },
    /// A body has given or amended its opinion: for the developing body.
    OpinionGiven {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The name of the body.
        body: Localized,
        /// What it thinks of the draft.
        position: Position,
        /// The address of the opinion.
        link: String,
    },
    /// A draft was approved (RC-4).
    Approved {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the order.
        order_number: String,
        /// The date of the order.
        order_on: NaiveDate,
        /// When it takes effect, once that is known.
        effective_on: Option<NaiveDate>,
        /// The address of the standard, or of the receipt.
        link: String,
        /// The address that ends these letters, if the reader had asked for them.
        end: Option<String>,
    },
    /// A draft that the public knows was withdrawn.
    DraftWithdrawn {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// Why, in the words of the body.
        reason: String,
        /// The address of the draft, or of the receipt.
        link: String,
        /// The address that ends these letters, if the reader had asked for them.
        end: Option<String>,
    },
    /// A proposal was received (R13-3).
    ProposalReceived {
        /// The number of the proposal.
        proposal: i64,
        /// The name of the service.
        service: Localized,
        /// When it was received.
        received_at: DateTime<Utc>,
        /// The legal date by which it is to be answered.
        due_on: NaiveDate,
        /// The secret address at which it is followed.
        link: String,
    },
    /// A proposal was answered (R13-3).
    ProposalAnswered {
        /// The number of the proposal.
        proposal: i64,
        /// The name of the service.
        service: Localized,
        /// What is done about it.
        outcome: Outcome,
        /// Why, in the words of the body.
        answer: String,
        /// The secret address at which it is followed.
        link: String,
    },
    /// The draft that names a proposal has come further (R13-3).
    ProposalMoved {
        /// The number of the proposal.
        proposal: i64,
        /// The number of the draft, once it is public.
        number: Option<String>,
        /// The name of the service.
        title: Localized,
        /// How far it has come.
        step: ProposalStep,
        /// The secret address at which it is followed.
        link: String,
    },
    /// The opinion of a body is due soon (RC-3).
    DueSoon {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the round.
        round: u32,
        /// The name of the body that is asked.
        body: Localized,
        /// The legal date by which its opinion is due.
        due_on: NaiveDate,
        /// The address where the opinion is prepared.
        link: String,
    },
    /// The opinion of a body was not given in its term (RC-3).
    Overdue {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of the round.
        round: u32,
        /// The name of the body that is asked.
        body: Localized,
        /// The legal date by which its opinion was due.
        due_on: NaiveDate,
        /// The address where the opinion is prepared.
        link: String,
    },
    /// An act takes effect: a standard is in force, or is so no longer (RF-1).
    InForce {
        /// The name of the service.
        title: Localized,
        /// The number of the order.
        order_number: String,
        /// The date of the order.
        order_on: NaiveDate,
        /// The first day of effect.
        effective_on: NaiveDate,
        /// Whether the act ends the standard.
        ended: bool,
        /// The address of the standard.
        link: String,
        /// The address that ends these letters, if the reader had asked for them.
        end: Option<String>,
    },
    /// A person asked to follow a draft, a service or a body and is asked to confirm the address.
    ConfirmSubscription {
        /// What is followed.
        followed: Followed,
        /// The address that confirms.
        link: String,
    },
    /// Something about what an address follows.
    Following {
        /// What it says.
        says: FollowLetter,
    },
    /// Something about the account of a person.
    Account {
        /// The name of the person.
        name: String,
        /// What it says.
        says: AccountLetter,
    },
    /// Something about the work of a person of a body.
    Staff(StaffLetter),
}
