//! The people of a body who write its drafts: those whom a note may be addressed to.

use domain::body::Role;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{membership, user};
use crate::error::ServiceError;

/// The drafters and heads of a body whose accounts are open, each with the name, by name.
pub(super) async fn colleagues(
    connection: &impl ConnectionTrait,
    body_id: i64,
) -> Result<Vec<(i64, String)>, ServiceError> {
    let memberships = membership::Entity::find()
        .filter(membership::Column::BodyId.eq(body_id))
        .filter(membership::Column::Role.is_in([Role::Drafter.code(), Role::Head.code()]))
        .all(connection)
        .await?;
    let mut ids: Vec<i64> = memberships.into_iter().map(|row| row.user_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = user::Entity::find()
        .filter(user::Column::Id.is_in(ids))
        .filter(user::Column::Active.eq(true))
        .all(connection)
        .await?;
    let mut named: Vec<(i64, String)> = people.into_iter().map(|row| (row.id, row.name)).collect();
    named.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    Ok(named)
}
