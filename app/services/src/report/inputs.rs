//! Everything that a closing report is weighed and compiled from, read at one moment.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::discussion::{Entered, Outcome};
use domain::language::Language;
use domain::redline::Redline;
use domain::report::{CauseLink, ChangedElement, ReadinessInputs, ReportReadiness, WeighedComment};
use domain::standard::{Content, ElementId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::discussion::{Decisions, Discussed, anchor, decisions, entries};
use crate::drafts::SectionVersions;
use crate::drafts::copy::{content_of, newest_sections};
use crate::entity::{change_reason, comment, comment_reason};
use crate::error::ServiceError;

/// The differences between the placed and the revised text, in each language that is written.
pub(crate) type Redlines = BTreeMap<Language, Redline>;

/// What a report is made of.
pub(super) struct ReportInputs {
    /// Every comment received in time, by number.
    pub(super) comments: Vec<comment::Model>,
    /// How those came that were entered by staff, by their numbers.
    pub(super) entries: BTreeMap<i64, Entered>,
    /// The decisions on them.
    pub(super) decisions: Decisions,
    /// The working copy.
    pub(super) revised: Content,
    /// The versions of its sections.
    pub(super) versions: SectionVersions,
    /// What it changed.
    pub(super) redlines: Redlines,
    /// What still stands in the way.
    pub(super) readiness: ReportReadiness,
    /// The changed elements that each accepted comment caused, by its number.
    trace: BTreeMap<i64, Vec<ElementId>>,
}

impl ReportInputs {
    /// The elements that changed on account of a comment, in the order of the redline (R15-9).
    pub(super) fn changed_by(&self, comment: i64) -> &[ElementId] {
        self.trace.get(&comment).map_or(&[], Vec::as_slice)
    }
}

/// Reads and weighs the inputs of the report on a draft at `at`.
pub(super) async fn report_inputs(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    at: DateTime<Utc>,
) -> Result<ReportInputs, ServiceError> {
    let comments = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft.draft_id))
        .order_by_asc(comment::Column::Number)
        .all(connection)
        .await?;
    let entries = entries(connection, draft.draft_id, None).await?;
    let decisions = decisions(connection, draft.draft_id).await?;
    let sections = newest_sections(connection, draft.draft_id).await?;
    let (revised, versions) = (content_of(&sections)?, SectionVersions::of(&sections));
    let redlines = redlines(&draft.placed, &revised);
    let (changes, renamed) = changes(&redlines);
    let mut weighed = Vec::with_capacity(comments.len());
    let mut links = Vec::new();
    for row in comments.iter().filter(|row| row.withdrawn_at.is_none()) {
        let decision = row.decision_id.and_then(|id| decisions.get(&id));
        let outcome = decision.map(|decision| decision.outcome);
        weighed.push(WeighedComment { number: row.number, outcome, anchor: anchor(row)? });
        let linked = decision.into_iter().flat_map(|decision| &decision.elements);
        links.extend(linked.map(|element| CauseLink {
            comment: row.number,
            element: renamed.get(element).unwrap_or(element).clone(),
        }));
    }
    let reasons = reasons(connection, draft, &comments).await?;
    let readiness = ReportReadiness::assess(
        ReadinessInputs {
            window: &draft.stage.placement.window,
            comments: &weighed,
            changes: &changes,
            links: &links,
            reasons: &reasons,
        },
        at,
    );
    let trace = trace(&weighed, &changes, &links);
    Ok(ReportInputs { comments, entries, decisions, revised, versions, redlines, readiness, trace })
}

/// The redlines of the languages in which either text has words.
pub(crate) fn redlines(placed: &Content, revised: &Content) -> Redlines {
    let is_written = |language: Language| {
        [placed, revised].into_iter().flat_map(Content::sections).any(|section| {
            section.elements.iter().any(|element| !element.text.get(language).trim().is_empty())
        })
    };
    let languages = Language::ALL.into_iter().filter(|language| is_written(*language));
    languages.map(|language| (language, Redline::between(placed, revised, language))).collect()
}

/// The elements that changed in any language, by the identity that the placed text gives them, since comments name
/// that one; and the other identities of those that were matched by likeness.
fn changes(redlines: &Redlines) -> (Vec<ChangedElement>, HashMap<ElementId, ElementId>) {
    let mut seen = HashSet::new();
    let mut renamed = HashMap::new();
    let mut changes = Vec::new();
    for (section, change) in redlines.values().flat_map(Redline::changes) {
        let element = change.old_id.as_ref().unwrap_or(&change.id);
        if *element != change.id {
            renamed.insert(change.id.clone(), element.clone());
        }
        if seen.insert(element.clone()) {
            changes.push(ChangedElement { section, element: element.clone() });
        }
    }
    (changes, renamed)
}

/// The changed elements that each accepted comment caused: the one it concerns, and those its decision is linked to.
fn trace(
    comments: &[WeighedComment],
    changes: &[ChangedElement],
    links: &[CauseLink],
) -> BTreeMap<i64, Vec<ElementId>> {
    let mut caused: HashMap<i64, HashSet<&ElementId>> = HashMap::new();
    for comment in comments.iter().filter(|comment| comment.outcome.is_some_and(Outcome::promises_change)) {
        caused.entry(comment.number).or_default().extend(&comment.anchor.element);
    }
    for link in links {
        // A link of a comment that was not accepted promises no change.
        caused.entry(link.comment).and_modify(|elements| {
            elements.insert(&link.element);
        });
    }
    let in_order = |elements: HashSet<&ElementId>| -> Vec<ElementId> {
        changes.iter().map(|change| &change.element).filter(|one| elements.contains(one)).cloned().collect()
    };
    caused.into_iter().map(|(comment, elements)| (comment, in_order(elements))).collect()
}

/// The reasons given for gaps, by [`domain::report::Gap::key`].
async fn reasons(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comments: &[comment::Model],
) -> Result<HashMap<String, String>, ServiceError> {
    let changed = change_reason::Entity::find()
        .filter(change_reason::Column::DraftId.eq(draft.draft_id))
        .all(connection)
        .await?;
    let mut reasons: HashMap<String, String> =
        changed.into_iter().map(|row| (format!("element:{}", row.element), row.reason)).collect();
    let unchanged = comment_reason::Entity::find()
        .filter(comment_reason::Column::DraftId.eq(draft.draft_id))
        .all(connection)
        .await?;
    let unchanged: HashMap<i64, String> =
        unchanged.into_iter().map(|row| (row.decision_id, row.reason)).collect();
    for row in comments {
        if let Some(reason) = row.decision_id.and_then(|id| unchanged.get(&id)) {
            reasons.insert(format!("comment:{}", row.number), reason.clone());
        }
    }
    Ok(reasons)
}
