//! The comments of a report become rows that nothing changes any more: a portion at a time, however many there are.

use domain::report::{ReportFigures, Tally, canonical};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Serialize;

use super::portion::{Places, Said, said};
use super::text_changes::TextChanges;
use crate::context::Services;
use crate::discussion::Discussed;
use crate::entity::{comment, report_comment};
use crate::error::ServiceError;
use crate::frozen::FrozenCauses;
use crate::storage::Write;

/// How many comments are read and written at a time.
const PORTION: u64 = 500;

/// What the rows say together.
#[derive(Default)]
pub(super) struct Counted {
    /// How long the lists are.
    pub(super) figures: ReportFigures,
    /// How many took part.
    pub(super) tally: Tally,
    /// Which comments caused each change.
    pub(super) causes: FrozenCauses,
}

/// Writes the rows of every comment of a draft, and counts what they say.
pub(super) async fn comments(
    services: &Services,
    write: &Write,
    draft: &Discussed,
    text: &TextChanges,
) -> Result<Counted, ServiceError> {
    let mut counted = Counted::default();
    let mut places = Places::new();
    loop {
        let rows = comment::Entity::find()
            .filter(comment::Column::DraftId.eq(draft.draft_id))
            .filter(comment::Column::Number.gt(counted.figures.last))
            .order_by_asc(comment::Column::Number)
            .limit(PORTION)
            .all(&**write)
            .await?;
        let Some(last) = rows.last().map(|row| row.number) else { break };
        let all = said(services, &**write, draft, text, &mut places, &rows).await?;
        let mut kept = Vec::with_capacity(all.len());
        for one in &all {
            counted.add(one);
            kept.push(report_comment::ActiveModel {
                draft_id: Set(draft.draft_id),
                number: Set(one.number),
                comment: Set(canonical_text(one.comment.as_ref())?),
                gap: Set(canonical_text(one.gap.as_ref())?),
                withdrawn: Set(canonical_text(one.withdrawn.as_ref())?),
            });
        }
        report_comment::Entity::insert_many(kept).exec_without_returning(&**write).await?;
        counted.figures.last = last;
    }
    Ok(counted)
}

impl Counted {
    fn add(&mut self, one: &Said) {
        let figures = &mut self.figures;
        if one.withdrawn.is_some() {
            figures.withdrawn = figures.withdrawn.saturating_add(1);
        }
        let Some(comment) = &one.comment else { return };
        figures.comments = figures.comments.saturating_add(1);
        figures.supports = figures.supports.saturating_add(comment.supports);
        figures.entered = figures.entered.saturating_add(u32::from(comment.entered.is_some()));
        self.tally.add(comment);
        for element in &comment.changed {
            self.causes.entry(element.to_string()).or_default().add(one.number);
        }
    }
}

/// Stored as it is hashed, so that the bytes can be checked with common tools.
fn canonical_text(value: Option<&impl Serialize>) -> Result<Option<String>, ServiceError> {
    Ok(value.map(canonical::json).transpose()?)
}
