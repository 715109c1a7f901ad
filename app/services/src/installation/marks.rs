//! Notes of the installation in its own database, by name.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use crate::entity::mark::{ActiveModel, Column, Entity};
use crate::error::ServiceError;

/// What stands under a name.
pub(crate) async fn read(
    connection: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<String>, ServiceError> {
    Ok(Entity::find_by_id(name).one(connection).await?.map(|mark| mark.value))
}

/// Notes a value under a name, in the place of what stood there.
pub(crate) async fn write(
    connection: &impl ConnectionTrait,
    name: &str,
    value: &str,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let row = ActiveModel { name: Set(name.to_owned()), value: Set(value.to_owned()), at: Set(at) };
    let again = OnConflict::column(Column::Name).update_columns([Column::Value, Column::At]).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(connection).await?;
    Ok(())
}
