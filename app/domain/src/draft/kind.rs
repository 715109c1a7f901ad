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

/// The name of a stage at an instant; open and review are told apart by the clock alone (R15-3).
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
    /// Withdrawn with a reason.
    Withdrawn,
}

impl StageName {
    /// Every stage, in the order of a draft's life.
    pub const ALL: [Self; 5] = [Self::Drafting, Self::Open, Self::Review, Self::Reported, Self::Withdrawn];

    /// The stable name in addresses, files and the interface for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Open => "open",
            Self::Review => "review",
            Self::Reported => "reported",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The name at `at` of a stage as it is stored, with the window of the placement if there is one.
    pub fn from_stored(stored: StoredStage, window: Option<&DiscussionWindow>, at: DateTime<Utc>) -> Self {
        match stored {
            StoredStage::Drafting => Self::Drafting,
            StoredStage::Placed if window.is_some_and(|window| !window.is_over(at)) => Self::Open,
            StoredStage::Placed => Self::Review,
            StoredStage::Reported => Self::Reported,
            StoredStage::Withdrawn => Self::Withdrawn,
        }
    }

    /// As what the stage is stored.
    pub const fn stored(self) -> StoredStage {
        match self {
            Self::Drafting => StoredStage::Drafting,
            Self::Open | Self::Review => StoredStage::Placed,
            Self::Reported => StoredStage::Reported,
            Self::Withdrawn => StoredStage::Withdrawn,
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
    /// Withdrawn with a reason.
    Withdrawn,
}

impl StoredStage {
    /// Every stage, in the order of a draft's life.
    pub const ALL: [Self; 4] = [Self::Drafting, Self::Placed, Self::Reported, Self::Withdrawn];

    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Placed => "placed",
            Self::Reported => "reported",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether the closing report is published, and with it every decision (Art. 15(3)).
    pub const fn has_report(self) -> bool {
        match self {
            Self::Reported => true,
            Self::Drafting | Self::Placed | Self::Withdrawn => false,
        }
    }

    /// Whether an amendment or a cancellation may start from it (R15-10).
    pub const fn can_be_amended(self) -> bool {
        match self {
            Self::Reported => true,
            Self::Drafting | Self::Placed | Self::Withdrawn => false,
        }
    }
}
