//! The drafts of one service and of one body, for what follows them: feeds and calendars.

use domain::language::Localized;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use super::body_name::BodyName;
use super::summaries::{PublicDraftSummary, summaries};
use crate::context::{Request, Services};
use crate::entity::{body, draft, placement, service};
use crate::error::ServiceError;

/// The name of a service and its placed drafts, the newest first.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such code.
pub async fn drafts_of_service(
    services: &Services,
    request: &Request,
    code: &str,
) -> Result<(Localized, Vec<PublicDraftSummary>), ServiceError> {
    let connection = &services.database.connection;
    let row = service::Entity::find().filter(service::Column::Code.eq(code)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let all = draft::Entity::find()
        .filter(draft::Column::ServiceId.eq(row.id))
        .order_by_desc(draft::Column::Id)
        .all(connection)
        .await?;
    let drafts = summaries(connection, all, request.at).await?;
    Ok((Localized::new(row.name_kk, row.name_ru, row.name_en), drafts))
}

/// A body and those of its drafts that were placed last, the newest first, `limit` at most.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such code.
pub async fn drafts_of_body(
    services: &Services,
    request: &Request,
    code: &str,
    limit: u64,
) -> Result<(BodyName, Vec<PublicDraftSummary>), ServiceError> {
    let connection = &services.database.connection;
    let row = body::Entity::find().filter(body::Column::Code.eq(code)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let of_draft = placement::Entity::belongs_to(draft::Entity)
        .from(placement::Column::DraftId)
        .to(draft::Column::Id)
        .into();
    let ids: Vec<i64> = placement::Entity::find()
        .select_only()
        .column(placement::Column::DraftId)
        .join(JoinType::InnerJoin, of_draft)
        .filter(draft::Column::BodyId.eq(row.id))
        .order_by_desc(placement::Column::PlacedAt)
        .limit(limit)
        .into_tuple()
        .all(connection)
        .await?;
    let rows = draft::Entity::find().filter(draft::Column::Id.is_in(ids)).all(connection).await?;
    let mut drafts = summaries(connection, rows, request.at).await?;
    drafts.sort_by_key(|summary| std::cmp::Reverse(summary.placement.placed_at));
    Ok((BodyName::of(&row), drafts))
}
