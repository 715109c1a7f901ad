//! What letters about an account tell.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::second_factor::FactorNews;

/// What a letter about an account tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum AccountLetter {
    /// Somebody tried to sign in with wrong passwords.
    FailedSignIns {
        /// How often.
        failures: u32,
        /// When the last try was.
        at: DateTime<Utc>,
        /// The address at which a new password can be asked for.
        recover: String,
    },
    /// A new password was asked for.
    Recovery {
        /// The address that takes the new password, once.
        link: String,
        /// When it ends.
        expires_at: DateTime<Utc>,
    },
    /// The password was changed.
    PasswordChanged {
        /// When.
        at: DateTime<Utc>,
        /// The address at which a new password can be asked for.
        recover: String,
    },
    /// The e-mail is to be changed, and this address is to agree.
    ConfirmEmail {
        /// The e-mail to be.
        new_email: String,
        /// The address that agrees.
        link: String,
        /// When it ends.
        expires_at: DateTime<Utc>,
    },
    /// Something happened to the second factor.
    SecondFactor {
        /// What.
        news: FactorNews,
        /// When.
        at: DateTime<Utc>,
        /// The address of the page of the account.
        account: String,
    },
    /// A provider of single sign-on opens the account from now on.
    IdentityLinked {
        /// Since when.
        at: DateTime<Utc>,
        /// The address of the page of the account.
        account: String,
    },
    /// The e-mail was changed; the old address is told.
    EmailChanged {
        /// The new e-mail.
        new_email: String,
        /// When.
        at: DateTime<Utc>,
    },
}
