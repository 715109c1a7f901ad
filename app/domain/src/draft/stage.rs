//! A draft in whichever stage it is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::transition::{Drafting, Placed, Reported, Withdrawn};
use super::{Placement, Refusal, Refused, StageName, StoredStage};

/// A draft in one of its stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Draft {
    /// Being written.
    Drafting(Drafting),
    /// Placed: under discussion, then under review; the clock tells which.
    Placed(Placed),
    /// With a published closing report; coordination continues from here.
    Reported(Reported),
    /// Withdrawn.
    Withdrawn(Withdrawn),
}

impl Draft {
    /// The name of the stage at `at`.
    pub fn stage(&self, at: DateTime<Utc>) -> StageName {
        StageName::from_stored(self.stored(), self.placement().map(|placement| &placement.window), at)
    }

    /// As what the stage is stored.
    pub const fn stored(&self) -> StoredStage {
        match self {
            Self::Drafting(_) => StoredStage::Drafting,
            Self::Placed(_) => StoredStage::Placed,
            Self::Reported(_) => StoredStage::Reported,
            Self::Withdrawn(_) => StoredStage::Withdrawn,
        }
    }

    /// What the draft was while being written: number, kind, body.
    pub fn origin(&self) -> &Drafting {
        match self {
            Self::Drafting(drafting) => drafting,
            Self::Placed(placed) => &placed.origin,
            Self::Reported(reported) => &reported.placed.origin,
            Self::Withdrawn(withdrawn) => &withdrawn.origin,
        }
    }

    /// How the draft was placed, if it was.
    pub fn placement(&self) -> Option<&Placement> {
        match self {
            Self::Drafting(_) => None,
            Self::Placed(placed) => Some(&placed.placement),
            Self::Reported(reported) => Some(&reported.placed.placement),
            Self::Withdrawn(withdrawn) => withdrawn.placement.as_ref(),
        }
    }

    /// The draft to be placed.
    ///
    /// # Errors
    /// The refusal of any later stage.
    pub fn into_drafting(self, at: DateTime<Utc>) -> Result<Drafting, Refusal> {
        match self {
            Self::Drafting(drafting) => Ok(drafting),
            other => Err(Refusal::of_stage(other.stage(at))),
        }
    }

    /// The draft in discussion or review.
    ///
    /// # Errors
    /// The refusal of any other stage.
    pub fn into_placed(self, at: DateTime<Utc>) -> Result<Placed, Refusal> {
        match self {
            Self::Placed(placed) => Ok(placed),
            other => Err(Refusal::of_stage(other.stage(at))),
        }
    }

    /// Whether a comment that arrived at `at` is received. After the report the answer is still that the discussion is
    /// closed, with its moment, so that every way in says the same (R15-4); what arrived in time and was not written
    /// before the report cannot stand in it (R15-8).
    ///
    /// # Errors
    /// As [`Placed::receive`], [`Refusal::NotPlaced`], [`Refusal::AlreadyReported`] or [`Refusal::AlreadyWithdrawn`].
    pub fn receive(&self, at: DateTime<Utc>) -> Result<(), Refusal> {
        match self {
            Self::Drafting(_) => Err(Refusal::NotPlaced),
            Self::Placed(placed) => placed.receive(at),
            Self::Reported(reported) => reported.placed.receive(at).and(Err(Refusal::AlreadyReported)),
            Self::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
        }
    }

    /// The draft with one more comment counted that arrived too late (R15-4); one that was never placed counts none.
    #[must_use]
    pub fn late_attempt(self) -> Self {
        match self {
            Self::Placed(placed) => Self::Placed(placed.late_attempt()),
            Self::Reported(reported) => {
                Self::Reported(Reported { placed: reported.placed.late_attempt(), ..reported })
            }
            other @ (Self::Drafting(_) | Self::Withdrawn(_)) => other,
        }
    }

    /// How many comments arrived too late (R15-4).
    pub fn late_attempts(&self) -> u32 {
        match self {
            Self::Drafting(_) => 0,
            Self::Placed(placed) => placed.late_attempts,
            Self::Reported(reported) => reported.placed.late_attempts,
            Self::Withdrawn(withdrawn) => withdrawn.late_attempts,
        }
    }

    /// Whether the working copy may be written: while drafting, and after placement as the revised draft. The placed
    /// revision itself is another row and never changes (R15-1).
    ///
    /// # Errors
    /// [`Refusal::AlreadyReported`] or [`Refusal::AlreadyWithdrawn`].
    pub fn revise(&self) -> Result<(), Refusal> {
        match self {
            Self::Drafting(_) | Self::Placed(_) => Ok(()),
            Self::Reported(_) => Err(Refusal::AlreadyReported),
            Self::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
        }
    }

    /// Withdraws the draft before its report.
    ///
    /// # Errors
    /// The draft and the reason: a blank one, or a draft already reported or withdrawn.
    pub fn withdraw(self, at: DateTime<Utc>, reason: &str) -> Result<Withdrawn, Box<Refused<Self>>> {
        match self {
            Self::Drafting(drafting) => {
                drafting.withdraw(at, reason).map_err(|refused| Box::new(refused.map(Self::Drafting)))
            }
            Self::Placed(placed) => {
                placed.withdraw(at, reason).map_err(|refused| Box::new(refused.map(Self::Placed)))
            }
            other => {
                let refusal = Refusal::of_stage(other.stage(at));
                Refused::result(other, refusal)
            }
        }
    }
}

impl From<Placed> for Draft {
    fn from(placed: Placed) -> Self {
        Self::Placed(placed)
    }
}

impl From<Reported> for Draft {
    fn from(reported: Reported) -> Self {
        Self::Reported(reported)
    }
}

impl From<Withdrawn> for Draft {
    fn from(withdrawn: Withdrawn) -> Self {
        Self::Withdrawn(withdrawn)
    }
}

#[cfg(test)]
#[path = "stage_tests.rs"]
mod tests;
