//! The stages of a draft, each with the transitions that lead out of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CommentStanding, DraftKind, Placement, PlacementRequest, Refusal, Refused};
use crate::body::BodyId;
use crate::discussion::WindowState;
use crate::report::ReportReadiness;

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
    /// `standing` tells of a comment's number where it stands, or nothing if there is no such comment.
    ///
    /// # Errors
    /// [`Refusal::NothingToDecide`], or [`Refusal::UnknownComment`], [`Refusal::AlreadyDecided`] or
    /// [`Refusal::CommentWithdrawn`] for the first such one.
    pub fn decide(
        &self,
        comments: &[i64],
        standing: impl Fn(i64) -> Option<CommentStanding>,
    ) -> Result<(), Refusal> {
        if comments.is_empty() {
            return Err(Refusal::NothingToDecide);
        }
        comments.iter().try_for_each(|comment| match standing(*comment) {
            Some(standing) => standing.awaiting(*comment),
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
        let refusal = if !self.placement.window.is_over(at) {
            Refusal::WindowOpen { closes_at }
        } else if readiness.awaiting > 0 {
            Refusal::UndecidedComments { comments: readiness.undecided.clone() }
        } else if readiness.open > 0 {
            Refusal::UnexplainedGaps { count: readiness.open }
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

impl Reported {
    /// The draft with one more comment counted that arrived too late (R15-4).
    #[must_use]
    pub(super) fn late_attempt(self) -> Self {
        Self { placed: self.placed.late_attempt(), ..self }
    }

    /// Withdraws the draft after its report and before its approval; the report stays as it was published.
    ///
    /// # Errors
    /// The draft and [`Refusal::NoReason`] if the reason is blank.
    pub fn withdraw(self, at: DateTime<Utc>, reason: &str) -> Result<Withdrawn, Box<Refused<Self>>> {
        let Self { placed, published_at } = self;
        placed
            .withdraw(at, reason)
            .map_err(|refused| Box::new(refused.map(|placed| Self { placed, published_at })))
    }
}
