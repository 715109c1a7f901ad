//! The second factor of sign-in: a code of an authenticator app, or a recovery code when the app is lost.

mod code;
mod enrolment;
mod keeping;
mod letter;
mod news;
mod pace;
mod proof;
mod recovery;
mod requirement;
mod showing;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

pub use enrolment::{Enrolment, begin_enrolment, confirm_enrolment, open_enrolment};
pub use keeping::{new_recovery_codes, remove_second_factor, reset_second_factor};
pub use news::FactorNews;
pub(super) use proof::{note_wrong, prove};
pub use recovery::RECOVERY_CODES;
pub(super) use requirement::{has_one, is_due, is_missing};
pub(super) use showing::note_several;
pub use showing::show_second_factor;

use crate::context::{Request, Services};
use crate::entity::second_factor::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::people::reach;

/// What a person has as a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when.
    pub since: DateTime<Utc>,
    /// How many recovery codes have not been used.
    pub recovery_codes: u64,
}

/// What the person who asks has as a second factor, if anything.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn second_factor(
    services: &Services,
    request: &Request,
) -> Result<Option<SecondFactor>, ServiceError> {
    let Some(user) = request.user_id() else { return Ok(None) };
    of_person(services, user).await
}

/// What somebody has as a second factor, for those who keep the people.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people.
pub async fn second_factor_of(
    services: &Services,
    request: &Request,
    user_id: i64,
) -> Result<Option<SecondFactor>, ServiceError> {
    reach::whole_account(&services.database.connection, request, user_id).await?;
    of_person(services, user_id).await
}

async fn of_person(services: &Services, user_id: i64) -> Result<Option<SecondFactor>, ServiceError> {
    let connection = &services.database.connection;
    let Some(since) = row(connection, user_id).await?.and_then(|row| row.confirmed_at) else {
        return Ok(None);
    };
    Ok(Some(SecondFactor { since, recovery_codes: recovery::left(connection, user_id).await? }))
}

/// The row of a person, confirmed or not.
async fn row(connection: &impl ConnectionTrait, user_id: i64) -> Result<Option<Model>, ServiceError> {
    Ok(Entity::find().filter(Column::UserId.eq(user_id)).one(connection).await?)
}

/// The person in the ledger, and whom a sealed key belongs to.
fn owner(user_id: i64) -> String {
    format!("user:{user_id}")
}
