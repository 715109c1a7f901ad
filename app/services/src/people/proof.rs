//! The one way in which a typed password is checked: paced, in line, and told to the owner when others try.

use chrono::{DateTime, Utc};

use super::account_letter::AccountLetter;
use super::letters;
use super::throttle::{self, TrySource};
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services};
use crate::entity::user;
use crate::error::ServiceError;

/// Whether `password` is the one of `person`. Without a person it does the same work and says no. Nothing durable is written,
/// but for the one letter that tells the owner of a burst of failures.
///
/// # Errors
/// [`ServiceError::TooMany`] during the pause of this account and source; [`ServiceError::Busy`] if too many wait.
pub(super) async fn prove(
    services: &Services,
    request: &Request,
    email: &str,
    person: Option<&user::Model>,
    source: &TrySource,
    password: String,
) -> Result<bool, ServiceError> {
    let at = request.at;
    let ticket = throttle::begin(services, email, source, at).await?;
    let hash = person.and_then(|person| person.password_hash.clone());
    match super::shared(services).hashing.verify(source.asker(), hash, password).await {
        Ok(true) => {
            throttle::succeeded(services, &ticket).await?;
            Ok(true)
        }
        Ok(false) => {
            if let Some(person) = person {
                // Written later, so that the answer takes no longer for an account that exists.
                audit::later(services, request, &Noted::new(AuditKind::SignInFailed, "").of(person.id));
            }
            if let (Some(failures), Some(person)) = (throttle::failed(services, &ticket, at).await?, person)
                && let Err(error) = tell(services, person, failures, at).await
            {
                tracing::warn!(%error, "the letter about failed sign-ins was not written");
            }
            Ok(false)
        }
        Err(error) => {
            throttle::take_back(services, &ticket).await?;
            Err(error)
        }
    }
}

async fn tell(
    services: &Services,
    person: &user::Model,
    failures: u32,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let recover = letters::page(services, person, "recover");
    let letter = AccountLetter::FailedSignIns { failures, at, recover };
    letters::send(services, &write, person, letter, at).await?;
    write.commit().await
}
