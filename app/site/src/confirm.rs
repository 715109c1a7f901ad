//! What a form waits for that came too long after the last proof of its person.

use http::StatusCode;

/// What is asked of the person before the form goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirm {
    /// Whether the password proves the person.
    pub password: bool,
    /// The name of the provider of single sign-on that proves the person as well.
    pub provider: Option<String>,
    /// Whether a code of the second factor is asked for.
    pub code: bool,
    /// What stood against what was shown; nothing if it is asked for the first time.
    pub trouble: Option<Unconfirmed>,
}

/// What stood against what was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unconfirmed {
    /// No password was typed, and the provider has not proven the person.
    Missing,
    /// The password was wrong.
    Password,
    /// It was wrong too often.
    PasswordHeld {
        /// When to try again, in seconds.
        seconds: u64,
    },
    /// The code cannot be taken: the stable name of what is wrong with it.
    Code(String),
    /// Codes were wrong too often.
    CodeHeld {
        /// When to try again, in seconds.
        seconds: u64,
    },
    /// Too many passwords wait to be checked.
    Busy,
}

impl Confirm {
    /// The status of the page that asks.
    pub fn status(&self) -> StatusCode {
        match self.trouble {
            Some(Unconfirmed::PasswordHeld { .. } | Unconfirmed::CodeHeld { .. }) => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Some(Unconfirmed::Busy) => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::UNAUTHORIZED,
        }
    }

    /// When to try again, in seconds, where that helps.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        match self.trouble {
            Some(Unconfirmed::PasswordHeld { seconds } | Unconfirmed::CodeHeld { seconds }) => Some(seconds),
            Some(Unconfirmed::Busy) => Some(2),
            _ => None,
        }
    }
}
