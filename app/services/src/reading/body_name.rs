//! Bodies as pages name them.

use std::collections::HashMap;

use domain::body::BodyId;
use domain::language::Localized;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::entity::body::{Column, Entity, Model};
use crate::error::ServiceError;

/// A body as it is named on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyName {
    /// Its key.
    pub id: BodyId,
    /// Its code in addresses.
    pub code: String,
    /// Its name.
    pub name: Localized,
}

impl BodyName {
    /// The name that a row holds.
    pub(crate) fn of(row: &Model) -> Self {
        Self {
            id: BodyId(row.id),
            code: row.code.clone(),
            name: Localized::new(&row.name_kk, &row.name_ru, &row.name_en),
        }
    }
}

/// The name of every body, by its key: there are few.
pub(crate) async fn body_names(
    connection: &impl ConnectionTrait,
) -> Result<HashMap<i64, BodyName>, ServiceError> {
    Ok(by_key(Entity::find().all(connection).await?))
}

/// The names of the bodies of these keys, by key.
pub(crate) async fn body_names_of(
    connection: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, BodyName>, ServiceError> {
    Ok(by_key(Entity::find().filter(Column::Id.is_in(ids)).all(connection).await?))
}

/// The name of the body of a key.
pub(crate) async fn body_name(connection: &impl ConnectionTrait, id: i64) -> Result<BodyName, ServiceError> {
    let row = Entity::find_by_id(id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    Ok(BodyName::of(&row))
}

fn by_key(rows: Vec<Model>) -> HashMap<i64, BodyName> {
    rows.into_iter().map(|row| (row.id, BodyName::of(&row))).collect()
}
