//! Rounds, opinions and remarks as pages, files and the interface for machines read them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::BodyId;
use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::discussion::{Anchor, Suggestion};
use serde::{Deserialize, Serialize};

use crate::reading::BodyName;

/// A round with everybody who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundView {
    /// Its number in the draft, from 1.
    pub number: u32,
    /// The number of the revision that was sent.
    pub revision: i64,
    /// The hash of that text.
    pub hash: String,
    /// What the developing body wrote to those who are asked.
    pub note: Option<String>,
    /// When it was sent, UTC.
    pub opened_at: DateTime<Utc>,
    /// When it ended, UTC.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it ended with every agreement; nothing while it runs.
    pub agreed: Option<bool>,
    /// Who is asked, in the order of the law.
    pub bodies: Vec<BodyInRound>,
}

/// A body in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyInRound {
    /// The key of its row in the round.
    pub id: i64,
    /// The body.
    pub body: BodyName,
    /// Why it is asked, in the order of the law.
    pub grounds: Vec<Ground>,
    /// The legal date by which its answer is due: a setting, not a term of the law.
    pub due_on: NaiveDate,
    /// The norm on which that setting rests, where the administrator named one.
    pub due_norm: Option<String>,
    /// The norm by which silence is consent, where the administrator named one.
    pub silence_norm: Option<String>,
    /// The position that stands.
    pub position: Option<Position>,
    /// When it was taken, UTC.
    pub answered_at: Option<DateTime<Utc>>,
    /// The earlier round whose agreement holds.
    pub holds_from: Option<u32>,
    /// When and why the registrar struck it.
    pub struck: Option<(DateTime<Utc>, String)>,
    /// The opinion that stands.
    pub opinion: Option<OpinionView>,
    /// Opinions that were amended, the newest first.
    pub former: Vec<OpinionView>,
}

/// An opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionView {
    /// The position.
    pub position: Position,
    /// The reasons; may be empty with an agreement.
    pub reasons: String,
    /// When it was given, UTC.
    pub given_at: DateTime<Utc>,
    /// Who gave it: the name. Nothing for the public.
    pub given_by: Option<String>,
    /// Its remarks, in order.
    pub remarks: Vec<RemarkView>,
    /// How many of its remarks stay inside by a norm and are not among those shown.
    pub withheld: u64,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkView {
    /// The key of its row.
    pub id: i64,
    /// Its number in the opinion, from 1.
    pub number: i64,
    /// The body that made it.
    pub body: BodyId,
    /// What it concerns.
    pub anchor: Anchor,
    /// Its words.
    pub text: String,
    /// The wording it suggests.
    pub suggestion: Option<Suggestion>,
    /// The norm by which it stays inside.
    pub internal_norm: Option<String>,
    /// What the drafter answered.
    pub answer: Option<AnswerView>,
}

/// The answer to a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// What became of the remark.
    pub outcome: RemarkOutcome,
    /// Why.
    pub words: String,
    /// The element that was changed for it.
    pub element: Option<String>,
    /// When it was answered, UTC.
    pub answered_at: DateTime<Utc>,
    /// Whether the body sees it resolved; nothing until it says so.
    pub resolved: Option<bool>,
    /// Grows with every change.
    pub version: i64,
}
