//! Proving the second factor: a code is taken once, wrong ones are counted.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, Set};

use super::letter::tell;
use super::news::FactorNews;
use super::{code, owner, pace, recovery, row};
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services};
use crate::entity::second_factor::{ActiveModel, Model};
use crate::error::ServiceError;
use crate::keys::Purpose;
use crate::storage::Write;

/// Takes a code of the app or a recovery code of a person, and gives the transaction to go on in. A wrong code is counted
/// before the answer.
///
/// # Errors
/// [`ServiceError::Invalid`] with `code`: `missing`, `wrong`; [`ServiceError::TooMany`] while codes of the app are held
/// back; [`ServiceError::NotFound`] if the person has no second factor.
pub(in crate::people) async fn prove(
    services: &Services,
    user_id: i64,
    typed: &str,
    at: DateTime<Utc>,
) -> Result<Write, ServiceError> {
    if typed.trim().is_empty() {
        return Err(ServiceError::field("code", "missing"));
    }
    if let Some(typed) = recovery::typed_code(typed) {
        return by_recovery_code(services, user_id, &typed, at).await;
    }
    let typed = code::typed_code(typed).ok_or_else(|| ServiceError::field("code", "form"))?;
    // Whoever must wait takes no turn of the writers.
    let factor = confirmed(row(&services.database.connection, user_id).await?)?;
    held_back(&factor, at)?;
    let write = services.database.write().await?;
    let factor = confirmed(row(&*write, user_id).await?)?;
    held_back(&factor, at)?;
    match code::matching_step(&key_of(services, &factor)?, &typed, at, factor.last_step) {
        Some(step) => {
            let mut row: ActiveModel = factor.into();
            row.last_step = Set(step);
            row.failures = Set(0);
            row.failed_at = Set(None);
            row.update(&*write).await?;
            Ok(write)
        }
        None => Err(wrong(services, write, factor, at).await?),
    }
}

/// Puts a try with a wrong code on record. What else [`prove`] refuses is no guess.
pub(in crate::people) fn note_wrong(
    services: &Services,
    request: &Request,
    user_id: i64,
    refused: &ServiceError,
) {
    if matches!(refused, ServiceError::Invalid(problems) if problems.iter().any(|one| one.code == "wrong")) {
        audit::later(services, request, &Noted::new(AuditKind::SignInFailed, "").of(user_id));
    }
}

/// The key of a factor, opened.
pub(super) fn key_of(services: &Services, factor: &Model) -> Result<Vec<u8>, ServiceError> {
    let keys = &services.settings.keys;
    keys.open(Purpose::SecondFactor, &owner(factor.user_id), &factor.sealed_key).ok_or_else(|| {
        ServiceError::internal("a key of a second factor does not open: it was sealed under another secret")
    })
}

async fn by_recovery_code(
    services: &Services,
    user_id: i64,
    typed: &str,
    at: DateTime<Utc>,
) -> Result<Write, ServiceError> {
    confirmed(row(&services.database.connection, user_id).await?)?;
    let write = services.database.write().await?;
    if !recovery::spend(services, &write, user_id, typed, at).await? {
        return Err(ServiceError::field("code", "wrong"));
    }
    let left = recovery::left(&*write, user_id).await?;
    tell(services, &write, user_id, FactorNews::RecoveryCodeUsed { left }, at).await?;
    Ok(write)
}

/// Counts a wrong code; what it answers is what the person is told.
async fn wrong(
    services: &Services,
    write: Write,
    factor: Model,
    at: DateTime<Utc>,
) -> Result<ServiceError, ServiceError> {
    let user_id = factor.user_id;
    let failures = pace::counted(factor.failures, factor.failed_at, at).saturating_add(1);
    let mut row: ActiveModel = factor.into();
    row.failures = Set(failures);
    row.failed_at = Set(Some(at));
    row.update(&*write).await?;
    if pace::is_told(failures) {
        tell(services, &write, user_id, FactorNews::WrongCodes, at).await?;
    }
    write.commit().await?;
    Ok(ServiceError::field("code", "wrong"))
}

fn confirmed(factor: Option<Model>) -> Result<Model, ServiceError> {
    factor.filter(|factor| factor.confirmed_at.is_some()).ok_or(ServiceError::NotFound)
}

fn held_back(factor: &Model, at: DateTime<Utc>) -> Result<(), ServiceError> {
    match pace::wait(factor.failures, factor.failed_at, at) {
        None => Ok(()),
        Some(retry_after_seconds) => Err(ServiceError::TooMany { retry_after_seconds }),
    }
}
