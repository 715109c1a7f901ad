//! Giving and taking roles of people who have an account.

use domain::access::{Action, Resource, allow, makes_sense};
use domain::body::{BodyId, BodyKind, Role};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, Set};

use super::{accounts, bodies, ended_invitations};
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
    allow(&request.actor, Action::ManagePeople, &Resource::Body { body })?;
    let write = services.database.write().await?;
    user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    check(bodies::find(&*write, body.0).await?.kind, role)?;
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
    allow(&request.actor, Action::ManagePeople, &Resource::Body { body })?;
    if request.user_id() == Some(user_id) && role == Role::Administrator {
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
    allow(&request.actor, Action::ManagePeople, &Resource::Site)?;
    let write = services.database.write().await?;
    let row = user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let email = row.email.clone();
    let mut row: user::ActiveModel = row.into();
    row.password_hash = Set(None);
    row.update(&*write).await?;
    accounts::shut(&write, request, user_id, &email).await?;
    ledger::append(&write, request, "password.voided", &format!("user:{user_id}"), ()).await?;
    write.commit().await
}

/// Refuses a role that can do nothing in a body of this kind.
pub(super) fn check(kind: BodyKind, role: Role) -> Result<(), ServiceError> {
    if makes_sense(kind, role) { Ok(()) } else { Err(ServiceError::field("role", "idle_role")) }
}

fn this(user_id: i64, body: BodyId, role: Role) -> Condition {
    Condition::all()
        .add(membership::Column::UserId.eq(user_id))
        .add(membership::Column::BodyId.eq(body.0))
        .add(membership::Column::Role.eq(role.code()))
}
