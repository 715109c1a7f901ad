//! Giving and taking roles of people who have an account.

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow, makes_sense};
use domain::body::{BodyId, Role};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, Set};

use super::{Body, accounts, bodies, ended_invitations, reach};
use crate::context::{Request, Services};
use crate::entity::{membership, user};
use crate::error::ServiceError;
use crate::ledger;

/// Gives a person a role in a body. Giving it twice changes nothing.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for a
/// role that can do nothing in the body.
pub async fn give_role(
    services: &Services,
    request: &Request,
    user_id: i64,
    body: BodyId,
    role: Role,
) -> Result<(), ServiceError> {
    may_give(request, body, role)?;
    let write = services.database.write().await?;
    user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    reach::seen(&*write, request, user_id).await?;
    check(&bodies::find(&*write, body.0).await?, role, request.today(services))?;
    if membership::Entity::find().filter(this(user_id, body, role)).one(&*write).await?.is_some() {
        return Ok(());
    }
    let row = membership::ActiveModel {
        user_id: Set(user_id),
        body_id: Set(body.0),
        role: Set(role.code().to_owned()),
        ..Default::default()
    };
    row.insert(&*write).await?;
    ledger::append(
        &write,
        request,
        "role.given",
        &format!("user:{user_id}"),
        Facts::of("body", body).and("role", role.code()),
    )
    .await?;
    write.commit().await
}

/// Takes a role from a person; what the person may do changes with the next request.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::Invalid`] for one's own role of
/// administrator, so that nobody is locked out; [`ServiceError::NotFound`].
pub async fn take_role(
    services: &Services,
    request: &Request,
    user_id: i64,
    body: BodyId,
    role: Role,
) -> Result<(), ServiceError> {
    may_give(request, body, role)?;
    if request.user_id() == Some(user_id) && matches!(role, Role::Administrator | Role::BodyAdministrator) {
        return Err(ServiceError::field("role", "own_account"));
    }
    let write = services.database.write().await?;
    let person = user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let taken = membership::Entity::delete_many().filter(this(user_id, body, role)).exec(&*write).await?;
    if taken.rows_affected == 0 {
        return Err(ServiceError::NotFound);
    }
    // Otherwise the link of a letter would bring the role back.
    ended_invitations::end_role(&write, request, &person.email, body, role).await?;
    ledger::append(
        &write,
        request,
        "role.taken",
        &format!("user:{user_id}"),
        Facts::of("body", body).and("role", role.code()),
    )
    .await?;
    write.commit().await
}

/// Makes the password of an account void and ends its sessions, open invitations and unused letters: its owner gets in again
/// by a new invitation, which asks for a new password.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::NotFound`].
pub async fn void_password(services: &Services, request: &Request, user_id: i64) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    reach::whole_account(&*write, request, user_id).await?;
    let row = user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let email = row.email.clone();
    let mut row: user::ActiveModel = row.into();
    row.password_hash = Set(None);
    row.update(&*write).await?;
    accounts::shut(&write, request, user_id, &email).await?;
    ledger::append(&write, request, "password.voided", &format!("user:{user_id}"), ()).await?;
    write.commit().await
}

/// Lets only those pass who give and take this role in the body: one that keeps every body is given by its like alone.
pub(super) fn may_give(request: &Request, body: BodyId, role: Role) -> Result<(), ServiceError> {
    let whole = role == Role::Administrator;
    let resource = if whole { Resource::Site } else { Resource::Body { body } };
    allow(&request.actor, Action::ManagePeople, &resource)?;
    Ok(())
}

/// Refuses a role that can do nothing in this body: by what the body is, or because it is abolished.
pub(super) fn check(body: &Body, role: Role, today: NaiveDate) -> Result<(), ServiceError> {
    if body.terms.abolished_on.is_some_and(|day| day <= today) {
        return Err(ServiceError::field("body", "abolished"));
    }
    if makes_sense(body.kind, role) { Ok(()) } else { Err(ServiceError::field("role", "idle_role")) }
}

fn this(user_id: i64, body: BodyId, role: Role) -> Condition {
    Condition::all()
        .add(membership::Column::UserId.eq(user_id))
        .add(membership::Column::BodyId.eq(body.0))
        .add(membership::Column::Role.eq(role.code()))
}
