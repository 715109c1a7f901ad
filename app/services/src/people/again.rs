//! Proving the person of a session anew, before what must not be done by whoever finds an open browser: by the password or
//! by the word of the provider, and by a code where the person has a second factor.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::proof::prove;
use super::second_factor::{is_due, note_wrong, prove as prove_code};
use super::sessions::confirm;
use super::single_sign_on::{Identified, has_identity, known, refused};
use super::throttle::TrySource;
use crate::context::{Request, Services};
use crate::entity::{session, user};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// What the person of a session has to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedAgain {
    /// By what the person is proven; nothing if the provider has done so a moment ago.
    pub first: Option<FirstFactor>,
    /// Whether a code of the second factor is asked for as well.
    pub code: bool,
}

/// By what a person can be proven; either is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstFactor {
    /// The password.
    pub password: bool,
    /// The word of a provider of single sign-on.
    pub identity: bool,
}

/// What a person shows again.
#[derive(Clone, Default)]
pub struct ShownAgain {
    /// The password.
    pub password: String,
    /// A code of the app, or a recovery code.
    pub code: String,
}

impl std::fmt::Debug for ShownAgain {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ShownAgain")
    }
}

/// Why a person was not proven anew.
#[derive(Debug)]
pub enum Unproven {
    /// The password: [`ServiceError::Invalid`] with `missing` or `credentials`, [`ServiceError::TooMany`] in the pause,
    /// [`ServiceError::Busy`] if too many wait.
    Password(ServiceError),
    /// The code: [`ServiceError::Invalid`] with `missing`, `form` or `wrong`, [`ServiceError::TooMany`] while codes of the
    /// app are held back.
    Code(ServiceError),
    /// Something else failed.
    Fault(ServiceError),
}

impl From<ServiceError> for Unproven {
    fn from(error: ServiceError) -> Self {
        Self::Fault(error)
    }
}

/// What the person of a session has to show to be proven anew.
///
/// # Errors
/// [`ServiceError::NotFound`] without such a session or account.
pub async fn asked_again(
    services: &Services,
    request: &Request,
    session_id: i64,
) -> Result<AskedAgain, ServiceError> {
    let person = present(services, request).await?;
    let connection = &services.database.connection;
    let row = own_session(connection, session_id, person.id).await?;
    let within = services.settings.accounts.confirm_within;
    let identified = row.identified_at.is_some_and(|identified| request.at - identified <= within);
    let first = if identified {
        None
    } else {
        let identity = has_identity(services, person.id).await?;
        Some(FirstFactor { password: person.password_hash.is_some(), identity })
    };
    Ok(AskedAgain { first, code: is_due(services, connection, &person).await? })
}

/// Proves the person of a session by what was typed, and notes it.
///
/// # Errors
/// [`Unproven`] says what does not hold.
pub async fn sign_in_again(
    services: &Services,
    request: &Request,
    session_id: i64,
    shown: ShownAgain,
) -> Result<(), Unproven> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let asked = asked_again(services, request, session_id).await?;
    if asked.first.is_some() {
        if shown.password.is_empty() {
            return Err(Unproven::Password(ServiceError::field("present_password", "missing")));
        }
        prove_present(services, request, session_id, shown.password).await.map_err(of_password)?;
    }
    let write = if asked.code {
        let proven = prove_code(services, user_id, &shown.code, request.at).await;
        proven.inspect_err(|error| note_wrong(services, request, user_id, error)).map_err(of_code)?
    } else {
        services.database.write().await?
    };
    confirm(&write, session_id, request.at).await?;
    note(&write, request, user_id).await?;
    write.commit().await?;
    Ok(())
}

/// Notes that the provider has proven the person of a session anew. Answers whether the person still owes a code.
///
/// # Errors
/// [`ServiceError::Invalid`] with `identity`: `another` if the provider speaks of somebody else;
/// [`ServiceError::NotFound`] without such a session.
pub async fn identified_again(
    services: &Services,
    request: &Request,
    session_id: i64,
    identified: &Identified,
) -> Result<bool, ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let write = services.database.write().await?;
    let person = known(&*write, identified).await?.filter(|person| person.id == user_id);
    let person = person.ok_or_else(|| refused("another"))?;
    own_session(&*write, session_id, user_id).await?;
    let several = identified.several_factors && services.settings.trust_provider_factors;
    let owes = !several && is_due(services, &*write, &person).await?;
    if owes {
        note_identified(&write, session_id, request.at).await?;
    } else {
        confirm(&write, session_id, request.at).await?;
        note(&write, request, user_id).await?;
    }
    write.commit().await?;
    Ok(owes)
}

/// Checks the present password of the person who asks; the person as stored.
///
/// # Errors
/// [`ServiceError::Invalid`] with `present_password`: `credentials`; [`ServiceError::TooMany`] in the pause after repeated
/// failures in this session; [`ServiceError::Busy`] if too many passwords wait to be checked.
pub(super) async fn prove_present(
    services: &Services,
    request: &Request,
    session_id: i64,
    password: String,
) -> Result<user::Model, ServiceError> {
    let person = present(services, request).await?;
    let source = TrySource::session(session_id);
    if prove(services, request, &person.email, Some(&person), &source, password).await? {
        Ok(person)
    } else {
        Err(ServiceError::field("present_password", "credentials"))
    }
}

/// The open account of the person who asks.
async fn present(services: &Services, request: &Request) -> Result<user::Model, ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    user::Entity::find_by_id(user_id)
        .filter(user::Column::Active.eq(true))
        .one(&services.database.connection)
        .await?
        .ok_or(ServiceError::NotFound)
}

async fn own_session(
    connection: &impl ConnectionTrait,
    session_id: i64,
    user_id: i64,
) -> Result<session::Model, ServiceError> {
    session::Entity::find_by_id(session_id)
        .filter(session::Column::UserId.eq(user_id))
        .filter(session::Column::RevokedAt.is_null())
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}

async fn note_identified(write: &Write, session_id: i64, at: DateTime<Utc>) -> Result<(), ServiceError> {
    session::Entity::update_many()
        .col_expr(session::Column::IdentifiedAt, Expr::value(at))
        .filter(session::Column::Id.eq(session_id))
        .exec(&**write)
        .await?;
    Ok(())
}

async fn note(write: &Write, request: &Request, user_id: i64) -> Result<(), ServiceError> {
    ledger::append(write, request, "session.confirmed", &format!("user:{user_id}"), &()).await
}

fn of_password(error: ServiceError) -> Unproven {
    match error {
        ServiceError::Invalid(_) | ServiceError::TooMany { .. } | ServiceError::Busy => {
            Unproven::Password(error)
        }
        other => Unproven::Fault(other),
    }
}

fn of_code(error: ServiceError) -> Unproven {
    match error {
        ServiceError::Invalid(_) | ServiceError::TooMany { .. } => Unproven::Code(error),
        other => Unproven::Fault(other),
    }
}
