//! Bodies as pages name them, by key.

use std::collections::HashMap;

use domain::body::BodyId;
use domain::language::Localized;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::body;
use crate::error::ServiceError;
use crate::reading::BodyName;

/// The names of bodies by key.
pub(super) async fn named(
    connection: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, BodyName>, ServiceError> {
    let rows = body::Entity::find().filter(body::Column::Id.is_in(ids)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, name_of(&row))).collect())
}

/// The name of a body.
pub(super) fn name_of(row: &body::Model) -> BodyName {
    BodyName {
        id: BodyId(row.id),
        code: row.code.clone(),
        name: Localized::new(&row.name_kk, &row.name_ru, &row.name_en),
    }
}
