//! The stages of a draft and the transitions between them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DraftKind, Placement, PlacementRequest, Refusal, Refused, StageName, StoredStage};
use crate::body::BodyId;
use crate::discussion::WindowState;
use crate::report::ReportReadiness;

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

/// A draft being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafting {
    /// Its public number.
    pub number: String,
    /// What it is for.
    pub kind: DraftKind,
    /// The body that develops it.
    pub body: BodyId,
}

/// A placed draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// What it was while being written.
    pub origin: Drafting,
    /// How and when it was placed.
    pub placement: Placement,
    /// Comments refused because they arrived at or after the closing moment (R15-4).
    pub late_attempts: u32,
}

/// A draft with a published closing report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// The discussion it reports on.
    pub placed: Placed,
    /// When the report was published, UTC.
    pub published_at: DateTime<Utc>,
}

/// A withdrawn draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// What it was while being written.
    pub origin: Drafting,
    /// How it was placed, if it was.
    pub placement: Option<Placement>,
    /// Comments refused as late, until the withdrawal.
    pub late_attempts: u32,
    /// When it was withdrawn, UTC.
    pub withdrawn_at: DateTime<Utc>,
    /// Why; public.
    pub reason: String,
}

impl Drafting {
    /// Places the draft for public discussion.
    ///
    /// # Errors
    /// The draft and the reason: errors in the content (R14-2), late without a reason (R15-2), no way of informing
    /// (R15-6), or a window that does not open at the instant of placement (R15-3).
    pub fn place(self, request: PlacementRequest) -> Result<Placed, Box<Refused<Self>>> {
        let refusal = if request.content_errors > 0 {
            Refusal::ContentErrors { count: request.content_errors }
        } else if request.window.opens_at != request.placed_at {
            Refusal::WindowElsewhere
        } else if let Some(due_on) =
            request.due_on.filter(|_| request.is_late() && request.written_reason().is_none())
        {
            Refusal::LateWithoutReason { due_on, placed_on: request.window.placed_on }
        } else if request.informs() {
            return Ok(Placed { origin: self, placement: request.into(), late_attempts: 0 });
        } else {
            Refusal::NoWayOfInforming
        };
        Refused::result(self, refusal)
    }

    /// Withdraws the draft before it was placed.
    ///
    /// # Errors
    /// The draft and [`Refusal::NoReason`] if the reason is blank.
    pub fn withdraw(self, at: DateTime<Utc>, reason: &str) -> Result<Withdrawn, Box<Refused<Self>>> {
        match reason.trim() {
            "" => Refused::result(self, Refusal::NoReason),
            reason => Ok(Withdrawn {
                origin: self,
                placement: None,
                late_attempts: 0,
                withdrawn_at: at,
                reason: reason.to_owned(),
            }),
        }
    }
}

impl Placed {
    /// Whether a comment that arrived at `at` is received (R15-4).
    ///
    /// # Errors
    /// [`Refusal::DiscussionClosed`] or [`Refusal::DiscussionNotOpen`].
    pub fn receive(&self, at: DateTime<Utc>) -> Result<(), Refusal> {
        let window = &self.placement.window;
        match window.state(at) {
            WindowState::Open => Ok(()),
            WindowState::Closed => {
                Err(Refusal::DiscussionClosed { closes_at: window.closes_at, received_at: at })
            }
            WindowState::NotYet => Err(Refusal::DiscussionNotOpen { opens_at: window.opens_at }),
        }
    }

    /// The draft with one more comment counted that arrived too late (R15-4).
    #[must_use]
    pub fn late_attempt(self) -> Self {
        Self { late_attempts: self.late_attempts.saturating_add(1), ..self }
    }

    /// Whether the comments may get one decision together (R15-7): decisions begin as soon as a comment is received.
    /// `decided` tells of a comment's number whether it has its decision, or nothing if there is no such comment.
    ///
    /// # Errors
    /// [`Refusal::NothingToDecide`], [`Refusal::UnknownComment`] or [`Refusal::AlreadyDecided`] for the first such one.
    pub fn decide(&self, comments: &[i64], decided: impl Fn(i64) -> Option<bool>) -> Result<(), Refusal> {
        if comments.is_empty() {
            return Err(Refusal::NothingToDecide);
        }
        comments.iter().try_for_each(|comment| match decided(*comment) {
            Some(false) => Ok(()),
            Some(true) => Err(Refusal::AlreadyDecided { comment: *comment }),
            None => Err(Refusal::UnknownComment { comment: *comment }),
        })
    }

    /// Publishes the closing report.
    ///
    /// # Errors
    /// The draft and the reason: the window is open at `at`, comments await a decision (R15-8), or gaps have neither
    /// a link nor a reason (R15-9).
    pub fn publish_report(
        self,
        at: DateTime<Utc>,
        readiness: &ReportReadiness,
    ) -> Result<Reported, Box<Refused<Self>>> {
        let closes_at = self.placement.window.closes_at;
        let gaps = readiness.open_gaps().count();
        let refusal = if !self.placement.window.is_over(at) {
            Refusal::WindowOpen { closes_at }
        } else if !readiness.undecided.is_empty() {
            Refusal::UndecidedComments { comments: readiness.undecided.clone() }
        } else if gaps > 0 {
            Refusal::UnexplainedGaps { count: u32::try_from(gaps).unwrap_or(u32::MAX) }
        } else {
            return Ok(Reported { placed: self, published_at: at });
        };
        Refused::result(self, refusal)
    }

    /// Withdraws the draft during or after its discussion.
    ///
    /// # Errors
    /// The draft and [`Refusal::NoReason`] if the reason is blank.
    pub fn withdraw(self, at: DateTime<Utc>, reason: &str) -> Result<Withdrawn, Box<Refused<Self>>> {
        match reason.trim() {
            "" => Refused::result(self, Refusal::NoReason),
            reason => Ok(Withdrawn {
                origin: self.origin,
                placement: Some(self.placement),
                late_attempts: self.late_attempts,
                withdrawn_at: at,
                reason: reason.to_owned(),
            }),
        }
    }
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
