//! What still stands between a draft and the publication of its closing report.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::discussion::{Anchor, DiscussionWindow, Outcome};
use crate::standard::{ElementId, SectionKey};

/// A comment with what the assessment needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedComment {
    /// Its number in the draft.
    pub number: i64,
    /// What was decided; nothing while it awaits a decision.
    pub outcome: Option<Outcome>,
    /// What it concerns.
    pub anchor: Anchor,
}

/// An element that differs between the placed revision and the revised one, removed and moved ones too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChangedElement {
    /// The section.
    pub section: SectionKey,
    /// The element.
    pub element: ElementId,
}

/// A drafter's statement that a comment caused the change of an element.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CauseLink {
    /// The number of the comment.
    pub comment: i64,
    /// The element.
    pub element: ElementId,
}

/// Something the head is shown before the report is published (R15-9).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum Gap {
    /// A comment accepted, fully or in part, that changed no text.
    AcceptedWithoutChange {
        /// The number of the comment.
        comment: i64,
        /// The section it concerns.
        section: Option<SectionKey>,
        /// The element it concerns.
        element: Option<ElementId>,
    },
    /// Changed text that no accepted comment explains.
    ChangeWithoutCause {
        /// The section.
        section: SectionKey,
        /// The element.
        element: ElementId,
    },
}

impl Gap {
    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AcceptedWithoutChange { .. } => "accepted_without_change",
            Self::ChangeWithoutCause { .. } => "change_without_cause",
        }
    }

    /// The key under which a reason for the gap is stored: `comment:12` or `element:abc`.
    pub fn key(&self) -> String {
        match self {
            Self::AcceptedWithoutChange { comment, .. } => format!("comment:{comment}"),
            Self::ChangeWithoutCause { element, .. } => format!("element:{element}"),
        }
    }
}

/// A gap with the reason given for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapState {
    /// The gap.
    pub gap: Gap,
    /// The written reason; nothing while the gap is open.
    pub reason: Option<String>,
}

/// What the assessment looks at.
#[derive(Clone, Copy, Debug)]
pub struct ReportMatter<'a> {
    /// The window of the discussion.
    pub window: &'a DiscussionWindow,
    /// Every comment received in time.
    pub comments: &'a [WeighedComment],
    /// What the redline between the placed and the revised text changed, in any language.
    pub changes: &'a [ChangedElement],
    /// The links stated by drafters.
    pub links: &'a [CauseLink],
    /// Reasons by [`Gap::key`].
    pub reasons: &'a HashMap<String, String>,
}

/// What stands between a draft and its closing report at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportReadiness {
    /// Whether the window has closed (R15-8).
    pub window_closed: bool,
    /// The moment at which it closes or closed, UTC.
    pub closes_at: DateTime<Utc>,
    /// How many comments were received in time.
    pub received: u32,
    /// The numbers of the comments that await a decision, ascending (R15-7).
    pub undecided: Vec<i64>,
    /// Every gap, with or without a reason (R15-9).
    pub gaps: Vec<GapState>,
}

impl ReportReadiness {
    /// The readiness at `at`.
    ///
    /// A comment anchored at an element counts as the cause of that element's change without a link; one on a section
    /// or the whole draft needs a link, since it does not say which change it asks for.
    pub fn assess(matter: ReportMatter<'_>, at: DateTime<Utc>) -> Self {
        let changed: HashSet<&ElementId> = matter.changes.iter().map(|change| &change.element).collect();
        let linked: HashSet<(i64, &ElementId)> =
            matter.links.iter().map(|link| (link.comment, &link.element)).collect();
        let mut linked_by: HashMap<i64, Vec<&ElementId>> = HashMap::new();
        for (comment, element) in linked {
            linked_by.entry(comment).or_default().push(element);
        }
        let accepted: Vec<(&WeighedComment, HashSet<&ElementId>)> = matter
            .comments
            .iter()
            .filter(|comment| comment.outcome.is_some_and(Outcome::promises_change))
            .map(|comment| {
                let links = linked_by.get(&comment.number).into_iter().flatten().copied();
                let causes =
                    comment.anchor.element.iter().chain(links).filter(|element| changed.contains(element));
                (comment, causes.collect())
            })
            .collect();
        let explained: HashSet<&ElementId> =
            accepted.iter().flat_map(|(_, causes)| causes).copied().collect();
        let without_change = accepted.iter().filter(|(_, causes)| causes.is_empty()).map(|(comment, _)| {
            Gap::AcceptedWithoutChange {
                comment: comment.number,
                section: comment.anchor.section,
                element: comment.anchor.element.clone(),
            }
        });
        let without_cause =
            matter.changes.iter().filter(|change| !explained.contains(&change.element)).map(|change| {
                Gap::ChangeWithoutCause { section: change.section, element: change.element.clone() }
            });
        let gaps = without_change.chain(without_cause).map(|gap| GapState {
            reason: matter.reasons.get(&gap.key()).filter(|reason| !reason.trim().is_empty()).cloned(),
            gap,
        });
        let gaps = gaps.collect();
        let mut undecided: Vec<i64> = matter
            .comments
            .iter()
            .filter(|comment| comment.outcome.is_none())
            .map(|comment| comment.number)
            .collect();
        undecided.sort_unstable();
        Self {
            window_closed: at >= matter.window.closes_at,
            closes_at: matter.window.closes_at,
            received: u32::try_from(matter.comments.len()).unwrap_or(u32::MAX),
            undecided,
            gaps,
        }
    }

    /// The gaps that have no reason yet.
    pub fn open_gaps(&self) -> impl Iterator<Item = &Gap> {
        self.gaps.iter().filter(|state| state.reason.is_none()).map(|state| &state.gap)
    }

    /// Whether nothing stands in the way.
    pub fn is_ready(&self) -> bool {
        self.window_closed && self.undecided.is_empty() && self.open_gaps().next().is_none()
    }
}
