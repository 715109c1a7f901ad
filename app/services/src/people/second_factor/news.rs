//! What may happen to a second factor, as its owner is told.

use serde::{Deserialize, Serialize};

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
