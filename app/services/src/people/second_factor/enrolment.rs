//! Adding an authenticator app: a key is shown once it is made, and counts from the first code that the app shows for it.

use data_encoding::BASE32_NOPAD;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::letter::tell;
use super::news::FactorNews;
use super::proof::key_of;
use super::{code, owner, recovery, row};
use crate::context::{Request, Services, SignedIn};
use crate::entity::second_factor::{ActiveModel, Model};
use crate::error::ServiceError;
use crate::keys::Purpose;
use crate::ledger;

/// A key that waits for its first code.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The key as people type it: Base32 in groups of four.
    pub key: String,
    /// The address that a QR code hands to the app (`otpauth:`).
    pub address: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Enrolment")
    }
}

/// Makes a key for the person who asks, in place of one that was never confirmed.
///
/// # Errors
/// [`ServiceError::NotFound`] without an account; [`ServiceError::Invalid`] with `code`: `has_one`.
pub async fn begin_enrolment(services: &Services, request: &Request) -> Result<(), ServiceError> {
    let user = request.user_id().ok_or(ServiceError::NotFound)?;
    let key = services.entropy.bytes::<{ code::KEY_LENGTH }>()?;
    let sealed = services.settings.keys.seal(services.entropy, Purpose::SecondFactor, &owner(user), &key)?;
    let write = services.database.write().await?;
    match row(&*write, user).await? {
        Some(factor) if factor.confirmed_at.is_some() => {
            return Err(ServiceError::field("code", "has_one"));
        }
        Some(factor) => {
            let mut row = factor.into_active_model();
            row.sealed_key = Set(sealed);
            row.created_at = Set(request.at);
            row.update(&*write).await?;
        }
        None => {
            let row = ActiveModel {
                user_id: Set(user),
                sealed_key: Set(sealed),
                created_at: Set(request.at),
                confirmed_at: Set(None),
                last_step: Set(0),
                failures: Set(0),
                failed_at: Set(None),
                ..Default::default()
            };
            row.insert(&*write).await?;
        }
    }
    write.commit().await
}

/// The key that waits for its first code, if there is one.
///
/// # Errors
/// [`ServiceError`] if the database does not answer or the key does not open.
pub async fn open_enrolment(
    services: &Services,
    request: &Request,
) -> Result<Option<Enrolment>, ServiceError> {
    let Some(person) = &request.user else { return Ok(None) };
    let factor = row(&services.database.connection, person.user_id).await?;
    let Some(factor) = factor.filter(|factor| factor.confirmed_at.is_none()) else { return Ok(None) };
    let secret = BASE32_NOPAD.encode(&key_of(services, &factor)?);
    Ok(Some(Enrolment { address: address(services, person, &secret), key: in_groups(&secret) }))
}

/// Confirms the key with the first code of the app; gives back the recovery codes, which are shown this once.
///
/// # Errors
/// [`ServiceError::Invalid`] with `code`: `missing`, `form`, `wrong`; [`ServiceError::NotFound`] if no key waits.
pub async fn confirm_enrolment(
    services: &Services,
    request: &Request,
    typed: &str,
) -> Result<Vec<String>, ServiceError> {
    let user = request.user_id().ok_or(ServiceError::NotFound)?;
    if typed.trim().is_empty() {
        return Err(ServiceError::field("code", "missing"));
    }
    let typed = code::typed_code(typed).ok_or_else(|| ServiceError::field("code", "form"))?;
    let write = services.database.write().await?;
    let waiting: Option<Model> = row(&*write, user).await?.filter(|factor| factor.confirmed_at.is_none());
    let factor = waiting.ok_or(ServiceError::NotFound)?;
    let step = code::matching_step(&key_of(services, &factor)?, &typed, request.at, factor.last_step)
        .ok_or_else(|| ServiceError::field("code", "wrong"))?;
    let mut row: ActiveModel = factor.into();
    row.confirmed_at = Set(Some(request.at));
    row.last_step = Set(step);
    row.update(&*write).await?;
    let codes = recovery::replace(services, &write, user).await?;
    tell(services, &write, user, FactorNews::Added, request.at).await?;
    ledger::append(&write, request, "second_factor.added", &owner(user), &()).await?;
    write.commit().await?;
    Ok(codes)
}

/// The address of the key, in the form that apps read.
fn address(services: &Services, person: &SignedIn, secret: &str) -> String {
    let host = services.settings.public_url.split("://").nth(1).unwrap_or_default();
    let issuer = escaped(&format!("Talqy {host}"));
    let email = escaped(&person.email);
    format!(
        "otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
    )
}

/// Everything but letters and digits by its bytes, as addresses want it.
fn escaped(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

fn in_groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
