//! The rows of a table page by page, so that memory does not follow their number.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::error::ServiceError;

/// So many rows at most whose key, which stands in `key`, follows `after`, by their keys.
pub(super) async fn rows_after<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    key: E::Column,
    after: i64,
    most: u64,
) -> Result<Vec<E::Model>, ServiceError> {
    Ok(E::find().filter(key.gt(after)).order_by_asc(key).limit(most).all(connection).await?)
}
