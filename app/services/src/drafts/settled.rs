//! Services that have a standard, by whatever act: nothing is late there that leads to a first one (R15-2, R13-2).

use std::collections::HashSet;

use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::{draft, standard};
use crate::error::ServiceError;

/// The keys of the services that have a standard.
pub(crate) fn with_standard() -> SelectStatement {
    Query::select().column(standard::Column::ServiceId).from(standard::Entity).to_owned()
}

/// Which of these drafts are of a service that has a standard.
pub(crate) async fn of_settled_services(
    connection: &impl ConnectionTrait,
    drafts: &[i64],
) -> Result<HashSet<i64>, ServiceError> {
    let settled: Vec<i64> = draft::Entity::find()
        .select_only()
        .column(draft::Column::Id)
        .filter(draft::Column::Id.is_in(drafts.iter().copied()))
        .filter(draft::Column::ServiceId.in_subquery(with_standard()))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(settled.into_iter().collect())
}
