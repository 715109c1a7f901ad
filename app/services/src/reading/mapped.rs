//! What a map of the site names: placed drafts and services in the order of their keys, a hundred at a time.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
    SelectGetableTuple, Selector, TryGetableMany,
};

use super::summaries::{PublicDraftSummary, summaries};
use crate::context::{Request, Services};
use crate::entity::{comment, draft, placement, report, service, standard};
use crate::error::ServiceError;

/// How many drafts or services are read at a time.
const AT_A_TIME: u64 = 100;

/// How far the keys go, and when the lists changed last, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapBounds {
    /// The highest key of a placed draft; 0 without any.
    pub last_draft: i64,
    /// The highest key of a service; 0 without any.
    pub last_service: i64,
    /// When a draft was placed last.
    pub placed_at: Option<DateTime<Utc>>,
    /// When a closing report was published last.
    pub reported_at: Option<DateTime<Utc>>,
    /// When an entry of the register was changed last.
    pub registered_at: Option<DateTime<Utc>>,
    /// When an act was entered last.
    pub entered_at: Option<DateTime<Utc>>,
}

/// A placed draft for a map.
#[derive(Clone, Debug)]
pub struct MappedDraft {
    /// What every list says of it.
    pub summary: PublicDraftSummary,
    /// When its last comment was received, UTC.
    pub last_comment_at: Option<DateTime<Utc>>,
}

/// A service for a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedService {
    /// The key of its row.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// When its entry was changed last, UTC.
    pub changed_at: DateTime<Utc>,
    /// When an act on its standard was entered last, UTC; nothing as long as there is none.
    pub entered_at: Option<DateTime<Utc>>,
}

/// How far a map goes.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn map_bounds(services: &Services) -> Result<MapBounds, ServiceError> {
    let connection = &services.database.connection;
    let last_draft: Option<i64> =
        highest(placement::Entity::find(), placement::Column::DraftId).one(connection).await?;
    let last_service: Option<i64> =
        highest(service::Entity::find(), service::Column::Id).one(connection).await?;
    let placed_at: Option<DateTime<Utc>> =
        highest(placement::Entity::find(), placement::Column::PlacedAt).one(connection).await?;
    let reported_at: Option<DateTime<Utc>> =
        highest(report::Entity::find(), report::Column::PublishedAt).one(connection).await?;
    let registered_at: Option<DateTime<Utc>> =
        highest(service::Entity::find(), service::Column::UpdatedAt).one(connection).await?;
    let entered_at: Option<DateTime<Utc>> =
        highest(standard::Entity::find(), standard::Column::EnteredAt).one(connection).await?;
    Ok(MapBounds {
        last_draft: last_draft.unwrap_or(0),
        last_service: last_service.unwrap_or(0),
        placed_at,
        reported_at,
        registered_at,
        entered_at,
    })
}

/// The highest value of a column.
fn highest<E, T>(rows: Select<E>, column: E::Column) -> Selector<SelectGetableTuple<T>>
where
    E: EntityTrait,
    T: TryGetableMany,
{
    rows.select_only().column(column).order_by_desc(column).into_tuple()
}

/// The next placed drafts whose keys lie above `after` and not above `until`; none when there are no more.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn mapped_drafts(
    services: &Services,
    request: &Request,
    after: i64,
    until: i64,
) -> Result<Vec<MappedDraft>, ServiceError> {
    let connection = &services.database.connection;
    let ids: Vec<i64> = placement::Entity::find()
        .select_only()
        .column(placement::Column::DraftId)
        .filter(placement::Column::DraftId.gt(after))
        .filter(placement::Column::DraftId.lte(until))
        .order_by_asc(placement::Column::DraftId)
        .limit(AT_A_TIME)
        .into_tuple()
        .all(connection)
        .await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let commented = last_comments(connection, ids.clone()).await?;
    let rows = draft::Entity::find()
        .filter(draft::Column::Id.is_in(ids))
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    let drafts = summaries(connection, rows, request.at).await?;
    let mapped = drafts.into_iter().map(|summary| {
        let last_comment_at = commented.get(&summary.id).copied();
        MappedDraft { summary, last_comment_at }
    });
    Ok(mapped.collect())
}

/// When the last comment on each draft was received: its number is how many there are.
async fn last_comments(
    connection: &impl ConnectionTrait,
    drafts: Vec<i64>,
) -> Result<HashMap<i64, DateTime<Utc>>, ServiceError> {
    let of_draft = comment::Entity::belongs_to(draft::Entity)
        .from(comment::Column::DraftId)
        .to(draft::Column::Id)
        .into();
    let is_last = Expr::col((comment::Entity, comment::Column::Number))
        .equals((draft::Entity, draft::Column::CommentCount));
    let rows: Vec<(i64, DateTime<Utc>)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::DraftId)
        .column(comment::Column::ReceivedAt)
        .join(JoinType::InnerJoin, of_draft)
        .filter(comment::Column::DraftId.is_in(drafts))
        .filter(is_last)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The next services whose keys lie above `after` and not above `until`; none when there are no more.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn mapped_services(
    services: &Services,
    after: i64,
    until: i64,
) -> Result<Vec<MappedService>, ServiceError> {
    let connection = &services.database.connection;
    let rows: Vec<(i64, String, DateTime<Utc>)> = service::Entity::find()
        .select_only()
        .column(service::Column::Id)
        .column(service::Column::Code)
        .column(service::Column::UpdatedAt)
        .filter(service::Column::Id.gt(after))
        .filter(service::Column::Id.lte(until))
        .filter(service::Column::ExcludedAt.is_null())
        .order_by_asc(service::Column::Id)
        .limit(AT_A_TIME)
        .into_tuple()
        .all(connection)
        .await?;
    let ids: Vec<i64> = rows.iter().map(|(id, _, _)| *id).collect();
    // The last of each service stands in the map, since they come in their order.
    let acts: Vec<(i64, DateTime<Utc>)> = standard::Entity::find()
        .select_only()
        .column(standard::Column::ServiceId)
        .column(standard::Column::EnteredAt)
        .filter(standard::Column::ServiceId.is_in(ids))
        .order_by_asc(standard::Column::EnteredAt)
        .into_tuple()
        .all(connection)
        .await?;
    let entered: HashMap<i64, DateTime<Utc>> = acts.into_iter().collect();
    let mapped = rows.into_iter().map(|(id, code, changed_at)| {
        let entered_at = entered.get(&id).copied();
        MappedService { id, code, changed_at, entered_at }
    });
    Ok(mapped.collect())
}
