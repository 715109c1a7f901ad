//! Whom a token stands for: the person who made it, narrowed to the body and to what the token may do.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{BEGINS, TokenScope};
use crate::context::{Request, Services, SignedIn};
use crate::entity::{body, token};
use crate::error::ServiceError;
use crate::keys::Purpose;
use crate::people::acting;

/// How long a token is, in bytes: how it begins, and 256 bits in hexadecimal.
const LENGTH: usize = BEGINS.len() + 64;
/// How old the note of the last use may grow before it is renewed, in minutes.
const USE_MINUTES: i64 = 1;

/// Whom a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenBearer {
    /// The code of the body.
    pub body: String,
    /// What the token may do.
    pub scopes: Vec<TokenScope>,
    actor: Actor,
    user: SignedIn,
}

impl TokenBearer {
    /// A call by the token, that arrived at `at`.
    pub fn request(&self, at: DateTime<Utc>) -> Request {
        Request::new(self.actor.clone(), Some(self.user.clone()), at)
    }

    /// Whether the token was made for this.
    pub fn may(&self, scope: TokenScope) -> bool {
        self.scopes.contains(&scope)
    }
}

/// Whom a token stands for at `at`; nobody if there is no such token, it was revoked, its last day is past, or who made it can
/// no longer act for the body.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn actor_of(
    services: &Services,
    token: &str,
    at: DateTime<Utc>,
) -> Result<Option<TokenBearer>, ServiceError> {
    if token.len() != LENGTH || !token.starts_with(BEGINS) {
        return Ok(None);
    }
    let connection = &services.database.connection;
    let hash = services.settings.keys.hash(Purpose::Token, token);
    let row = token::Entity::find()
        .filter(token::Column::Hash.eq(hash))
        .filter(token::Column::RevokedAt.is_null())
        .one(connection)
        .await?;
    let today = services.settings.zone.date_of(at);
    let Some(row) = row.filter(|row| row.expires_on.is_none_or(|day| today <= day)) else { return Ok(None) };
    let Some((user, memberships)) = acting(services, connection, row.user_id).await? else { return Ok(None) };
    let heads = memberships.iter().any(|one| one.role == Role::Head && one.body == BodyId(row.body_id));
    let body = body::Entity::find_by_id(row.body_id).one(connection).await?;
    let Some(body) = body.filter(|_| heads) else { return Ok(None) };
    let Some(body_kind) = BodyKind::from_code(&body.kind) else { return Ok(None) };
    note_use(services, &row, at).await;
    let scopes: Vec<TokenScope> = serde_json::from_str(&row.scopes)?;
    let narrowed =
        scopes.iter().map(|scope| Membership { body: BodyId(body.id), body_kind, role: scope.role() });
    let actor = Actor::Staff { user_id: user.user_id, memberships: narrowed.collect() };
    Ok(Some(TokenBearer { body: body.code, actor, user, scopes }))
}

/// Notes that a token was used. A full disk must not keep anybody from reading.
async fn note_use(services: &Services, row: &token::Model, at: DateTime<Utc>) {
    let is_fresh = row.last_used_at.is_some_and(|used| at - used < TimeDelta::minutes(USE_MINUTES));
    if is_fresh {
        return;
    }
    let noted = token::Entity::update_many()
        .col_expr(token::Column::LastUsedAt, Expr::value(at))
        .filter(token::Column::Id.eq(row.id))
        .exec(&services.database.connection)
        .await;
    if let Err(error) = noted {
        tracing::warn!(%error, "the use of a token was not noted in the database");
    }
}
