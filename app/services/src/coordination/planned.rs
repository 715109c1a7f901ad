//! A sending before it is made, as pages read it.

use chrono::NaiveDate;
use domain::coordination::Ground;
use serde::{Deserialize, Serialize};

use crate::drafts::Seen;
use crate::reading::BodyName;

/// What sending a draft would mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendPlan {
    /// The number of the round that would open, from 1.
    pub round: u32,
    /// Who is asked: whom the law names, in its order, and whom the drafter added in the round before.
    pub bodies: Vec<PlannedBody>,
    /// Whether the authorized body that the law asks always stands; without it nothing is sent (RC-2).
    pub has_authorized_body: bool,
    /// Who can be added as a body concerned, by code.
    pub addable: Vec<BodyName>,
    /// The errors of the text (R14-2).
    pub content_errors: u32,
    /// Remarks of earlier rounds without an answer (RC-3).
    pub unanswered: u32,
    /// What is shown by showing the plan: what a head confirms.
    pub seen: Seen,
}

/// A body that would be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedBody {
    /// The body.
    pub body: BodyName,
    /// Why it is asked, in the order of the law.
    pub grounds: Vec<Ground>,
    /// The legal date by which its answer would be due.
    pub due_on: NaiveDate,
    /// The norm on which its term rests, where the administrator named one.
    pub due_norm: Option<String>,
    /// Its term in business days: a setting, not a term of the law.
    pub days: u32,
    /// The norm by which its silence is consent, where the administrator named one.
    pub silence_norm: Option<String>,
    /// The round whose agreement holds, because the text is the same: the body is not asked anew.
    pub holds_from: Option<u32>,
    /// The number of the revision on which it gave its last opinion; nothing where it gave none.
    pub seen_revision: Option<i64>,
}
