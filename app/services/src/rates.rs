//! How often something is let through, counted for all instances on one database.
//!
//! One row a network tells when its bucket is full again (the generic cell rate algorithm): letting through is one
//! statement, refusing writes nothing. The key is a keyed hash, because the table would else be a list of who came when.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::context::Services;
use crate::entity::rate::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::keys::Purpose;

/// How much is let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// What one costs.
    pub each: TimeDelta,
    /// What may be had at once.
    pub burst: TimeDelta,
}

/// Whether other instances may be at work on the database.
pub fn are_shared(services: &Services) -> bool {
    services.database.is_shared()
}

/// Lets one of `kind` of `who` through, or tells how long to wait.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn take(
    services: &Services,
    kind: &str,
    who: &str,
    rate: Rate,
    at: DateTime<Utc>,
) -> Result<Option<TimeDelta>, ServiceError> {
    let key = key(services, kind, who);
    let (now, each, burst) =
        (at.timestamp_millis(), rate.each.num_milliseconds(), rate.burst.num_milliseconds());
    let connection = &services.database.connection;
    let stands = || Expr::col((Entity, Column::FullAt));
    let free: Expr = Expr::case(stands().gt(now), stands()).finally(now).into();
    let again = OnConflict::column(Column::Key)
        .value(Column::FullAt, free.add(each))
        .action_and_where(stands().lte(now + burst - each))
        .to_owned();
    let row = ActiveModel { key: Set(key.clone()), full_at: Set(now + each) };
    if Entity::insert(row).on_conflict(again).exec_without_returning(connection).await? > 0 {
        return Ok(None);
    }
    let stands = Entity::find_by_id(key).one(connection).await?;
    Ok(stands.map(|row| TimeDelta::milliseconds(Ord::max(row.full_at + each - burst - now, 1))))
}

/// Gives one of `kind` back to `who`.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn give_back(services: &Services, kind: &str, who: &str, rate: Rate) -> Result<(), ServiceError> {
    Entity::update_many()
        .col_expr(Column::FullAt, Expr::col(Column::FullAt).sub(rate.each.num_milliseconds()))
        .filter(Column::Key.eq(key(services, kind, who)))
        .exec(&services.database.connection)
        .await?;
    Ok(())
}

fn key(services: &Services, kind: &str, who: &str) -> String {
    services.settings.keys.hash(Purpose::Network, &format!("{kind} {who}"))
}

/// Forgets whose buckets are full, and tells how many rows are left.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn sweep(services: &Services, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    let connection = &services.database.connection;
    Entity::delete_many().filter(Column::FullAt.lt(at.timestamp_millis())).exec(connection).await?;
    Ok(Entity::find().count(connection).await?)
}
