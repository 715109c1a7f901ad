//! A draft in whichever stage it is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::coordinating::{Approved, Coordinating, Returned};
use super::transition::{Drafting, Placed, Reported, Withdrawn};
use super::{Placement, Refusal, Refused, SendRequest, StageMoments, StageName, StoredStage};

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
    /// With the coordinating bodies.
    Coordinating(Coordinating),
    /// Between two rounds of coordination.
    Returned(Returned),
    /// Approved: the clock tells whether it is in force.
    Approved(Approved),
    /// Withdrawn.
    Withdrawn(Withdrawn),
}

impl Draft {
    /// The name of the stage at `at`.
    pub fn stage(&self, at: DateTime<Utc>) -> StageName {
        let window = self.placement().map(|placement| &placement.window);
        let (effective_at, ceases_at) = match self {
            Self::Approved(approved) => (approved.effective_at, approved.ceases_at),
            _ => (None, None),
        };
        StageName::from_stored(self.stored(), StageMoments { window, effective_at, ceases_at }, at)
    }

    /// As what the stage is stored.
    pub const fn stored(&self) -> StoredStage {
        match self {
            Self::Drafting(_) => StoredStage::Drafting,
            Self::Placed(_) => StoredStage::Placed,
            Self::Reported(_) => StoredStage::Reported,
            Self::Coordinating(_) => StoredStage::Coordinating,
            Self::Returned(_) => StoredStage::Returned,
            Self::Approved(_) => StoredStage::Approved,
            Self::Withdrawn(_) => StoredStage::Withdrawn,
        }
    }

    /// The discussion that the draft went through or is in; nothing before it was placed, and after a withdrawal.
    const fn discussed(&self) -> Option<&Placed> {
        match self {
            Self::Placed(placed) => Some(placed),
            Self::Reported(reported) => Some(&reported.placed),
            Self::Coordinating(coordinating) => Some(&coordinating.reported.placed),
            Self::Returned(returned) => Some(&returned.reported.placed),
            Self::Approved(approved) => Some(&approved.reported.placed),
            Self::Drafting(_) | Self::Withdrawn(_) => None,
        }
    }

    /// What the draft was while being written: number, kind, body.
    pub fn origin(&self) -> &Drafting {
        match self {
            Self::Drafting(drafting) => drafting,
            Self::Placed(placed) => &placed.origin,
            Self::Reported(reported) => &reported.placed.origin,
            Self::Coordinating(coordinating) => &coordinating.reported.placed.origin,
            Self::Returned(returned) => &returned.reported.placed.origin,
            Self::Approved(approved) => &approved.reported.placed.origin,
            Self::Withdrawn(withdrawn) => &withdrawn.origin,
        }
    }

    /// How the draft was placed, if it was.
    pub fn placement(&self) -> Option<&Placement> {
        match self {
            Self::Withdrawn(withdrawn) => withdrawn.placement.as_ref(),
            other => other.discussed().map(|placed| &placed.placement),
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
            Self::Reported(Reported { placed, .. })
            | Self::Coordinating(Coordinating { reported: Reported { placed, .. }, .. })
            | Self::Returned(Returned { reported: Reported { placed, .. }, .. })
            | Self::Approved(Approved { reported: Reported { placed, .. }, .. }) => {
                placed.receive(at).and(Err(Refusal::AlreadyReported))
            }
            Self::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
        }
    }

    /// The draft with one more comment counted that arrived too late (R15-4); one that was never placed counts none.
    #[must_use]
    pub fn late_attempt(self) -> Self {
        match self {
            Self::Placed(placed) => Self::Placed(placed.late_attempt()),
            Self::Reported(reported) => Self::Reported(reported.late_attempt()),
            Self::Coordinating(stage) => {
                Self::Coordinating(Coordinating { reported: stage.reported.late_attempt(), ..stage })
            }
            Self::Returned(stage) => {
                Self::Returned(Returned { reported: stage.reported.late_attempt(), ..stage })
            }
            Self::Approved(stage) => {
                Self::Approved(Approved { reported: stage.reported.late_attempt(), ..stage })
            }
            other @ (Self::Drafting(_) | Self::Withdrawn(_)) => other,
        }
    }

    /// How many comments arrived too late (R15-4).
    pub fn late_attempts(&self) -> u32 {
        match self {
            Self::Withdrawn(withdrawn) => withdrawn.late_attempts,
            other => other.discussed().map_or(0, |placed| placed.late_attempts),
        }
    }

    /// Whether the working copy may be written: while drafting, after placement as the revised draft, and between two rounds
    /// of coordination. Revisions that were placed, reported or sent are other rows and never change (R15-1).
    ///
    /// # Errors
    /// [`Refusal::AlreadyReported`], [`Refusal::AlreadySent`], [`Refusal::AlreadyApproved`] or [`Refusal::AlreadyWithdrawn`].
    pub fn revise(&self) -> Result<(), Refusal> {
        match self {
            Self::Drafting(_) | Self::Placed(_) | Self::Returned(_) => Ok(()),
            Self::Reported(_) => Err(Refusal::AlreadyReported),
            Self::Coordinating(_) => Err(Refusal::AlreadySent),
            Self::Approved(_) => Err(Refusal::AlreadyApproved),
            Self::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
        }
    }

    /// The draft with the coordinating bodies.
    ///
    /// # Errors
    /// The refusal of any other stage.
    pub fn into_coordinating(self, at: DateTime<Utc>) -> Result<Coordinating, Refusal> {
        match self {
            Self::Coordinating(coordinating) => Ok(coordinating),
            Self::Placed(_) | Self::Drafting(_) => Err(Refusal::NotReported),
            Self::Reported(_) | Self::Returned(_) => Err(Refusal::NotSent),
            other => Err(Refusal::of_stage(other.stage(at))),
        }
    }

    /// The approved draft.
    ///
    /// # Errors
    /// [`Refusal::NotApproved`] or [`Refusal::AlreadyWithdrawn`].
    pub fn into_approved(self) -> Result<Approved, Refusal> {
        match self {
            Self::Approved(approved) => Ok(approved),
            Self::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
            _ => Err(Refusal::NotApproved),
        }
    }

    /// Sends the draft with its report to the coordinating bodies: for the first time, or again after it was returned (RC-1).
    ///
    /// # Errors
    /// The draft and the reason: as [`SendRequest::check`], or the refusal of any other stage.
    pub fn send(self, request: SendRequest) -> Result<Coordinating, Box<Refused<Self>>> {
        match self {
            Self::Reported(reported) => match request.check(None) {
                Ok(()) => Ok(request.into_stage(reported, 1)),
                Err(refusal) => Refused::result(Self::Reported(reported), refusal),
            },
            Self::Returned(returned) => match request.check(Some(&returned.round)) {
                Ok(()) => Ok(request.into_stage(returned.reported, returned.round.number.saturating_add(1))),
                Err(refusal) => Refused::result(Self::Returned(returned), refusal),
            },
            other @ (Self::Drafting(_) | Self::Placed(_)) => Refused::result(other, Refusal::NotReported),
            other => {
                let refusal = Refusal::of_stage(other.stage(request.at));
                Refused::result(other, refusal)
            }
        }
    }

    /// Withdraws the draft before its approval (R15-3).
    ///
    /// # Errors
    /// The draft and the reason: a blank one, or a draft already approved or withdrawn.
    pub fn withdraw(self, at: DateTime<Utc>, reason: &str) -> Result<Withdrawn, Box<Refused<Self>>> {
        match self {
            Self::Drafting(drafting) => {
                drafting.withdraw(at, reason).map_err(|refused| Box::new(refused.map(Self::Drafting)))
            }
            Self::Placed(placed) => {
                placed.withdraw(at, reason).map_err(|refused| Box::new(refused.map(Self::Placed)))
            }
            Self::Reported(reported) => {
                reported.withdraw(at, reason).map_err(|refused| Box::new(refused.map(Self::Reported)))
            }
            Self::Coordinating(stage) => stage.reported.clone().withdraw(at, reason).map_err(|refused| {
                Box::new(refused.map(|reported| Self::Coordinating(Coordinating { reported, ..stage })))
            }),
            Self::Returned(stage) => stage.reported.clone().withdraw(at, reason).map_err(|refused| {
                Box::new(refused.map(|reported| Self::Returned(Returned { reported, ..stage })))
            }),
            other @ (Self::Approved(_) | Self::Withdrawn(_)) => {
                let refusal = Refusal::of_stage(other.stage(at));
                Refused::result(other, refusal)
            }
        }
    }
}

impl From<Coordinating> for Draft {
    fn from(coordinating: Coordinating) -> Self {
        Self::Coordinating(coordinating)
    }
}

impl From<Returned> for Draft {
    fn from(returned: Returned) -> Self {
        Self::Returned(returned)
    }
}

impl From<Approved> for Draft {
    fn from(approved: Approved) -> Self {
        Self::Approved(approved)
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
