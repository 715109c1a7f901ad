//! Letters of a restored copy: the installation it was copied from has sent them, or will. Nobody gets them twice unasked.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::ended::emptied;
use super::state;
use crate::entity::mailing;
use crate::entity::outbox::{Column, Entity};
use crate::error::ServiceError;
use crate::storage::Database;

/// Holds every letter that waits, and tells how many; those to many that are still to be written count as one.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn hold(database: &Database) -> Result<u64, ServiceError> {
    let held = Entity::update_many()
        .col_expr(Column::State, Expr::value(state::HELD))
        .filter(Column::State.eq(state::WAITING))
        .exec(&database.connection)
        .await?;
    let unwritten = mailing::Entity::update_many()
        .col_expr(mailing::Column::Held, Expr::value(true))
        .filter(mailing::Column::Held.eq(false))
        .exec(&database.connection)
        .await?;
    Ok(held.rows_affected + unwritten.rows_affected)
}

/// Lets every held letter go, due at once, and tells how many.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn release(database: &Database, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    let released = Entity::update_many()
        .col_expr(Column::State, Expr::value(state::WAITING))
        .col_expr(Column::NextTryAt, Expr::value(at))
        // However old it is, it is tried.
        .col_expr(Column::Attempts, Expr::value(0_i64))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::State.eq(state::HELD))
        .exec(&database.connection)
        .await?;
    let unwritten = mailing::Entity::update_many()
        .col_expr(mailing::Column::Held, Expr::value(false))
        .filter(mailing::Column::Held.eq(true))
        .exec(&database.connection)
        .await?;
    Ok(released.rows_affected + unwritten.rows_affected)
}

/// Ends every held letter unsent and empties it, and tells how many.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn discard(database: &Database) -> Result<u64, ServiceError> {
    let discarded = emptied(state::DROPPED, None)
        .filter(Column::State.eq(state::HELD))
        .exec(&database.connection)
        .await?;
    let unwritten = mailing::Entity::delete_many()
        .filter(mailing::Column::Held.eq(true))
        .exec(&database.connection)
        .await?;
    Ok(discarded.rows_affected + unwritten.rows_affected)
}
