//! How many letters stand where, for whoever watches over the installation.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::state;
use crate::entity::mailing;
use crate::entity::outbox::{Column, Entity};
use crate::error::ServiceError;
use crate::storage::Database;

/// How many letters stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterCounts {
    /// They are sent when they are due.
    pub waiting: u64,
    /// Of those that wait: they could not be sent at least once.
    pub failed: u64,
    /// They came out of a restored copy and wait for a decision; those to many that are still to be written count as one.
    pub held: u64,
    /// They could not be sent in their time; counted until their rows are removed.
    pub given_up: u64,
}

/// How many letters stand where.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn counts(database: &Database) -> Result<LetterCounts, ServiceError> {
    let failed =
        Entity::find().filter(Column::State.eq(state::WAITING)).filter(Column::LastError.is_not_null());
    let unwritten = mailing::Entity::find().filter(mailing::Column::Held.eq(true));
    Ok(LetterCounts {
        waiting: count(database, state::WAITING).await?,
        failed: failed.count(&database.connection).await?,
        held: count(database, state::HELD).await? + unwritten.count(&database.connection).await?,
        given_up: count(database, state::GIVEN_UP).await?,
    })
}

/// How many messages wait.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn waiting(database: &Database) -> Result<u64, ServiceError> {
    count(database, state::WAITING).await
}

async fn count(database: &Database, state: &str) -> Result<u64, ServiceError> {
    Ok(Entity::find().filter(Column::State.eq(state)).count(&database.connection).await?)
}
