//! The comments of a report become rows that nothing changes any more: a portion at a time, however many there are.

use domain::report::{Participation, ReportFigures, Tally, canonical};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Serialize;

use super::portion::{Places, Said, said};
use super::text_changes::TextChanges;
use crate::context::Services;
use crate::discussion::Discussed;
use crate::entity::{comment, report_comment};
use crate::error::ServiceError;
use crate::storage::Write;

/// How many comments are read and written at a time.
const PORTION: u64 = 500;

/// Writes the rows of every comment of a draft, and counts what they say.
pub(super) async fn comments(
    services: &Services,
    write: &Write,
    draft: &Discussed,
    text: &TextChanges,
) -> Result<(ReportFigures, Participation), ServiceError> {
    let mut figures = ReportFigures::default();
    let mut tally = Tally::default();
    let mut places = Places::new();
    loop {
        let rows = comment::Entity::find()
            .filter(comment::Column::DraftId.eq(draft.draft_id))
            .filter(comment::Column::Number.gt(figures.last))
            .order_by_asc(comment::Column::Number)
            .limit(PORTION)
            .all(&**write)
            .await?;
        let Some(last) = rows.last().map(|row| row.number) else { break };
        let all = said(services, &**write, draft, text, &mut places, &rows).await?;
        let mut kept = Vec::with_capacity(all.len());
        for one in &all {
            count(&mut figures, &mut tally, one);
            kept.push(report_comment::ActiveModel {
                draft_id: Set(draft.draft_id),
                number: Set(one.number),
                comment: Set(canonical_text(one.comment.as_ref())?),
                gap: Set(canonical_text(one.gap.as_ref())?),
                withdrawn: Set(canonical_text(one.withdrawn.as_ref())?),
            });
        }
        report_comment::Entity::insert_many(kept).exec_without_returning(&**write).await?;
        figures.last = last;
    }
    Ok((figures, tally.figures()))
}

fn count(figures: &mut ReportFigures, tally: &mut Tally, one: &Said) {
    if one.withdrawn.is_some() {
        figures.withdrawn = figures.withdrawn.saturating_add(1);
    }
    if let Some(comment) = &one.comment {
        tally.add(comment);
        figures.comments = figures.comments.saturating_add(1);
        figures.supports = figures.supports.saturating_add(comment.supports);
        figures.entered = figures.entered.saturating_add(u32::from(comment.entered.is_some()));
    }
}

/// Stored as it is hashed, so that the bytes can be checked with common tools.
fn canonical_text(value: Option<&impl Serialize>) -> Result<Option<String>, ServiceError> {
    Ok(value.map(canonical::json).transpose()?)
}
