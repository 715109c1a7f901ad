//! Removing a second factor, by its owner or by an administrator, and making new recovery codes.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::letter::tell;
use super::news::FactorNews;
use super::{owner, prove, recovery, row};
use crate::context::{Request, Services};
use crate::entity::second_factor::{Column, Entity};
use crate::entity::user;
use crate::error::ServiceError;
use crate::ledger;
use crate::people::again::prove_present;
use crate::people::reach;
use crate::storage::Write;

/// Removes the second factor of the person who asks, who proves both factors for it.
///
/// # Errors
/// As [`prove_present`] for the password, then as [`prove`].
pub async fn remove_second_factor(
    services: &Services,
    request: &Request,
    session_id: i64,
    password: String,
    code: &str,
) -> Result<(), ServiceError> {
    let user = request.user_id().ok_or(ServiceError::NotFound)?;
    let person = user::Entity::find_by_id(user).one(&services.database.connection).await?;
    // Who signs in by a provider alone has no password to show.
    if person.is_some_and(|person| person.password_hash.is_some()) {
        prove_present(services, request, session_id, password).await?;
    }
    let write = prove(services, user, code, request.at).await?;
    forget(&write, user).await?;
    tell(services, &write, user, FactorNews::Removed, request.at).await?;
    ledger::append(&write, request, "second_factor.removed", &owner(user), &()).await?;
    write.commit().await
}

/// Makes new recovery codes in place of the old ones, and gives them back to be shown this once.
///
/// # Errors
/// As [`prove`].
pub async fn new_recovery_codes(
    services: &Services,
    request: &Request,
    code: &str,
) -> Result<Vec<String>, ServiceError> {
    let user = request.user_id().ok_or(ServiceError::NotFound)?;
    let write = prove(services, user, code, request.at).await?;
    let codes = recovery::replace(services, &write, user).await?;
    tell(services, &write, user, FactorNews::NewRecoveryCodes, request.at).await?;
    ledger::append(&write, request, "recovery_codes.renewed", &owner(user), &()).await?;
    write.commit().await?;
    Ok(codes)
}

/// Removes the second factor of somebody who has lost app and recovery codes.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::Invalid`] for one's own;
/// [`ServiceError::NotFound`] if there is none.
pub async fn reset_second_factor(
    services: &Services,
    request: &Request,
    user_id: i64,
) -> Result<(), ServiceError> {
    reach::seen(&services.database.connection, request, user_id).await?;
    if request.user_id() == Some(user_id) {
        return Err(ServiceError::field("user", "own_account"));
    }
    let write = services.database.write().await?;
    reach::whole_account(&*write, request, user_id).await?;
    row(&*write, user_id).await?.ok_or(ServiceError::NotFound)?;
    forget(&write, user_id).await?;
    tell(services, &write, user_id, FactorNews::Reset, request.at).await?;
    ledger::append(&write, request, "second_factor.reset", &owner(user_id), &()).await?;
    write.commit().await
}

async fn forget(write: &Write, user_id: i64) -> Result<(), ServiceError> {
    recovery::forget(write, user_id).await?;
    Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(&**write).await?;
    Ok(())
}
