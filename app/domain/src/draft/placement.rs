//! Placement for public discussion: what is asked, and what is kept of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::discussion::DiscussionWindow;

/// The longest way of informing in words, in characters.
pub const OTHER_WAY_LIMIT: u32 = 500;

/// A way in which the public is informed of the placement (Art. 15(2), 23(1), R15-6).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "way", content = "words", rename_all = "snake_case")]
pub enum WayOfInforming {
    /// The web portal of electronic government.
    Portal,
    /// The body's own site.
    OwnSite,
    /// The sites of local executive bodies.
    LocalSites,
    /// Another way, in words.
    Other(String),
}

impl WayOfInforming {
    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::OwnSite => "own_site",
            Self::LocalSites => "local_sites",
            Self::Other(_) => "other",
        }
    }

    /// The way of a stable name; `words` are for "other", and blank words are no way.
    pub fn from_code(code: &str, words: &str) -> Option<Self> {
        match code {
            "portal" => Some(Self::Portal),
            "own_site" => Some(Self::OwnSite),
            "local_sites" => Some(Self::LocalSites),
            "other" if !words.trim().is_empty() => Some(Self::Other(words.trim().to_owned())),
            _ => None,
        }
    }

    /// Whether it says anything.
    fn is_named(&self) -> bool {
        !matches!(self, Self::Other(words) if words.trim().is_empty())
    }
}

/// What a head confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementRequest {
    /// How many findings of severity "error" the check of the content gave (R14-2).
    pub content_errors: u32,
    /// The date by which placement is due, where the term runs (R15-2); amendments have none.
    pub due_on: Option<NaiveDate>,
    /// The instant of the request, UTC.
    pub placed_at: DateTime<Utc>,
    /// The window that the placement opens; its date of placement is the legal date of `placed_at`.
    pub window: DiscussionWindow,
    /// Why it is placed later than due.
    pub late_reason: Option<String>,
    /// How the public is informed (R15-6).
    pub ways: Vec<WayOfInforming>,
}

/// What is kept of a placement; nothing changes it afterwards (R15-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The instant, UTC.
    pub placed_at: DateTime<Utc>,
    /// The date by which it was due, where the term runs (R15-2).
    pub due_on: Option<NaiveDate>,
    /// Why it was later than that; public.
    pub late_reason: Option<String>,
    /// When comments are accepted.
    pub window: DiscussionWindow,
    /// How the public was informed.
    pub ways: Vec<WayOfInforming>,
}

impl PlacementRequest {
    /// Whether the placement is later than due.
    pub fn is_late(&self) -> bool {
        self.due_on.is_some_and(|due_on| self.window.placed_on > due_on)
    }

    /// The reason for the delay, if one was written.
    pub(super) fn written_reason(&self) -> Option<&str> {
        self.late_reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty())
    }

    /// Whether at least one way of informing is named.
    pub(super) fn informs(&self) -> bool {
        self.ways.iter().any(WayOfInforming::is_named)
    }
}

impl From<PlacementRequest> for Placement {
    /// Keeps a reason only of a late placement, and only ways that say something.
    fn from(request: PlacementRequest) -> Self {
        let late_reason = request.written_reason().filter(|_| request.is_late()).map(str::to_owned);
        Self {
            placed_at: request.placed_at,
            due_on: request.due_on,
            late_reason,
            window: request.window,
            ways: request.ways.into_iter().filter(WayOfInforming::is_named).collect(),
        }
    }
}
