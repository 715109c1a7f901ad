//! Sessions of signed-in browsers: a secret of 256 bits in a tagged cookie, the hash of the whole in the database.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::browser::Browser;
use super::{device, second_factor, session_cookie};
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services, SignedIn};
use crate::digest;
use crate::entity::{body, membership, session, user};
use crate::entropy::SecretToken;
use crate::error::ServiceError;
use crate::storage::Write;

/// How long a session lasts, in hours.
const SESSION_HOURS: i64 = 12;
/// How long a session waits for the second factor, in minutes.
const PENDING_MINUTES: i64 = 10;
/// How old the note of the last visit may grow before it is renewed, in minutes.
const VISIT_MINUTES: i64 = 1;
/// How much of the browser's name is kept, in characters.
const AGENT_LENGTH: usize = 120;

/// A new session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The secret for the cookie; it is not kept.
    pub token: SecretToken,
    /// Who signed in.
    pub user: SignedIn,
    /// When the session ends by itself.
    pub expires_at: DateTime<Utc>,
    /// Whether a second factor is still asked for: until then the session acts as nobody.
    pub pending: bool,
    /// The mark by which the browser is known again, once it has signed in.
    pub device: Option<String>,
}

/// Whom a cookie's secret stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecognisedSession {
    /// The actor; nobody while the session is pending or a second factor is missing.
    pub actor: Actor,
    /// The person.
    pub user: SignedIn,
    /// The key of the session.
    pub session_id: i64,
    /// When the person was last proven: by signing in, or by signing in again.
    pub confirmed_at: DateTime<Utc>,
    /// Whether a second factor is still asked for.
    pub pending: bool,
    /// Whether a role of the person asks for a second factor and there is none yet.
    pub factor_missing: bool,
}

/// Opens a session for a person whose password was right, in the transaction of the command. It is pending if a second
/// factor is due.
pub(super) async fn open(
    services: &Services,
    write: &Write,
    person: &user::Model,
    browser: &Browser,
    at: DateTime<Utc>,
) -> Result<Session, ServiceError> {
    let pending = second_factor::is_due(services, &**write, person).await?;
    open_as(services, write, person, browser, at, pending).await
}

/// Opens a session, pending or whole.
pub(super) async fn open_as(
    services: &Services,
    write: &Write,
    person: &user::Model,
    browser: &Browser,
    at: DateTime<Utc>,
    pending: bool,
) -> Result<Session, ServiceError> {
    let lasts = if pending { TimeDelta::minutes(PENDING_MINUTES) } else { TimeDelta::hours(SESSION_HOURS) };
    let expires_at = at + lasts;
    let token = session_cookie::draw(services, expires_at)?;
    let agent = browser.user_agent.chars().filter(|letter| !letter.is_control()).take(AGENT_LENGTH);
    session::ActiveModel {
        token_hash: Set(token.hash()),
        user_id: Set(person.id),
        created_at: Set(at),
        expires_at: Set(expires_at),
        last_seen_at: Set(at),
        user_agent: Set(agent.collect()),
        confirmed_at: Set(at),
        pending: Set(pending),
        several_factors: Set(false),
        network: Set(browser.network()),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    // Sessions that ended long ago are of no use to anybody.
    session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lt(at - TimeDelta::days(30)))
        .exec(&**write)
        .await?;
    let device = if pending { None } else { Some(device::mark(services, person, at)?) };
    Ok(Session { token, user: signed_in(person), expires_at, pending, device })
}

/// Records that a person signed in, unless a second factor is still asked for.
pub(super) async fn note_opened(
    write: &Write,
    request: &Request,
    session: &Session,
    browser: &Browser,
) -> Result<(), ServiceError> {
    if session.pending {
        return Ok(());
    }
    let noted = Noted::new(AuditKind::SignedIn, "").of(session.user.user_id).with(&browser.user_agent);
    audit::note_in(&**write, request, &noted).await
}

/// Whom a cookie's secret stands for at `at`; nobody if it was not given out here, or the session has ended, has rested too
/// long, was revoked, or its account is closed.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn session_actor(
    services: &Services,
    token: &str,
    at: DateTime<Utc>,
) -> Result<Option<RecognisedSession>, ServiceError> {
    if !session_cookie::is_own_session_cookie(services, token, at) {
        return Ok(None);
    }
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
    let memberships = memberships(connection, person.id).await?;
    let seen = super::shared(services).visits.seen(row.id, row.last_seen_at);
    let rested = at - seen;
    if services.settings.accounts.idle_of(&memberships).is_some_and(|most| rested > most) {
        return Ok(None);
    }
    if rested > TimeDelta::minutes(VISIT_MINUTES) {
        let noted = session::Entity::update_many()
            .col_expr(session::Column::LastSeenAt, Expr::value(at))
            .filter(session::Column::Id.eq(row.id))
            .exec(connection)
            .await;
        // A full disk must not keep anybody from reading.
        if let Err(error) = noted {
            tracing::warn!(%error, "a visit was not noted in the database");
            super::shared(services).visits.note(row.id, at);
        }
    }
    let factor_missing = second_factor::is_missing(services, connection, &row, &memberships).await?;
    let actor = if row.pending || factor_missing {
        Actor::Public
    } else {
        Actor::Staff { user_id: person.id, memberships }
    };
    let (session_id, confirmed_at, pending) = (row.id, row.confirmed_at, row.pending);
    Ok(Some(RecognisedSession {
        actor,
        user: signed_in(&person),
        session_id,
        confirmed_at,
        pending,
        factor_missing,
    }))
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

/// Notes that the person of a session was proven anew.
pub(super) async fn confirm(write: &Write, session_id: i64, at: DateTime<Utc>) -> Result<(), ServiceError> {
    session::Entity::update_many()
        .col_expr(session::Column::ConfirmedAt, Expr::value(at))
        .filter(session::Column::Id.eq(session_id))
        .filter(session::Column::RevokedAt.is_null())
        .exec(&**write)
        .await?;
    Ok(())
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

pub(super) fn signed_in(person: &user::Model) -> SignedIn {
    SignedIn {
        user_id: person.id,
        name: person.name.clone(),
        email: person.email.clone(),
        language: Language::from_code(&person.language).unwrap_or(Language::Ru),
    }
}
