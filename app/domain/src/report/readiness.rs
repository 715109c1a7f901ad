//! What still stands between a draft and the publication of its closing report.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::discussion::{Anchor, DiscussionWindow, Outcome};
use crate::standard::{ElementId, SectionKey};

/// A comment with what the assessment needs of it; no more, since the law weighs comments without reading their words.
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

/// The most characters of the reason that is given for a gap (R15-9).
pub const REASON_LIMIT: u32 = 5_000;

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
pub struct ReadinessInputs<'a> {
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
    /// How many comments await a decision (R15-7).
    pub awaiting: u32,
    /// The numbers of these comments, ascending; the first ones where there are many.
    pub undecided: Vec<i64>,
    /// How many gaps have no reason (R15-9).
    pub open: u32,
    /// The gaps, with or without a reason; where there are many, some of them, the open ones first.
    pub gaps: Vec<GapState>,
    /// How many gaps there are in all.
    pub all_gaps: u32,
}

impl ReportReadiness {
    /// The readiness at `at`.
    ///
    /// A comment anchored at an element counts as the cause of that element's change without a link; one on a section
    /// or the whole draft needs a link, since it does not say which change it asks for.
    pub fn assess(inputs: ReadinessInputs<'_>, at: DateTime<Utc>) -> Self {
        let changed: HashSet<&ElementId> = inputs.changes.iter().map(|change| &change.element).collect();
        let linked: HashSet<(i64, &ElementId)> =
            inputs.links.iter().map(|link| (link.comment, &link.element)).collect();
        let mut linked_by: HashMap<i64, Vec<&ElementId>> = HashMap::new();
        for (comment, element) in linked {
            linked_by.entry(comment).or_default().push(element);
        }
        let accepted: Vec<(&WeighedComment, HashSet<&ElementId>)> = inputs
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
            inputs.changes.iter().filter(|change| !explained.contains(&change.element)).map(|change| {
                Gap::ChangeWithoutCause { section: change.section, element: change.element.clone() }
            });
        let gaps = without_change.chain(without_cause).map(|gap| GapState {
            reason: inputs.reasons.get(&gap.key()).filter(|reason| !reason.trim().is_empty()).cloned(),
            gap,
        });
        let gaps: Vec<GapState> = gaps.collect();
        let many = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let mut undecided: Vec<i64> = inputs
            .comments
            .iter()
            .filter(|comment| comment.outcome.is_none())
            .map(|comment| comment.number)
            .collect();
        undecided.sort_unstable();
        Self {
            window_closed: inputs.window.is_over(at),
            closes_at: inputs.window.closes_at,
            received: many(inputs.comments.len()),
            awaiting: many(undecided.len()),
            undecided,
            open: many(gaps.iter().filter(|state| state.reason.is_none()).count()),
            all_gaps: many(gaps.len()),
            gaps,
        }
    }

    /// Those of its gaps that have no reason yet.
    pub fn open_gaps(&self) -> impl Iterator<Item = &Gap> {
        self.gaps.iter().filter(|state| state.reason.is_none()).map(|state| &state.gap)
    }

    /// Whether nothing stands in the way.
    pub fn is_ready(&self) -> bool {
        self.window_closed && self.awaiting == 0 && self.open == 0
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta, TimeZone};

    use super::*;
    use crate::standard::sample::id;

    fn window() -> DiscussionWindow {
        let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let at = |month, day| Utc.with_ymd_and_hms(2026, month, day, 19, 0, 0).unwrap();
        DiscussionWindow::new(date(3, 2), date(3, 3), date(4, 1), at(3, 1), at(4, 1)).unwrap()
    }

    fn comment(number: i64, outcome: Option<Outcome>, element: Option<&str>) -> WeighedComment {
        let anchor = Anchor {
            section: element.map(|_| SectionKey::Term),
            element: element.map(id),
            ..Anchor::default()
        };
        WeighedComment { number, outcome, anchor }
    }

    fn changed(element: &str) -> ChangedElement {
        ChangedElement { section: SectionKey::Term, element: id(element) }
    }

    fn assess(
        comments: &[WeighedComment],
        changes: &[ChangedElement],
        links: &[CauseLink],
        reasons: &[(&str, &str)],
    ) -> ReportReadiness {
        let reasons = reasons.iter().map(|(key, reason)| ((*key).to_owned(), (*reason).to_owned())).collect();
        let window = window();
        let inputs = ReadinessInputs { window: &window, comments, changes, links, reasons: &reasons };
        ReportReadiness::assess(inputs, window.closes_at)
    }

    fn keys(readiness: &ReportReadiness) -> Vec<String> {
        readiness.open_gaps().map(Gap::key).collect()
    }

    #[test]
    fn r15_8_the_window_closes_at_its_moment_and_the_undecided_are_listed() {
        let window = window();
        let comments = [comment(7, None, None), comment(2, None, None)];
        let reasons = HashMap::new();
        let inputs = ReadinessInputs {
            window: &window,
            comments: &comments,
            changes: &[],
            links: &[],
            reasons: &reasons,
        };
        let before = ReportReadiness::assess(inputs, window.closes_at - TimeDelta::nanoseconds(1));
        assert!(!before.window_closed && !before.is_ready());
        let after = ReportReadiness::assess(inputs, window.closes_at);
        assert!(after.window_closed && !after.is_ready());
        assert_eq!((after.undecided, after.received), (vec![2, 7], 2));
        assert!(assess(&[], &[], &[], &[]).is_ready());
    }

    #[test]
    fn r15_9_an_anchor_at_a_changed_element_explains_both() {
        let comments = [comment(1, Some(Outcome::PartlyAccepted), Some("a1"))];
        assert!(assess(&comments, &[changed("a1")], &[], &[]).is_ready());
    }

    #[test]
    fn r15_9_an_accepted_comment_without_a_change_is_a_gap() {
        let comments = [
            comment(1, Some(Outcome::Accepted), Some("a1")),
            comment(2, Some(Outcome::NotAccepted), Some("a1")),
            comment(3, Some(Outcome::Accepted), None),
        ];
        let readiness = assess(&comments, &[], &[], &[("comment:3", " "), ("comment:1", "Уже так и есть")]);
        assert_eq!(keys(&readiness), ["comment:3"]);
        assert_eq!(readiness.gaps.len(), 2);
    }

    #[test]
    fn r15_9_a_change_is_explained_by_an_accepted_comment_only() {
        let refused = [comment(1, Some(Outcome::NotAccepted), Some("a1"))];
        let link = [CauseLink { comment: 1, element: id("a1") }];
        assert_eq!(keys(&assess(&refused, &[changed("a1")], &link, &[])), ["element:a1"]);
        let accepted = [comment(1, Some(Outcome::Accepted), None)];
        assert_eq!(keys(&assess(&accepted, &[changed("a1")], &[], &[])), ["comment:1", "element:a1"]);
        assert!(assess(&accepted, &[changed("a1")], &link, &[]).is_ready());
        let elsewhere = [CauseLink { comment: 1, element: id("b2") }];
        assert_eq!(assess(&accepted, &[changed("a1")], &elsewhere, &[]).gaps.len(), 2);
    }

    #[test]
    fn r15_9_a_written_reason_closes_a_gap_and_stays_with_it() {
        let readiness = assess(&[], &[changed("a1")], &[], &[("element:a1", "Опечатка")]);
        assert!(readiness.is_ready());
        let reasons: Vec<_> = readiness.gaps.iter().filter_map(|state| state.reason.as_deref()).collect();
        assert_eq!(reasons, ["Опечатка"]);
    }
}
