//! A decision on comments as it may be shown.

use chrono::{DateTime, Utc};
use domain::discussion::Outcome;
use domain::standard::ElementId;
use serde::{Deserialize, Serialize};

use crate::digest;

/// A decision as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    /// What was decided (R15-7).
    pub outcome: Outcome,
    /// Why.
    pub substantiation: String,
    /// What the comments say, in the words of the body; empty if nobody summed them up.
    pub summary: String,
    /// When, UTC.
    pub decided_at: DateTime<Utc>,
    /// The elements that changed on account of it.
    pub elements: Vec<ElementId>,
    /// How many other comments share it.
    pub shared_with: u64,
}

impl DecisionView {
    /// Stands for the decision as it was shown, so that no other one is taken back in its place.
    pub fn mark(&self) -> String {
        decision_mark(self.outcome.code(), &self.substantiation, &self.summary, self.decided_at)
    }
}

/// As [`DecisionView::mark`], of a stored one.
pub(super) fn decision_mark(outcome: &str, substantiation: &str, summary: &str, at: DateTime<Utc>) -> String {
    let parts = [outcome, substantiation, summary, &at.to_rfc3339()].join("\u{0}");
    digest::sha256(parts.as_bytes())
}
