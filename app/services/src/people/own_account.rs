//! What a person changes about the own account: name, language, password.

use domain::discussion::{TextProblem, screen_line};
use domain::language::Language;
use domain::ledger::Facts;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, Set};

use super::again::prove_present;
use super::naming::{self, PersonName};
use super::sessions::{self, revoke};
use super::{LONGEST_NAME, device, letters, open_links, password};
use crate::context::{Request, Services};
use crate::entity::{session, user};
use crate::error::ServiceError;
use crate::ledger;

/// Changes the name and the language of the person who asks.
///
/// # Errors
/// [`ServiceError::Invalid`] for the field `name`; [`ServiceError::NotFound`] without an account.
pub async fn change_profile(
    services: &Services,
    request: &Request,
    name: &str,
    language: Language,
) -> Result<(), ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let name = screen_line(name, LONGEST_NAME).map_err(|problem| match problem {
        TextProblem::Empty => ServiceError::field("name", "empty"),
        problem => ServiceError::field("name", problem.code()),
    })?;
    let write = services.database.write().await?;
    let row = user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let facts = if row.name == name {
        Facts::none()
    } else {
        let now = PersonName { name: name.clone(), email: row.email.clone() };
        naming::remember(services, &write, request, &row, &now).await?
    };
    let mut row: user::ActiveModel = row.into();
    row.name = Set(name);
    row.language = Set(language.code().to_owned());
    row.update(&*write).await?;
    ledger::append(&write, request, "person.changed", &format!("user:{user_id}"), facts).await?;
    write.commit().await
}

/// Changes the password of the person who asks, ends the other sessions and the unused letters, and tells the owner. Answers
/// the new mark of this browser: those of before are void.
///
/// # Errors
/// [`ServiceError::Invalid`] for the fields `present_password` and `new_password`; [`ServiceError::TooMany`];
/// [`ServiceError::Busy`] if too many passwords wait.
pub async fn change_password(
    services: &Services,
    request: &Request,
    session_id: i64,
    present: String,
    new: String,
) -> Result<String, ServiceError> {
    let user = request.user.as_ref().ok_or(ServiceError::NotFound)?;
    password::check("new_password", &new, &[&user.email, &user.name])?;
    let known = prove_present(services, request, session_id, present).await?;
    let hash = super::shared(services).hashing.hash(services.entropy, new).await?;
    let write = services.database.write().await?;
    let row = user::Entity::find_by_id(known.id).one(&*write).await?;
    // Of two changes at once the second has shown a password that is no longer the present one.
    let row = row.filter(|now| now.active && now.password_hash == known.password_hash);
    let mut row: user::ActiveModel =
        row.ok_or_else(|| ServiceError::field("present_password", "credentials"))?.into();
    row.password_hash = Set(Some(hash));
    let person = row.update(&*write).await?;
    let others = session::Column::UserId.eq(person.id).and(session::Column::Id.ne(session_id));
    revoke(&write, others, request.at).await?;
    sessions::confirm(&write, session_id, request.at).await?;
    open_links::end_recoveries(&write, person.id, request.at).await?;
    letters::send_password_changed(services, &write, &person, request.at).await?;
    ledger::append(&write, request, "password.changed", &format!("user:{}", person.id), ()).await?;
    let mark = device::mark(services, &person, request.at)?;
    write.commit().await?;
    Ok(mark)
}
