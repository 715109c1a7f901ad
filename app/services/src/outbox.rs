//! Mail that waits to be sent: written in the transaction of the command, sent later by a worker of the server.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::entity::outbox::{ActiveModel, Column, Entity, Model};
use crate::error::ServiceError;
use crate::letters::Written;
use crate::storage::Database;

/// How long a worker may hold a message before another takes it over, in seconds.
const CLAIM_SECONDS: i64 = 120;
/// The longest pause between two tries, in seconds: six hours.
const LONGEST_PAUSE_SECONDS: i64 = 6 * 3600;

/// A message to one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The address.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The text, plain.
    pub body: String,
    /// The address that ends the letters of this kind, for the mail program's own button.
    pub unsubscribe: Option<String>,
}

impl Message {
    /// A letter to one reader.
    pub(crate) fn new(recipient: String, letter: Written) -> Self {
        Self { recipient, subject: letter.subject, body: letter.body, unsubscribe: None }
    }

    /// A letter to somebody who follows, with the address that ends it.
    pub(crate) fn to_follower(recipient: String, letter: Written, unsubscribe: String) -> Self {
        Self { unsubscribe: Some(unsubscribe), ..Self::new(recipient, letter) }
    }
}

/// A message that a worker has taken to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The key of its row.
    pub id: i64,
    /// The message.
    pub message: Message,
    /// How often sending has failed so far.
    pub attempts: i64,
}

/// How many messages one statement writes: databases limit the values of a statement.
const CHUNK: usize = 500;

/// Puts a message into the outbox, in the transaction of the command.
pub(crate) async fn enqueue(
    connection: &impl ConnectionTrait,
    message: Message,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    enqueue_all(connection, vec![(message, at)]).await
}

/// Puts messages into the outbox, each with the instant that it is written at.
pub(crate) async fn enqueue_all(
    connection: &impl ConnectionTrait,
    messages: Vec<(Message, DateTime<Utc>)>,
) -> Result<(), ServiceError> {
    let mut rows: Vec<ActiveModel> = messages.into_iter().map(|(message, at)| row(message, at)).collect();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(CHUNK));
        Entity::insert_many(std::mem::replace(&mut rows, rest)).exec_without_returning(connection).await?;
    }
    Ok(())
}

fn row(message: Message, at: DateTime<Utc>) -> ActiveModel {
    // A line break in a header would let a name forge another header.
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    ActiveModel {
        recipient: Set(one_line(&message.recipient)),
        subject: Set(one_line(&message.subject)),
        body: Set(message.body),
        unsubscribe: Set(message.unsubscribe),
        created_at: Set(at),
        next_try_at: Set(at),
        attempts: Set(0),
        ..Default::default()
    }
}

/// Takes up to `limit` messages that are due at `at`; another worker does not get them until the claim runs out.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn claim(database: &Database, at: DateTime<Utc>, limit: u64) -> Result<Vec<Claimed>, ServiceError> {
    let due = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::SentAt.is_null())
        .and_where(Column::NextTryAt.lte(at))
        .and_where(Column::ClaimedUntil.is_null().or(Column::ClaimedUntil.lt(at)))
        .order_by(Column::NextTryAt, sea_orm::Order::Asc)
        .limit(limit)
        // Two workers on PostgreSQL pass each other by; SQLite has no row locks and ignores it.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let rows: Vec<Model> = Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::value(at + TimeDelta::seconds(CLAIM_SECONDS)))
        .filter(Column::Id.in_subquery(due))
        .exec_with_returning(&database.connection)
        .await?;
    let claimed = |row: Model| Claimed {
        id: row.id,
        message: Message {
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            unsubscribe: row.unsubscribe,
        },
        attempts: row.attempts,
    };
    Ok(rows.into_iter().map(claimed).collect())
}

/// Notes that a message was handed over to the mail server.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn mark_sent(database: &Database, id: i64, at: DateTime<Utc>) -> Result<(), ServiceError> {
    Entity::update_many()
        .col_expr(Column::SentAt, Expr::value(at))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(id))
        .exec(&database.connection)
        .await?;
    Ok(())
}

/// Notes that sending failed and when to try again: after one minute, then twice as long each time.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn mark_failed(
    database: &Database,
    message: &Claimed,
    reason: &str,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let doublings = u32::try_from(message.attempts.clamp(0, 9)).unwrap_or(9);
    let pause = Ord::min(60_i64 << doublings, LONGEST_PAUSE_SECONDS);
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(message.attempts + 1))
        .col_expr(Column::LastError, Expr::value(reason.chars().take(500).collect::<String>()))
        .col_expr(Column::NextTryAt, Expr::value(at + TimeDelta::seconds(pause)))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(message.id))
        .exec(&database.connection)
        .await?;
    Ok(())
}

/// How many messages wait.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn waiting(database: &Database) -> Result<u64, ServiceError> {
    Ok(Entity::find().filter(Column::SentAt.is_null()).count(&database.connection).await?)
}
