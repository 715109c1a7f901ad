//! Taking letters to send them: each is taken by one worker, and its attempt is written down before it leaves.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::claimed::Claimed;
use super::ended::{end, is_over};
use super::message::Message;
use super::{limit, state};
use crate::context::Services;
use crate::entity::outbox::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::storage::Write;

/// How long a worker may hold a message before another takes it over, in seconds.
const CLAIM_SECONDS: i64 = 120;
/// How many letters one call looks through at most: those that must wait are put off in one go.
const LOOKED_THROUGH: u64 = 100;

/// Takes up to `limit` messages that are due at `at`; another worker does not get them until the claim runs out. A letter
/// to somebody who has had too many waits for the next free hour, or is left out if it was only asked for.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn claim(
    services: &Services,
    at: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<Claimed>, ServiceError> {
    // Most of the time nothing is due, and nobody's turn to write is taken.
    if due(at).one(&services.database.connection).await?.is_none() {
        return Ok(Vec::new());
    }
    let write = services.database.write().await?;
    let rows = due(at).limit(LOOKED_THROUGH).all(&*write).await?;
    let mut claimed = Vec::new();
    for row in rows {
        if claimed.len() == limit {
            break;
        }
        claimed.extend(take(services, &write, row, at).await?);
    }
    write.commit().await?;
    Ok(claimed)
}

fn due(at: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::State.eq(state::WAITING))
        .filter(Column::NextTryAt.lte(at))
        .filter(Column::ClaimedUntil.is_null().or(Column::ClaimedUntil.lt(at)))
        .order_by_asc(Column::NextTryAt)
        .order_by_asc(Column::Id)
}

async fn take(
    services: &Services,
    write: &Write,
    row: Model,
    at: DateTime<Utc>,
) -> Result<Option<Claimed>, ServiceError> {
    // It was tried, and whoever tried it did not live to tell.
    if row.attempts > 0 && is_over(row.created_at, at) {
        tracing::error!(letter = row.id, tries = row.attempts, "a letter was given up");
        end(&**write, row.id, state::GIVEN_UP, None).await?;
        return Ok(None);
    }
    let hash = limit::hash(services, &row.recipient);
    if let Some(free_at) = limit::next_free(services, &**write, &hash, Some(row.id), at).await? {
        if row.asked {
            tracing::info!(letter = row.id, "a letter was left out: its reader has had too many in an hour");
            end(&**write, row.id, state::DROPPED, None).await?;
        } else {
            Entity::update_many()
                .col_expr(Column::NextTryAt, Expr::value(free_at))
                .filter(Column::Id.eq(row.id))
                .exec(&**write)
                .await?;
        }
        return Ok(None);
    }
    let identity = match row.identity {
        Some(identity) => identity,
        None => services.entropy.receipt()?,
    };
    let attempts = row.attempts + 1;
    Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(attempts))
        .col_expr(Column::HandedAt, Expr::value(at))
        .col_expr(Column::Identity, Expr::value(identity.as_str()))
        .col_expr(Column::RecipientHash, Expr::value(hash))
        .col_expr(Column::ClaimedUntil, Expr::value(at + TimeDelta::seconds(CLAIM_SECONDS)))
        .filter(Column::Id.eq(row.id))
        .exec(&**write)
        .await?;
    let message = Message {
        recipient: row.recipient,
        subject: row.subject,
        body: row.body,
        unsubscribe: row.unsubscribe,
        asked: row.asked,
        gathered: None,
    };
    Ok(Some(Claimed { id: row.id, message, attempts, identity, created_at: row.created_at }))
}
