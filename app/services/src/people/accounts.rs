//! The accounts of the staff.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, Role};
use domain::language::Language;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::{ended_invitations, open_links, secret_keys, sessions};
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services};
use crate::entity::{membership, session, user};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// A person of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The key of the account.
    pub id: i64,
    /// The e-mail, case-folded.
    pub email: String,
    /// The name.
    pub name: String,
    /// The language the person reads.
    pub language: Language,
    /// Whether the person can sign in.
    pub active: bool,
    /// Since when the account exists.
    pub created_at: DateTime<Utc>,
    /// What the person does for which body.
    pub roles: Vec<PersonRole>,
}

/// A role of a person in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRole {
    /// The body.
    pub body: BodyId,
    /// The role.
    pub role: Role,
}

/// Every person, by name.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people.
pub async fn list_people(services: &Services, request: &Request) -> Result<Vec<Person>, ServiceError> {
    allow(&request.actor, Action::ManagePeople, &Resource::Site)?;
    audit::note(services, request, Noted::new(AuditKind::PeopleRead, "people")).await?;
    let connection = &services.database.connection;
    let people = user::Entity::find().order_by_asc(user::Column::Name).all(connection).await?;
    let memberships = membership::Entity::find().all(connection).await?;
    let roles = |id: i64| {
        let mine = memberships.iter().filter(move |membership| membership.user_id == id);
        mine.filter_map(|row| {
            Some(PersonRole { body: BodyId(row.body_id), role: Role::from_code(&row.role)? })
        })
        .collect()
    };
    let person = |row: user::Model| Person {
        id: row.id,
        roles: roles(row.id),
        email: row.email,
        name: row.name,
        language: Language::from_code(&row.language).unwrap_or(Language::Ru),
        active: row.active,
        created_at: row.created_at,
    };
    Ok(people.into_iter().map(person).collect())
}

/// The names of the staff by account, for pages that tell who did what.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor may read who did what.
pub async fn staff_names(
    services: &Services,
    request: &Request,
) -> Result<HashMap<i64, String>, ServiceError> {
    allow(&request.actor, Action::ReadAudit, &Resource::Site)?;
    let people = user::Entity::find().all(&services.database.connection).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Closes an account and ends its sessions, its open invitations and its unused letters.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::Invalid`] for one's own account, so that
/// an administrator cannot lock everybody out; [`ServiceError::NotFound`].
pub async fn deactivate(services: &Services, request: &Request, user_id: i64) -> Result<(), ServiceError> {
    if request.user_id() == Some(user_id) {
        return Err(ServiceError::field("user", "own_account"));
    }
    set_active(services, request, user_id, false).await
}

/// Opens a closed account again.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::NotFound`].
pub async fn reactivate(services: &Services, request: &Request, user_id: i64) -> Result<(), ServiceError> {
    set_active(services, request, user_id, true).await
}

/// The names of people by key.
pub(crate) async fn names(
    connection: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, String>, ServiceError> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let people = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(connection).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Ends every way in that an account has besides its password: sessions, open invitations, links of letters, the secret
/// calendar address, and the tokens that the person made.
pub(super) async fn shut(
    write: &Write,
    request: &Request,
    user_id: i64,
    email: &str,
) -> Result<(), ServiceError> {
    sessions::revoke(write, session::Column::UserId.eq(user_id), request.at).await?;
    ended_invitations::end_all(write, request, email).await?;
    open_links::end_recoveries(write, user_id, request.at).await?;
    open_links::end_email_changes(write, user_id, request.at).await?;
    secret_keys::end(write, user_id, request.at).await
}

async fn set_active(
    services: &Services,
    request: &Request,
    user_id: i64,
    active: bool,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::ManagePeople, &Resource::Site)?;
    let write = services.database.write().await?;
    let row = user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let email = row.email.clone();
    let mut row: user::ActiveModel = row.into();
    row.active = Set(active);
    row.update(&*write).await?;
    if !active {
        shut(&write, request, user_id, &email).await?;
    }
    let action = if active { "person.reactivated" } else { "person.deactivated" };
    ledger::append(&write, request, action, &format!("user:{user_id}"), ()).await?;
    write.commit().await
}
