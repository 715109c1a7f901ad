//! What a draft is for, and the names of its stages.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::discussion::DiscussionWindow;

/// What a draft is for (Art. 15(1), 15(5), R15-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// The first standard of a service.
    New,
    /// An amendment of the standard in force.
    Amendment,
    /// The cancellation of the standard in force.
    Cancellation,
}

impl DraftKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::New, Self::Amendment, Self::Cancellation];

    /// The stable name in addresses, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Amendment => "amendment",
            Self::Cancellation => "cancellation",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The name of a stage at an instant; the clock alone tells open from review (R15-3), and approved from in force and ceased (RF-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// Being written.
    Drafting,
    /// Placed, and the window accepts comments.
    Open,
    /// Placed, and the window has closed: comments are being decided.
    Review,
    /// The closing report is published.
    Reported,
    /// With the coordinating bodies.
    Coordinating,
    /// Between two rounds of coordination: being changed.
    Returned,
    /// Approved, and not in force yet.
    Approved,
    /// In force.
    InForce,
    /// No longer in force: amended, or cancelled.
    Ceased,
    /// Withdrawn with a reason.
    Withdrawn,
}

/// The stored moments that tell the stages of one stored stage apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StageMoments<'a> {
    /// The window of the placement, if there is one.
    pub window: Option<&'a DiscussionWindow>,
    /// When what was approved takes effect: the beginning of the legal day, UTC.
    pub effective_at: Option<DateTime<Utc>>,
    /// When it is no longer in force: the beginning of the legal day, UTC.
    pub ceases_at: Option<DateTime<Utc>>,
}

impl<'a> StageMoments<'a> {
    /// The moments of a draft that has not been approved.
    pub fn of_window(window: Option<&'a DiscussionWindow>) -> Self {
        Self { window, ..Self::default() }
    }
}

impl StageName {
    /// Every stage, in the order of a draft's life.
    pub const ALL: [Self; 10] = [
        Self::Drafting,
        Self::Open,
        Self::Review,
        Self::Reported,
        Self::Coordinating,
        Self::Returned,
        Self::Approved,
        Self::InForce,
        Self::Ceased,
        Self::Withdrawn,
    ];

    /// The stable name in addresses, files and the interface for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Open => "open",
            Self::Review => "review",
            Self::Reported => "reported",
            Self::Coordinating => "coordinating",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::InForce => "in_force",
            Self::Ceased => "ceased",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The name at `at` of a stage as it is stored.
    pub fn from_stored(stored: StoredStage, moments: StageMoments<'_>, at: DateTime<Utc>) -> Self {
        let come = |moment: Option<DateTime<Utc>>| moment.is_some_and(|moment| at >= moment);
        match stored {
            StoredStage::Drafting => Self::Drafting,
            StoredStage::Placed if moments.window.is_some_and(|window| !window.is_over(at)) => Self::Open,
            StoredStage::Placed => Self::Review,
            StoredStage::Reported => Self::Reported,
            StoredStage::Coordinating => Self::Coordinating,
            StoredStage::Returned => Self::Returned,
            StoredStage::Approved if come(moments.ceases_at) => Self::Ceased,
            StoredStage::Approved if come(moments.effective_at) => Self::InForce,
            StoredStage::Approved => Self::Approved,
            StoredStage::Withdrawn => Self::Withdrawn,
        }
    }

    /// As what the stage is stored.
    pub const fn stored(self) -> StoredStage {
        match self {
            Self::Drafting => StoredStage::Drafting,
            Self::Open | Self::Review => StoredStage::Placed,
            Self::Reported => StoredStage::Reported,
            Self::Coordinating => StoredStage::Coordinating,
            Self::Returned => StoredStage::Returned,
            Self::Approved | Self::InForce | Self::Ceased => StoredStage::Approved,
            Self::Withdrawn => StoredStage::Withdrawn,
        }
    }

    /// Whether the closing report is published (R15-8); a withdrawn draft may have one too.
    pub const fn has_report(self) -> bool {
        self.stored().has_report()
    }

    /// Whether a draft in this stage may be withdrawn: any before its approval (R15-3).
    pub const fn can_be_withdrawn(self) -> bool {
        match self {
            Self::Drafting
            | Self::Open
            | Self::Review
            | Self::Reported
            | Self::Coordinating
            | Self::Returned => true,
            Self::Approved | Self::InForce | Self::Ceased | Self::Withdrawn => false,
        }
    }
}

/// A stage as it is stored: nothing in it depends on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoredStage {
    /// Being written.
    Drafting,
    /// Placed: under discussion or under review.
    Placed,
    /// The closing report is published.
    Reported,
    /// With the coordinating bodies.
    Coordinating,
    /// Between two rounds of coordination.
    Returned,
    /// Approved: in force from a day on, until another.
    Approved,
    /// Withdrawn with a reason.
    Withdrawn,
}

impl StoredStage {
    /// Every stage, in the order of a draft's life.
    pub const ALL: [Self; 7] = [
        Self::Drafting,
        Self::Placed,
        Self::Reported,
        Self::Coordinating,
        Self::Returned,
        Self::Approved,
        Self::Withdrawn,
    ];

    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Placed => "placed",
            Self::Reported => "reported",
            Self::Coordinating => "coordinating",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether the closing report is published, and with it every decision (Art. 15(3)). A withdrawn draft may have one too:
    /// its row tells.
    pub const fn has_report(self) -> bool {
        match self {
            Self::Reported | Self::Coordinating | Self::Returned | Self::Approved => true,
            Self::Drafting | Self::Placed | Self::Withdrawn => false,
        }
    }
}
