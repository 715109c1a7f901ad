//! The clauses of a section that changed or that comments concern, each with its causes.

use std::collections::HashSet;

use domain::discussion::Outcome;
use domain::language::Language;
use domain::report::{Gap, GapState};
use domain::standard::{ElementId, SectionKey};
use services::discussion::CommentView;

use crate::components::decide::{CommentedDraft, beginning};

/// A clause with its causes.
pub(super) struct ChangedLine {
    /// By its identity in the placed text, where it has one.
    pub(super) element: ElementId,
    pub(super) number: String,
    pub(super) says: String,
    pub(super) changed: bool,
    pub(super) comments: Vec<LineCause>,
    pub(super) reason: Option<String>,
}

/// A comment on a clause, or linked to its change.
pub(super) struct LineCause {
    pub(super) number: i64,
    pub(super) says: String,
    pub(super) language: Language,
    pub(super) outcome: Option<Outcome>,
    /// Whether nothing but a link makes it a cause, so that the link can be taken back.
    pub(super) linked: bool,
}

impl ChangedLine {
    /// Whether a change of this clause still has to be explained.
    pub(super) fn wants_a_cause(&self) -> bool {
        let promised = |cause: &LineCause| cause.outcome.is_some_and(Outcome::promises_change);
        self.changed && self.reason.is_none() && !self.comments.iter().any(promised)
    }
}

/// The changed clauses of a section, then those that only comments concern.
pub(super) fn lines(
    commented: &CommentedDraft,
    gaps: &[GapState],
    key: SectionKey,
    language: Language,
) -> Vec<ChangedLine> {
    let changes = commented.changes(language).into_iter().filter(|change| change.section == key);
    let mut lines: Vec<ChangedLine> = changes
        .map(|change| ChangedLine {
            comments: causes(commented, &change.element),
            reason: reason(gaps, &change.element),
            element: change.element,
            number: change.number,
            says: change.says,
            changed: true,
        })
        .collect();
    let listed: HashSet<ElementId> = lines.iter().map(|line| line.element.clone()).collect();
    for element in commented.placed.elements(key).iter().filter(|one| !listed.contains(&one.id)) {
        let comments = causes(commented, &element.id);
        if !comments.is_empty() {
            lines.push(ChangedLine {
                number: commented.placed.clause_number(&element.id).unwrap_or_default(),
                says: beginning(&element.clause(language), 60),
                element: element.id.clone(),
                changed: false,
                comments,
                reason: None,
            });
        }
    }
    lines
}

fn causes(commented: &CommentedDraft, element: &ElementId) -> Vec<LineCause> {
    let linked = |comment: &CommentView| {
        comment.decision.as_ref().is_some_and(|given| given.elements.contains(element))
    };
    let mut causes: Vec<LineCause> = commented
        .comments
        .iter()
        .filter(|comment| comment.anchor.element.as_ref() == Some(element) || linked(comment))
        .map(|comment| LineCause {
            linked: comment.anchor.element.as_ref() != Some(element) && linked(comment),
            number: comment.number,
            says: beginning(&comment.text, 80),
            language: comment.language,
            outcome: comment.decision.as_ref().map(|given| given.outcome),
        })
        .collect();
    causes.sort_by_key(|cause| cause.number);
    causes
}

fn reason(gaps: &[GapState], element: &ElementId) -> Option<String> {
    gaps.iter().find_map(|state| match &state.gap {
        Gap::ChangeWithoutCause { element: of, .. } if of == element => state.reason.clone(),
        _ => None,
    })
}
