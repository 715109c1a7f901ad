//! The texts of a draft that the public reads, and since when.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::paper::FrozenText;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::context::Services;
use crate::drafts::{DraftSummary, RevisionKind, public_revisions};
use crate::entity::coordination_round::{Column, Entity};
use crate::error::ServiceError;

/// The public texts of a draft; none before it is placed.
pub(super) async fn public_texts(
    services: &Services,
    summary: &DraftSummary,
    at: DateTime<Utc>,
) -> Result<Vec<FrozenText>, ServiceError> {
    if summary.placement.is_none() {
        return Ok(Vec::new());
    }
    let rounds = Entity::find()
        .filter(Column::DraftId.eq(summary.id))
        .order_by_desc(Column::Number)
        .all(&services.database.connection)
        .await?;
    // A text that was sent more than once is public since the first of its rounds ended.
    let ended: HashMap<i64, DateTime<Utc>> =
        rounds.iter().filter_map(|round| Some((round.revision, round.ended_at?))).collect();
    let public = public_revisions(services, &summary.number, at).await?;
    let text = |revision: crate::drafts::RevisionSummary| {
        let sent = || ended.get(&revision.number).copied();
        let since = match revision.kind {
            RevisionKind::Placed => None,
            RevisionKind::Revised => summary.reported_at,
            RevisionKind::Coordinated => sent(),
        };
        FrozenText { since: since.unwrap_or(revision.created_at), hash: revision.hash }
    };
    Ok(public.into_iter().map(text).collect())
}
