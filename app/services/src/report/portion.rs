//! Some comments of a draft as its report says them: read with what stands beside them, however many others there are.

use std::collections::{BTreeSet, HashMap};

use domain::report::{Gap, GapState, ReportedComment, WithdrawnComment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::text_changes::TextChanges;
use crate::context::Services;
use crate::discussion::{Discussed, count_supports, decisions_of, entries, view};
use crate::entity::{comment, comment_reason};
use crate::error::ServiceError;

/// Which decision of the report answers a comment, by the keys of the decisions as they were met.
pub(super) type Places = HashMap<i64, u32>;

/// One comment.
pub(super) struct Said {
    /// Its number in the draft.
    pub(super) number: i64,
    /// The comment with its decision.
    pub(super) comment: Option<ReportedComment>,
    /// That it was accepted and changed no text.
    pub(super) gap: Option<GapState>,
    /// That its author withdrew it.
    pub(super) withdrawn: Option<WithdrawnComment>,
    /// How many others its decision answers.
    pub(super) shared_with: u64,
}

/// What the report says of these comments; those that await a decision are left out of it.
pub(super) async fn said(
    services: &Services,
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    text: &TextChanges,
    places: &mut Places,
    rows: &[comment::Model],
) -> Result<Vec<Said>, ServiceError> {
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    let entries = entries(connection, draft.draft_id, Some(numbers.clone())).await?;
    let supports = count_supports(connection, draft.draft_id, numbers).await?;
    let decisions = decisions_of(connection, rows).await?;
    let reasons = reasons(connection, rows).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let withdrawn = row.withdrawn_at.map(|withdrawn_at| WithdrawnComment {
            number: row.number,
            received_at: row.received_at,
            withdrawn_at,
        });
        let number = row.number;
        let mut said = Said { number, comment: None, gap: None, withdrawn, shared_with: 0 };
        let comment = view(row, &draft.placed, &decisions)?;
        let Some((id, decision)) = row.decision_id.zip(comment.decision) else {
            all.push(said);
            continue;
        };
        let next = u32::try_from(places.len() + 1).unwrap_or(u32::MAX);
        let promises = decision.outcome.promises_change();
        let changed = if promises { text.caused(&comment.anchor, &decision.elements) } else { Vec::new() };
        if promises && changed.is_empty() {
            let (section, element) = (comment.anchor.section, comment.anchor.element.clone());
            let gap = Gap::AcceptedWithoutChange { comment: number, section, element };
            said.gap = Some(GapState { gap, reason: reasons.get(&id).cloned() });
        }
        said.shared_with = decision.shared_with;
        said.comment = Some(ReportedComment {
            number,
            received_at: comment.received_at,
            received_on: services.settings.zone.date_of(comment.received_at),
            author: comment.author,
            language: comment.language,
            anchor: comment.anchor,
            clause: comment.clause,
            text: comment.text,
            suggestion: comment.suggestion.map(|suggestion| suggestion.text),
            hidden: comment.hidden,
            supports: u32::try_from(supports.get(&number).copied().unwrap_or_default()).unwrap_or(u32::MAX),
            corrected_at: comment.corrected_at,
            entered: entries.get(&number).cloned(),
            changed,
            decision: *places.entry(id).or_insert(next),
            summary: decision.summary,
            outcome: decision.outcome,
            substantiation: decision.substantiation,
        });
        all.push(said);
    }
    Ok(all)
}

/// The reasons given for comments that changed nothing, by the keys of their decisions.
async fn reasons(
    connection: &impl ConnectionTrait,
    rows: &[comment::Model],
) -> Result<HashMap<i64, String>, ServiceError> {
    let ids: BTreeSet<i64> = rows.iter().filter_map(|row| row.decision_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let given = comment_reason::Entity::find()
        .filter(comment_reason::Column::DecisionId.is_in(ids))
        .all(connection)
        .await?;
    let given = given.into_iter().filter(|row| !row.reason.trim().is_empty());
    Ok(given.map(|row| (row.decision_id, row.reason)).collect())
}
