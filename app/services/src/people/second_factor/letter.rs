//! What the owner of an account is told about its second factor.

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;

use super::news::FactorNews;
use crate::context::Services;
use crate::entity::user;
use crate::error::ServiceError;
use crate::people::account_letter::AccountLetter;
use crate::people::letters;
use crate::storage::Write;

/// Writes to the owner of the account, in the transaction of the command.
pub(super) async fn tell(
    services: &Services,
    write: &Write,
    user_id: i64,
    news: FactorNews,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let person = user::Entity::find_by_id(user_id).one(&**write).await?.ok_or(ServiceError::NotFound)?;
    let account = letters::page(services, &person, "desk/account");
    letters::send(services, write, &person, AccountLetter::SecondFactor { news, at, account }, at).await
}
