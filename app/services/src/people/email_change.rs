//! Changing the e-mail of one's account: the present password is asked for, and both addresses agree.

use chrono::{DateTime, TimeDelta, Utc};
use domain::discussion::author::is_plausible_email;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use super::account_letter::AccountLetter;
use super::again::prove_present;
use super::letters;
use super::naming::{self, PersonName};
use super::{ended_invitations, fold_email, open_links};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{email_change, user};
use crate::error::{ServiceError, is_unique_violation};
use crate::ledger;

/// How long both addresses have to agree, in hours.
const HOURS: i64 = 24;
/// How often a person may ask for it in an hour: each time two letters go out, one to any address.
const TIMES_AN_HOUR: u64 = 3;

/// A change that one address is asked to agree to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailChange {
    /// The e-mail to be.
    pub new_email: String,
    /// Whether the address that asks is the new one.
    pub at_new: bool,
    /// Whether this address has agreed already.
    pub agreed: bool,
    /// Whether the other address has agreed.
    pub other_agreed: bool,
}

/// Asks both addresses by letter to agree to a new e-mail. An earlier change that nobody finished ends.
///
/// # Errors
/// [`ServiceError::Invalid`] for the field `new_email` or `present_password`; [`ServiceError::TooMany`];
/// [`ServiceError::Busy`] if too many passwords wait.
pub async fn ask_email_change(
    services: &Services,
    request: &Request,
    session_id: i64,
    new_email: &str,
    password: String,
) -> Result<(), ServiceError> {
    let new_email = fold_email(new_email);
    if !is_plausible_email(&new_email) {
        return Err(ServiceError::field("new_email", "email"));
    }
    let person = prove_present(services, request, session_id, password).await?;
    if person.email == new_email {
        return Err(ServiceError::field("new_email", "same"));
    }
    let write = services.database.write().await?;
    let lately = email_change::Entity::find()
        .filter(email_change::Column::UserId.eq(person.id))
        .filter(email_change::Column::CreatedAt.gt(request.at - TimeDelta::hours(1)))
        .count(&*write)
        .await?;
    if lately >= TIMES_AN_HOUR {
        return Err(ServiceError::TooMany { retry_after_seconds: 3600 });
    }
    if user::Entity::find().filter(user::Column::Email.eq(&new_email)).one(&*write).await?.is_some() {
        return Err(ServiceError::field("new_email", "taken"));
    }
    open_links::end_email_changes(&write, person.id, request.at).await?;
    let (of_old, of_new) = (services.entropy.token()?, services.entropy.token()?);
    let expires_at = request.at + TimeDelta::hours(HOURS);
    email_change::ActiveModel {
        user_id: Set(person.id),
        new_email: Set(new_email.clone()),
        old_token_hash: Set(of_old.hash()),
        new_token_hash: Set(of_new.hash()),
        created_at: Set(request.at),
        expires_at: Set(expires_at),
        ..Default::default()
    }
    .insert(&*write)
    .await?;
    for (address, token) in [(person.email.clone(), of_old), (new_email.clone(), of_new)] {
        let link = letters::page(services, &person, &format!("email-change/{}", token.reveal()));
        let letter = AccountLetter::ConfirmEmail { new_email: new_email.clone(), link, expires_at };
        letters::send_to(services, &write, &person, address, letter, request.at).await?;
    }
    ledger::append(&write, request, "email.change_asked", &format!("user:{}", person.id), ()).await?;
    write.commit().await
}

/// The change that the link of a letter is about.
///
/// # Errors
/// [`ServiceError::NotFound`] if it is done, has ended or never was.
pub async fn find_email_change(
    services: &Services,
    token: &str,
    at: DateTime<Utc>,
) -> Result<EmailChange, ServiceError> {
    let hash = digest::sha256(token.as_bytes());
    let row = open(&services.database.connection, &hash, at).await?;
    let at_new = row.new_token_hash == hash;
    let (of_old, of_new) = (row.old_confirmed_at.is_some(), row.new_confirmed_at.is_some());
    let (agreed, other_agreed) = if at_new { (of_new, of_old) } else { (of_old, of_new) };
    Ok(EmailChange { new_email: row.new_email, at_new, agreed, other_agreed })
}

/// One address agrees; the second one makes the change, ends the links and invitations of the old address and tells it. Answers
/// whether the change is made.
///
/// # Errors
/// [`ServiceError::NotFound`] as [`find_email_change`]; [`ServiceError::Invalid`] if another account has the e-mail by now.
pub async fn agree_to_email_change(
    services: &Services,
    request: &Request,
    token: &str,
) -> Result<bool, ServiceError> {
    let hash = digest::sha256(token.as_bytes());
    let write = services.database.write().await?;
    let row = open(&*write, &hash, request.at).await?;
    let person = user::Entity::find_by_id(row.user_id).one(&*write).await?.filter(|person| person.active);
    let person = person.ok_or(ServiceError::NotFound)?;
    let at_new = row.new_token_hash == hash;
    let both = if at_new { row.old_confirmed_at.is_some() } else { row.new_confirmed_at.is_some() };
    let new_email = row.new_email.clone();
    let mut row: email_change::ActiveModel = row.into();
    if at_new {
        row.new_confirmed_at = Set(Some(request.at));
    } else {
        row.old_confirmed_at = Set(Some(request.at));
    }
    row.update(&*write).await?;
    if both {
        let letter = AccountLetter::EmailChanged { new_email: new_email.clone(), at: request.at };
        letters::send(services, &write, &person, letter, request.at).await?;
        let user_id = person.id;
        ended_invitations::end_all(&write, request, &person.email).await?;
        let now = PersonName { name: person.name.clone(), email: new_email.clone() };
        let facts = naming::remember(services, &write, request, &person, &now).await?;
        let mut person: user::ActiveModel = person.into();
        person.email = Set(new_email);
        person.update(&*write).await.map_err(|error| {
            if is_unique_violation(&error) { ServiceError::field("new_email", "taken") } else { error.into() }
        })?;
        open_links::end_email_changes(&write, user_id, request.at).await?;
        open_links::end_recoveries(&write, user_id, request.at).await?;
        ledger::append(&write, request, "email.changed", &format!("user:{user_id}"), facts).await?;
    }
    write.commit().await?;
    Ok(both)
}

async fn open(
    connection: &impl ConnectionTrait,
    hash: &str,
    at: DateTime<Utc>,
) -> Result<email_change::Model, ServiceError> {
    let this = email_change::Column::OldTokenHash.eq(hash).or(email_change::Column::NewTokenHash.eq(hash));
    email_change::Entity::find()
        .filter(this)
        .filter(email_change::Column::ExpiresAt.gt(at))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}
