//! Which texts that were sent to the coordinating bodies the public reads.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::coordination_round::{Column, Entity};
use crate::error::ServiceError;

/// The numbers of the revisions whose round has ended: with the positions on it a text becomes public.
pub(crate) async fn of_ended_rounds(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<i64>, ServiceError> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Revision)
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::EndedAt.is_not_null())
        .distinct()
        .into_tuple()
        .all(connection)
        .await?)
}
