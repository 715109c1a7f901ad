//! Changing the name and the e-mail of somebody's account, by those who keep people; what the account was called before stays.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::discussion::author::is_plausible_email;
use domain::discussion::{TextProblem, screen_line};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::account_letter::AccountLetter;
use super::accounts::names;
use super::{LONGEST_EMAIL, LONGEST_NAME, ended_invitations, fold_email, letters, open_links, reach};
use crate::context::{Request, Services};
use crate::entity::{person_history, user};
use crate::error::{FieldProblem, ServiceError, is_unique_violation};
use crate::ledger::{self, seal};
use crate::storage::Write;

/// What an account is called: as it is typed, or as it was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// The name.
    pub name: String,
    /// The e-mail.
    pub email: String,
}

/// What an account was called until a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// Until when.
    pub until: DateTime<Utc>,
    /// The name.
    pub name: String,
    /// The e-mail.
    pub email: String,
    /// Who changed it: the name, absent where the command line did.
    pub by: Option<String>,
}

/// Changes what somebody's account is called from what was shown. A new e-mail ends the open links of letters and the
/// invitations of the old one, and both addresses are told.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps people; [`ServiceError::NotFound`]; [`ServiceError::Invalid`] with `user`
/// for one's own account or one of another body, with `name` and `email` for what cannot be taken, `changed` if the account is
/// called otherwise by now.
pub async fn rename_person(
    services: &Services,
    request: &Request,
    user_id: i64,
    shown: &PersonName,
    typed: &PersonName,
) -> Result<(), ServiceError> {
    reach::seen(&services.database.connection, request, user_id).await?;
    if request.user_id() == Some(user_id) {
        // A person proves the own new address.
        return Err(ServiceError::field("user", "own_account"));
    }
    let new = checked(typed)?;
    let write = services.database.write().await?;
    reach::whole_account(&*write, request, user_id).await?;
    let row = user::Entity::find_by_id(user_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    if (&row.name, &row.email) != (&shown.name, &shown.email) {
        return Err(ServiceError::field("name", "changed"));
    }
    if (&row.name, &row.email) == (&new.name, &new.email) {
        return Ok(());
    }
    let other = user::Entity::find().filter(user::Column::Email.eq(&new.email)).one(&*write).await?;
    if other.is_some_and(|other| other.id != user_id) {
        return Err(ServiceError::field("email", "taken"));
    }
    if row.email != new.email {
        open_links::end_email_changes(&write, user_id, request.at).await?;
        open_links::end_recoveries(&write, user_id, request.at).await?;
        // Whoever reads the old address by now would make an account of its own of it.
        ended_invitations::end_all(&write, request, &row.email).await?;
        for address in [row.email.clone(), new.email.clone()] {
            let letter = AccountLetter::EmailChanged { new_email: new.email.clone(), at: request.at };
            letters::send_to(services, &write, &row, address, letter, request.at).await?;
        }
    }
    let action = if row.email == new.email { "person.changed" } else { "email.changed" };
    let facts = remember(services, &write, request, &row, &new).await?;
    let mut row: user::ActiveModel = row.into();
    row.name = Set(new.name);
    row.email = Set(new.email);
    row.update(&*write).await.map_err(|error| {
        if is_unique_violation(&error) { ServiceError::field("email", "taken") } else { error.into() }
    })?;
    ledger::append(&write, request, action, &format!("user:{user_id}"), facts).await?;
    write.commit().await
}

/// What an account was called before, the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps people; [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for the field
/// `user` if the person works for another body too.
pub async fn former_names(
    services: &Services,
    request: &Request,
    user_id: i64,
) -> Result<Vec<FormerName>, ServiceError> {
    let connection = &services.database.connection;
    reach::whole_account(connection, request, user_id).await?;
    let rows = person_history::Entity::find()
        .filter(person_history::Column::UserId.eq(user_id))
        .order_by_desc(person_history::Column::Id)
        .all(connection)
        .await?;
    let known = names(connection, rows.iter().filter_map(|row| row.changed_by)).await?;
    let former = rows.into_iter().map(|row| FormerName {
        until: row.until,
        by: row.changed_by.and_then(|id| known.get(&id).cloned()),
        name: row.name,
        email: row.email,
    });
    Ok(former.collect())
}

/// Keeps what an account is called until now, and tells what the ledger says of the change: who it was and who it is, so that
/// neither can be written otherwise later, and nobody reads them there.
pub(super) async fn remember(
    services: &Services,
    write: &Write,
    request: &Request,
    before: &user::Model,
    now: &PersonName,
) -> Result<Facts, ServiceError> {
    let by = match request.actor {
        // Who follows the link of a letter is its person.
        Actor::Public => Some(before.id),
        Actor::Staff { .. } => request.user_id(),
    };
    person_history::ActiveModel {
        user_id: Set(before.id),
        until: Set(request.at),
        changed_by: Set(by),
        name: Set(before.name.clone()),
        email: Set(before.email.clone()),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    let keys = &services.settings.keys;
    let was = seal::keyed(keys, &(before.id, &before.email, &before.name))?;
    let person = seal::keyed(keys, &(before.id, &now.email, &now.name))?;
    Ok(Facts::of("was", was).and("person", person))
}

fn checked(typed: &PersonName) -> Result<PersonName, ServiceError> {
    let mut problems = Vec::new();
    let email = fold_email(&typed.email);
    if email.len() > LONGEST_EMAIL || !is_plausible_email(&email) {
        problems.push(FieldProblem::new("email", "email"));
    }
    let name = screen_line(&typed.name, LONGEST_NAME).unwrap_or_else(|problem| {
        let code = if problem == TextProblem::Empty { "blank" } else { problem.code() };
        problems.push(FieldProblem::new("name", code));
        String::new()
    });
    if problems.is_empty() { Ok(PersonName { name, email }) } else { Err(ServiceError::Invalid(problems)) }
}
