//! Removing what is left of letters when their term has passed.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::state;
use crate::context::Services;
use crate::entity::outbox::{Column, Entity};
use crate::error::ServiceError;

/// Removes up to `limit` rows of letters that ended, and tells how many. Two instances that do it at once are in no
/// one's way.
pub(crate) async fn sweep(services: &Services, at: DateTime<Utc>, limit: u64) -> Result<u64, ServiceError> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::State.is_in([state::SENT, state::GIVEN_UP, state::DROPPED]))
        .and_where(Column::CreatedAt.lt(at - services.settings.letters_kept))
        .limit(limit)
        .to_owned();
    let removed =
        Entity::delete_many().filter(Column::Id.in_subquery(old)).exec(&services.database.connection).await?;
    Ok(removed.rows_affected)
}
