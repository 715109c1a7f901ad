//! Ending the record after its term.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::context::Services;
use crate::entity::audit::{Column, Entity};
use crate::error::ServiceError;

/// Removes up to `limit` lines older than the term, and tells how many.
pub(crate) async fn sweep(services: &Services, at: DateTime<Utc>, limit: u64) -> Result<u64, ServiceError> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::At.lt(at - services.settings.audit_kept))
        .limit(limit)
        .to_owned();
    let removed =
        Entity::delete_many().filter(Column::Id.in_subquery(old)).exec(&services.database.connection).await?;
    Ok(removed.rows_affected)
}
