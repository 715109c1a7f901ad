//! The sessions of the person who asks: where the account is in use, and how to end that.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::sessions::revoke;
use crate::context::{Request, Services};
use crate::entity::session;
use crate::error::ServiceError;
use crate::ledger;

/// How many sessions are shown; the newest visits come first.
const SHOWN: u64 = 50;

/// A session that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    /// The key.
    pub id: i64,
    /// What the browser calls itself.
    pub user_agent: String,
    /// The network it came from, empty if unknown.
    pub network: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it was last seen, to the minute or so.
    pub last_seen: DateTime<Utc>,
}

/// The open sessions of the person who asks, the one seen last first.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn own_sessions(services: &Services, request: &Request) -> Result<Vec<OwnSession>, ServiceError> {
    let Some(user) = request.user_id() else { return Ok(Vec::new()) };
    let rows = session::Entity::find()
        .filter(session::Column::UserId.eq(user))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::Pending.eq(false))
        .filter(session::Column::ExpiresAt.gt(request.at))
        .order_by_desc(session::Column::LastSeenAt)
        .limit(SHOWN)
        .all(&services.database.connection)
        .await?;
    let idle = services.settings.accounts.idle_of(request.actor.memberships());
    let in_use = |row: &session::Model| idle.is_none_or(|most| request.at - row.last_seen_at <= most);
    let own = rows.into_iter().filter(in_use).map(|row| OwnSession {
        id: row.id,
        user_agent: row.user_agent,
        network: row.network,
        since: row.created_at,
        last_seen: row.last_seen_at,
    });
    Ok(own.collect())
}

/// Ends one session of the person who asks. Ending what has ended changes nothing.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn end_session(services: &Services, request: &Request, id: i64) -> Result<(), ServiceError> {
    end(services, request, session::Column::Id.eq(id)).await
}

/// Ends every session of the person who asks but the one that is `kept`.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn end_other_sessions(
    services: &Services,
    request: &Request,
    kept: i64,
) -> Result<(), ServiceError> {
    end(services, request, session::Column::Id.ne(kept)).await
}

async fn end(
    services: &Services,
    request: &Request,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<(), ServiceError> {
    use sea_orm::sea_query::ExprTrait;
    let Some(user) = request.user_id() else { return Ok(()) };
    let write = services.database.write().await?;
    revoke(&write, which.and(session::Column::UserId.eq(user)), request.at).await?;
    ledger::append(&write, request, "sessions.revoked", &format!("user:{user}"), ()).await?;
    write.commit().await
}
