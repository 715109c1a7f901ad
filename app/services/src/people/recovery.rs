//! A forgotten password: a letter with a link that takes a new one, once, for an hour.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use super::account_letter::AccountLetter;
use super::browser::Browser;
use super::letters;
use super::sessions::{self, Session, revoke};
use super::{LONGEST_EMAIL, fold_email, open_links, password};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{recovery, session, user};
use crate::error::ServiceError;
use crate::ledger;

/// How long the link of the letter works, in hours.
const HOURS: i64 = 1;
/// How many such letters one address gets in an hour, whoever asks for them.
const LETTERS_AN_HOUR: u64 = 3;

/// What a person types who has forgotten the password.
#[derive(Clone)]
pub struct Recover {
    /// The secret of the link.
    pub token: String,
    /// The new password.
    pub password: String,
    /// The browser.
    pub browser: Browser,
}

impl std::fmt::Debug for Recover {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Recover")
    }
}

/// Sends the letter, if the e-mail has an open account with a password and has not had too many. Whoever asks learns
/// nothing of that.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn ask_recovery(services: &Services, request: &Request, email: &str) -> Result<(), ServiceError> {
    let email = fold_email(email);
    // An unknown address, and one that has had its letters, must not take the place of a writer.
    if wanted(&services.database.connection, &email, request.at).await?.is_none() {
        return Ok(());
    }
    let write = services.database.write().await?;
    let Some(person) = wanted(&*write, &email, request.at).await? else { return Ok(()) };
    let token = services.entropy.token()?;
    let expires_at = request.at + TimeDelta::hours(HOURS);
    recovery::ActiveModel {
        token_hash: Set(token.hash()),
        user_id: Set(person.id),
        created_at: Set(request.at),
        expires_at: Set(expires_at),
        ..Default::default()
    }
    .insert(&*write)
    .await?;
    let link = letters::page(services, &person, &format!("recover/{}", token.reveal()));
    let letter = AccountLetter::Recovery { link, expires_at };
    letters::send(services, &write, &person, letter, request.at).await?;
    ledger::append(&write, request, "recovery.asked", &format!("user:{}", person.id), ()).await?;
    write.commit().await
}

/// The e-mail whose password the link of a letter replaces.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link was used, has ended or never was.
pub async fn find_recovery(
    services: &Services,
    token: &str,
    at: DateTime<Utc>,
) -> Result<String, ServiceError> {
    let person = open(&services.database.connection, token, at).await?;
    Ok(person.email)
}

/// Replaces the password, ends every session and every other letter, and signs the person in.
///
/// # Errors
/// [`ServiceError::NotFound`] as [`find_recovery`]; [`ServiceError::Invalid`] with the reasons against the password;
/// [`ServiceError::Busy`] if too many passwords wait.
pub async fn recover(
    services: &Services,
    request: &Request,
    input: Recover,
) -> Result<Session, ServiceError> {
    let person = open(&services.database.connection, &input.token, request.at).await?;
    password::check("password", &input.password, &[&person.email, &person.name])?;
    let hash = super::shared(services).hashing.hash(services.entropy, input.password).await?;
    let write = services.database.write().await?;
    // Read again inside the transaction: of two who press the button at once, one comes too late.
    let person = open(&*write, &input.token, request.at).await?;
    let mut row: user::ActiveModel = person.into();
    row.password_hash = Set(Some(hash));
    let person = row.update(&*write).await?;
    revoke(&write, session::Column::UserId.eq(person.id), request.at).await?;
    open_links::end_recoveries(&write, person.id, request.at).await?;
    open_links::end_email_changes(&write, person.id, request.at).await?;
    letters::send_password_changed(services, &write, &person, request.at).await?;
    ledger::append(&write, request, "password.recovered", &format!("user:{}", person.id), ()).await?;
    let session = sessions::open(services, &write, &person, &input.browser, request.at).await?;
    sessions::note_opened(&write, request, &session, &input.browser).await?;
    write.commit().await?;
    Ok(session)
}

/// Who is to get a letter. A password that an administrator made void comes back by an invitation only.
async fn wanted(
    connection: &impl ConnectionTrait,
    email: &str,
    at: DateTime<Utc>,
) -> Result<Option<user::Model>, ServiceError> {
    if email.len() > LONGEST_EMAIL {
        return Ok(None);
    }
    let found = user::Entity::find()
        .filter(user::Column::Email.eq(email))
        .filter(user::Column::Active.eq(true))
        .filter(user::Column::PasswordHash.is_not_null())
        .one(connection)
        .await?;
    let Some(person) = found else { return Ok(None) };
    let lately = recovery::Entity::find()
        .filter(recovery::Column::UserId.eq(person.id))
        .filter(recovery::Column::CreatedAt.gt(at - TimeDelta::hours(1)))
        .count(connection)
        .await?;
    Ok((lately < LETTERS_AN_HOUR).then_some(person))
}

async fn open(
    connection: &impl ConnectionTrait,
    token: &str,
    at: DateTime<Utc>,
) -> Result<user::Model, ServiceError> {
    let row = recovery::Entity::find()
        .filter(recovery::Column::TokenHash.eq(digest::sha256(token.as_bytes())))
        .filter(recovery::Column::UsedAt.is_null())
        .filter(recovery::Column::ExpiresAt.gt(at))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let person = user::Entity::find_by_id(row.user_id).one(connection).await?;
    let person = person.filter(|person| person.active && person.password_hash.is_some());
    person.ok_or(ServiceError::NotFound)
}
