//! Drafts under discussion, and drafts placed lately for the feed.

use chrono::{DateTime, Utc};
use domain::draft::StageName;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::summaries::{PublicDraftSummary, summaries};
use crate::context::{Request, Services};
use crate::entity::{draft, placement};
use crate::error::ServiceError;

/// The drafts open for comment at the instant of the request, closing soonest first.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn open_drafts(
    services: &Services,
    request: &Request,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let ids = not_closed(connection, request.at).await?;
    let rows = draft::Entity::find().filter(draft::Column::Id.is_in(ids)).all(connection).await?;
    let mut open = summaries(connection, rows, request.at).await?;
    open.retain(|summary| summary.stage == StageName::Open);
    open.sort_by(|one, other| {
        let key = |summary: &PublicDraftSummary| (summary.placement.window.closes_at, summary.number.clone());
        key(one).cmp(&key(other))
    });
    Ok(open)
}

/// The keys of the drafts whose window has not closed at an instant, withdrawn ones among them.
pub(super) async fn not_closed(
    connection: &impl ConnectionTrait,
    at: DateTime<Utc>,
) -> Result<Vec<i64>, ServiceError> {
    Ok(placement::Entity::find()
        .select_only()
        .column(placement::Column::DraftId)
        .filter(placement::Column::ClosesAt.gt(at))
        .into_tuple()
        .all(connection)
        .await?)
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
