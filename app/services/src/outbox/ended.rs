//! What became of a letter: sent, to be tried again, or given up.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany};

use super::claimed::Claimed;
use super::state;
use crate::entity::outbox::{Column, Entity};
use crate::error::ServiceError;
use crate::storage::Database;

/// The longest pause between two tries, in seconds: six hours.
const LONGEST_PAUSE_SECONDS: i64 = 6 * 3600;
/// How long a letter is tried.
const TERM: TimeDelta = TimeDelta::days(3);

/// Whether a letter has had its time: one that was tried before is not tried again.
pub(super) fn is_over(created_at: DateTime<Utc>, at: DateTime<Utc>) -> bool {
    at - created_at >= TERM
}

/// Notes that a message was handed over, and empties it.
///
/// # Errors
/// [`ServiceError`] if the database does not answer: then the letter is sent once more, under the same identity.
pub async fn mark_sent(database: &Database, id: i64, at: DateTime<Utc>) -> Result<(), ServiceError> {
    emptied(state::SENT, None)
        .col_expr(Column::SentAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .exec(&database.connection)
        .await?;
    Ok(())
}

/// Notes that sending failed and when to try again: after one minute, then twice as long each time. A letter that has had
/// its time is given up and emptied.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn mark_failed(
    database: &Database,
    message: &Claimed,
    reason: &str,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let reason: String = reason.chars().take(500).collect();
    if is_over(message.created_at, at) {
        tracing::error!(letter = message.id, tries = message.attempts, reason, "a letter was given up");
        return end(&database.connection, message.id, state::GIVEN_UP, Some(reason)).await;
    }
    let doublings = u32::try_from((message.attempts - 1).clamp(0, 9)).unwrap_or(9);
    let pause = Ord::min(60_i64 << doublings, LONGEST_PAUSE_SECONDS);
    Entity::update_many()
        .col_expr(Column::LastError, Expr::value(reason))
        .col_expr(Column::NextTryAt, Expr::value(at + TimeDelta::seconds(pause)))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(message.id))
        .exec(&database.connection)
        .await?;
    Ok(())
}

/// Gives a letter up that no later try could send, and empties it.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn give_up(database: &Database, message: &Claimed, reason: &str) -> Result<(), ServiceError> {
    let reason: String = reason.chars().take(500).collect();
    tracing::error!(letter = message.id, reason, "a letter was given up: it can never be sent");
    end(&database.connection, message.id, state::GIVEN_UP, Some(reason)).await
}

/// Ends a letter that was not sent, and empties it.
pub(super) async fn end(
    connection: &impl ConnectionTrait,
    id: i64,
    state: &str,
    reason: Option<String>,
) -> Result<(), ServiceError> {
    emptied(state, reason).filter(Column::Id.eq(id)).exec(connection).await?;
    Ok(())
}

/// What is left of a letter: neither its reader nor a word of it.
pub(super) fn emptied(state: &str, reason: Option<String>) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Recipient, Expr::value(""))
        .col_expr(Column::Subject, Expr::value(""))
        .col_expr(Column::Body, Expr::value(""))
        .col_expr(Column::Unsubscribe, Expr::value(None::<String>))
        .col_expr(Column::LastError, Expr::value(reason))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
}
