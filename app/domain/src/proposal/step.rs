//! How far a draft has come that names a proposal.

use serde::{Deserialize, Serialize};

/// What the author of a proposal is told of the draft that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStep {
    /// It is being written: its number is not public yet.
    Begun,
    /// It was placed for public discussion.
    Placed,
    /// It was approved.
    Approved,
}

impl ProposalStep {
    /// Every step, in the order of a draft's life.
    pub const ALL: [Self; 3] = [Self::Begun, Self::Placed, Self::Approved];

    /// Whether the public knows the draft by then.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Placed | Self::Approved)
    }
}
