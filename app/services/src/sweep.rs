//! Removing what has served its term. It is done again and again, a piece at a time; to do it twice, or on two instances at
//! once, changes nothing.

use chrono::{DateTime, Utc};

use crate::context::Services;
use crate::error::ServiceError;
use crate::{audit, discussion, outbox, people, subscriptions};

/// How many rows of a kind are removed at once: nobody who writes waits long.
const PIECE: u64 = 500;
/// How many comments are compared with others at once.
const COMPARED: u64 = 200;

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Emptied rows of letters.
    pub letters: u64,
    /// Subscriptions that nobody confirmed.
    pub subscriptions: u64,
    /// Records of who signed in and who read personal data.
    pub records: u64,
    /// Comments of before the time of groups that found theirs.
    pub compared: u64,
}

impl Swept {
    /// Whether there may be more to remove.
    pub fn is_partial(self) -> bool {
        let removed = [self.letters, self.subscriptions, self.records];
        removed.into_iter().any(|count| count >= PIECE) || self.compared >= COMPARED
    }

    /// Whether nothing had to be removed.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Removes a piece of what has served its term at `at`.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn sweep(services: &Services, at: DateTime<Utc>) -> Result<Swept, ServiceError> {
    let swept = Swept {
        letters: outbox::sweep(services, at, PIECE).await?,
        subscriptions: subscriptions::sweep(services, at, PIECE).await?,
        records: audit::sweep(services, at, PIECE).await?,
        compared: discussion::compare(services, COMPARED).await?,
    };
    // Nobody asks how many failed tries were forgotten.
    people::sweep_tries(services, at).await?;
    Ok(swept)
}
