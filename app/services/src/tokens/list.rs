//! The tokens of the bodies that a person heads, and their end.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, Role};
use domain::ledger::Facts;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use super::TokenScope;
use crate::context::{Request, Services};
use crate::entity::{body, membership, token, user};
use crate::error::ServiceError;
use crate::ledger;
use crate::reading::BodyName;

/// How many tokens are shown: the newest.
const SHOWN: u64 = 200;

/// The tokens of the bodies that a person heads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyTokens {
    /// The bodies, by code.
    pub bodies: Vec<BodyName>,
    /// Their tokens, the newest first.
    pub tokens: Vec<TokenView>,
}

/// Whether a token opens anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenState {
    /// It does.
    Valid,
    /// Its last day is past.
    Expired,
    /// It was revoked.
    Revoked,
    /// Who made it heads the body no more.
    Orphaned,
}

/// A token, without the token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenView {
    /// Its key.
    pub id: i64,
    /// The body.
    pub body: BodyName,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<TokenScope>,
    /// Who made it: the name.
    pub made_by: String,
    /// When it was made, UTC.
    pub created_at: DateTime<Utc>,
    /// When it was last used, UTC, to the minute or so.
    pub last_used_at: Option<DateTime<Utc>>,
    /// The last day on which it is taken.
    pub expires_on: Option<NaiveDate>,
    /// When it was revoked, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whether it opens anything.
    pub state: TokenState,
}

/// The tokens of the bodies that the actor heads; empty for those who head none.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn list(services: &Services, request: &Request) -> Result<BodyTokens, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let headed = request.actor.memberships().iter().filter(|one| one.role == Role::Head);
    let headed: Vec<i64> = headed.map(|one| one.body.0).collect();
    if headed.is_empty() {
        return Ok(BodyTokens::default());
    }
    let connection = &services.database.connection;
    let rows = body::Entity::find()
        .filter(body::Column::Id.is_in(headed.iter().copied()))
        .order_by_asc(body::Column::Code)
        .all(connection)
        .await?;
    let bodies: Vec<BodyName> = rows.iter().map(BodyName::of).collect();
    let rows = token::Entity::find()
        .filter(token::Column::BodyId.is_in(headed))
        .order_by_desc(token::Column::Id)
        .limit(SHOWN)
        .all(connection)
        .await?;
    let makers = Makers::read(connection, &rows).await?;
    let today = request.today(services);
    let tokens = rows.into_iter().map(|row| view(row, &bodies, &makers, today));
    Ok(BodyTokens { tokens: tokens.collect::<Result<_, _>>()?, bodies })
}

/// Ends a token. Ending what has ended changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such token; [`ServiceError::Denied`] unless the actor heads its body.
pub async fn revoke(services: &Services, request: &Request, id: i64) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = token::Entity::find_by_id(id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let body = row.body_id;
    allow(&request.actor, Action::GiveOpinion, &Resource::Body { body: BodyId(body) })?;
    if row.revoked_at.is_some() {
        return Ok(());
    }
    let mut row: token::ActiveModel = row.into();
    row.revoked_at = Set(Some(request.at));
    row.update(&*write).await?;
    let subject = format!("body:{body}");
    ledger::append(&write, request, "token.revoked", &subject, Facts::of("token", id)).await?;
    write.commit().await
}

/// Who made the tokens of a list.
struct Makers {
    /// Name, and whether the account is open, by key.
    people: HashMap<i64, (String, bool)>,
    /// Who heads which body.
    heads: Vec<(i64, i64)>,
}

impl Makers {
    async fn read(connection: &impl ConnectionTrait, rows: &[token::Model]) -> Result<Self, ServiceError> {
        let ids = || rows.iter().map(|row| row.user_id);
        let people = user::Entity::find().filter(user::Column::Id.is_in(ids())).all(connection).await?;
        let heads = membership::Entity::find()
            .filter(membership::Column::UserId.is_in(ids()))
            .filter(membership::Column::Role.eq(Role::Head.code()))
            .all(connection)
            .await?;
        Ok(Self {
            people: people.into_iter().map(|person| (person.id, (person.name, person.active))).collect(),
            heads: heads.into_iter().map(|row| (row.user_id, row.body_id)).collect(),
        })
    }

    /// The name of who made a token, and whether that person still heads its body.
    fn of(&self, row: &token::Model) -> (String, bool) {
        let known = self.people.get(&row.user_id);
        let is_active = known.is_some_and(|(_, active)| *active);
        let heads = self.heads.contains(&(row.user_id, row.body_id));
        (known.map(|(name, _)| name.clone()).unwrap_or_default(), is_active && heads)
    }
}

fn view(
    row: token::Model,
    bodies: &[BodyName],
    makers: &Makers,
    today: NaiveDate,
) -> Result<TokenView, ServiceError> {
    let (made_by, heads) = makers.of(&row);
    let state = if row.revoked_at.is_some() {
        TokenState::Revoked
    } else if row.expires_on.is_some_and(|day| day < today) {
        TokenState::Expired
    } else if heads {
        TokenState::Valid
    } else {
        TokenState::Orphaned
    };
    let body = bodies.iter().find(|body| body.id.0 == row.body_id).cloned();
    Ok(TokenView {
        id: row.id,
        body: body.ok_or(ServiceError::NotFound)?,
        name: row.name,
        scopes: serde_json::from_str(&row.scopes)?,
        made_by,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        expires_on: row.expires_on,
        revoked_at: row.revoked_at,
        state,
    })
}
