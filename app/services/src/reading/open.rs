//! Drafts under discussion, and drafts placed lately for the feed.

use chrono::{DateTime, Utc};
use domain::draft::StoredStage;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::summaries::{PublicDraftSummary, summaries};
use crate::context::{Request, Services};
use crate::entity::{draft, placement};
use crate::error::ServiceError;

/// The drafts open for comment that close soonest.
#[derive(Clone, Debug, Default)]
pub struct OpenDrafts {
    /// The drafts, closing soonest first.
    pub drafts: Vec<PublicDraftSummary>,
    /// How many are open in all.
    pub total: u64,
}

/// The drafts open for comment at the instant of the request, closing soonest first.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn open_drafts(
    services: &Services,
    request: &Request,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let rows = soonest_first(open_at(request.at)).all(connection).await?;
    summaries(connection, rows, request.at).await
}

/// Those drafts open for comment at the instant of the request that close soonest, `limit` at most.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn soonest_open(
    services: &Services,
    request: &Request,
    limit: u64,
) -> Result<OpenDrafts, ServiceError> {
    let connection = &services.database.connection;
    let total = open_at(request.at).count(connection).await?;
    let rows = soonest_first(open_at(request.at)).limit(limit).all(connection).await?;
    Ok(OpenDrafts { drafts: summaries(connection, rows, request.at).await?, total })
}

/// The drafts that are open for comment at an instant.
fn open_at(at: DateTime<Utc>) -> Select<draft::Entity> {
    draft::Entity::find()
        .filter(draft::Column::Stage.eq(StoredStage::Placed.code()))
        .filter(draft::Column::ClosesAt.gt(at))
}

fn soonest_first(open: Select<draft::Entity>) -> Select<draft::Entity> {
    open.order_by_asc(draft::Column::ClosesAt).order_by_asc(draft::Column::Id)
}

/// The drafts placed last, newest first, whatever their stage now.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn recent_drafts(
    services: &Services,
    request: &Request,
    limit: u64,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let ids: Vec<i64> = placement::Entity::find()
        .select_only()
        .column(placement::Column::DraftId)
        .order_by_desc(placement::Column::PlacedAt)
        .limit(limit)
        .into_tuple()
        .all(connection)
        .await?;
    let rows = draft::Entity::find().filter(draft::Column::Id.is_in(ids)).all(connection).await?;
    let mut recent = summaries(connection, rows, request.at).await?;
    recent.sort_by_key(|summary| std::cmp::Reverse(summary.placement.placed_at));
    Ok(recent)
}

/// The drafts that were withdrawn before their discussion closed and after `since`, the one withdrawn first at the beginning.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn withdrawn_since(
    services: &Services,
    request: &Request,
    since: DateTime<Utc>,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let rows = draft::Entity::find()
        .filter(draft::Column::WithdrawnAt.gt(since))
        .order_by_asc(draft::Column::WithdrawnAt)
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    let mut withdrawn = summaries(connection, rows, request.at).await?;
    withdrawn.retain(|summary| summary.closing_cancelled_at().is_some());
    Ok(withdrawn)
}

/// The approved drafts whose day of effect is still to come at the instant of the request, the soonest first.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn taking_effect(
    services: &Services,
    request: &Request,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let rows = draft::Entity::find()
        .filter(draft::Column::EffectiveAt.gt(request.at))
        .order_by_asc(draft::Column::EffectiveAt)
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    summaries(connection, rows, request.at).await
}
