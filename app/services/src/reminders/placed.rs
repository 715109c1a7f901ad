//! The drafts of some placements, a piece at a time.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::PIECE;
use crate::entity::{draft, placement};
use crate::error::ServiceError;

/// The keys of the first drafts of these placements, and the drafts.
pub(super) async fn drafts_of(
    connection: &impl ConnectionTrait,
    placements: Select<placement::Entity>,
) -> Result<(Vec<i64>, Vec<draft::Model>), ServiceError> {
    let ids: Vec<i64> = placements
        .select_only()
        .column(placement::Column::DraftId)
        .order_by_asc(placement::Column::DraftId)
        .limit(PIECE)
        .into_tuple()
        .all(connection)
        .await?;
    let rows = draft::Entity::find()
        .filter(draft::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    Ok((ids, rows))
}
