//! The accounts of the staff.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, Role};
use domain::language::Language;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::reach::{self, Reach};
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
    /// What the person does for which body, of the bodies whose people the reader keeps.
    pub roles: Vec<PersonRole>,
    /// Whether the reader keeps every body for which the person works, and so the account itself.
    pub whole: bool,
}

/// A role of a person in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRole {
    /// The body.
    pub body: BodyId,
    /// The role.
    pub role: Role,
}

/// The people of the bodies whose people the actor keeps, by name.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people.
pub async fn list_people(services: &Services, request: &Request) -> Result<Vec<Person>, ServiceError> {
    let reach = Reach::of(request)?;
    audit::note(services, request, Noted::new(AuditKind::PeopleRead, "people")).await?;
    let connection = &services.database.connection;
    let by_name = user::Entity::find().order_by_asc(user::Column::Name).order_by_asc(user::Column::Id);
    let people = by_name.all(connection).await?;
    let mut of_person: HashMap<i64, Vec<membership::Model>> = HashMap::new();
    for row in membership::Entity::find().all(connection).await? {
        of_person.entry(row.user_id).or_default().push(row);
    }
    let seen = people.into_iter().filter_map(|row| {
        let roles = of_person.remove(&row.id).unwrap_or_default();
        reach.sees(&roles).then(|| view(&reach, row, &roles))
    });
    Ok(seen.collect())
}

/// One person.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps people; [`ServiceError::NotFound`] also for a person of other bodies alone.
pub async fn person(services: &Services, request: &Request, user_id: i64) -> Result<Person, ServiceError> {
    let reach = Reach::of(request)?;
    audit::note(services, request, Noted::new(AuditKind::PeopleRead, "people")).await?;
    let connection = &services.database.connection;
    let row = user::Entity::find_by_id(user_id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let roles = reach::roles_of(connection, user_id).await?;
    if reach.sees(&roles) { Ok(view(&reach, row, &roles)) } else { Err(ServiceError::NotFound) }
}

fn view(reach: &Reach, row: user::Model, roles: &[membership::Model]) -> Person {
    let covered = roles.iter().filter(|role| reach.covers(role.body_id));
    let shown = covered
        .filter_map(|row| Some(PersonRole { body: BodyId(row.body_id), role: Role::from_code(&row.role)? }));
    Person {
        id: row.id,
        roles: shown.collect(),
        whole: reach.holds(roles),
        email: row.email,
        name: row.name,
        language: Language::from_code(&row.language).unwrap_or(Language::Ru),
        active: row.active,
        created_at: row.created_at,
    }
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
    let write = services.database.write().await?;
    reach::whole_account(&*write, request, user_id).await?;
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
