//! What the owner of an account is told about its second factor.

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use crate::context::Services;
use crate::entity::user;
use crate::error::ServiceError;
use crate::people::letters::{self, AccountLetter};
use crate::storage::Write;

/// What happened to a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum FactorNews {
    /// An authenticator app was added.
    Added,
    /// The app was removed by its owner.
    Removed,
    /// The app was removed by an administrator.
    Reset,
    /// A recovery code was used.
    RecoveryCodeUsed {
        /// How many are left.
        left: u64,
    },
    /// New recovery codes were made.
    NewRecoveryCodes,
    /// Wrong codes were typed after the right password.
    WrongCodes,
}

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
