//! Sessions of signed-in browsers: a secret of 256 bits in a cookie, its hash in the database.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::context::{Request, Services, SignedIn};
use crate::digest;
use crate::entity::{body, membership, session, user};
use crate::entropy::Token;
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// How long a session lasts, in hours.
const SESSION_HOURS: i64 = 12;
/// How old the note of the last visit may grow before it is renewed, in minutes.
const VISIT_MINUTES: i64 = 5;
/// How much of the browser's name is kept, in characters.
const AGENT_LENGTH: usize = 120;

/// A new session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The secret for the cookie; it is not kept.
    pub token: Token,
    /// Who signed in.
    pub user: SignedIn,
    /// When the session ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// Opens a session for a person in the transaction of the command.
pub(super) async fn open(
    services: &Services,
    write: &Write,
    person: &user::Model,
    user_agent: &str,
    at: DateTime<Utc>,
) -> Result<Session, ServiceError> {
    let token = services.entropy.token()?;
    let expires_at = at + TimeDelta::hours(SESSION_HOURS);
    session::ActiveModel {
        token_hash: Set(token.hash()),
        user_id: Set(person.id),
        created_at: Set(at),
        expires_at: Set(expires_at),
        last_seen_at: Set(at),
        user_agent: Set(user_agent
            .chars()
            .filter(|letter| !letter.is_control())
            .take(AGENT_LENGTH)
            .collect()),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    // Sessions that ended long ago are of no use to anybody.
    session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lt(at - TimeDelta::days(30)))
        .exec(&**write)
        .await?;
    Ok(Session { token, user: signed_in(person), expires_at })
}

/// Who a cookie's secret stands for at `at`; nobody if the session has ended, was revoked or its account is closed.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn session_actor(
    services: &Services,
    token: &str,
    at: DateTime<Utc>,
) -> Result<Option<(Actor, SignedIn)>, ServiceError> {
    let connection = &services.database.connection;
    let found = session::Entity::find()
        .filter(session::Column::TokenHash.eq(digest::sha256(token.as_bytes())))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(at))
        .one(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let person = user::Entity::find_by_id(row.user_id).one(connection).await?.filter(|person| person.active);
    let Some(person) = person else { return Ok(None) };
    if at - row.last_seen_at > TimeDelta::minutes(VISIT_MINUTES) {
        session::Entity::update_many()
            .col_expr(session::Column::LastSeenAt, Expr::value(at))
            .filter(session::Column::Id.eq(row.id))
            .exec(connection)
            .await?;
    }
    let memberships = memberships(connection, person.id).await?;
    Ok(Some((Actor::Staff { user_id: person.id, memberships }, signed_in(&person))))
}

/// Ends one session.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn sign_out(services: &Services, token: &str, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    revoke(&write, session::Column::TokenHash.eq(digest::sha256(token.as_bytes())), at).await?;
    write.commit().await
}

/// Ends every session of the person who asks.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn sign_out_everywhere(services: &Services, request: &Request) -> Result<(), ServiceError> {
    let Some(user) = request.user_id() else { return Ok(()) };
    let write = services.database.write().await?;
    revoke(&write, session::Column::UserId.eq(user), request.at).await?;
    ledger::append(&write, request, "sessions.revoked", &format!("user:{user}"), ()).await?;
    write.commit().await
}

/// Revokes the open sessions that `which` names.
pub(super) async fn revoke(
    write: &Write,
    which: sea_orm::sea_query::SimpleExpr,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(at))
        .filter(which)
        .filter(session::Column::RevokedAt.is_null())
        .exec(&**write)
        .await?;
    Ok(())
}

/// What a person does for which body.
pub(crate) async fn memberships(
    connection: &impl ConnectionTrait,
    user_id: i64,
) -> Result<Vec<Membership>, ServiceError> {
    let rows =
        membership::Entity::find().filter(membership::Column::UserId.eq(user_id)).all(connection).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.body_id).collect();
    let bodies = body::Entity::find().filter(body::Column::Id.is_in(ids)).all(connection).await?;
    let membership = |row: &membership::Model| {
        let body = bodies.iter().find(|body| body.id == row.body_id)?;
        Some(Membership {
            body: BodyId(body.id),
            body_kind: BodyKind::from_code(&body.kind)?,
            role: Role::from_code(&row.role)?,
        })
    };
    Ok(rows.iter().filter_map(membership).collect())
}

fn signed_in(person: &user::Model) -> SignedIn {
    SignedIn {
        user_id: person.id,
        name: person.name.clone(),
        email: person.email.clone(),
        language: Language::from_code(&person.language).unwrap_or(Language::Ru),
    }
}
