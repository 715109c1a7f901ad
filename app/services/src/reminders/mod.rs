//! Letters that time brings: an opinion is due soon or overdue, an act takes effect, a discussion closes soon, news was gathered
//! for a digest. Each is written once, in the transaction that notes it; to ask again, or on two instances at once, writes nothing
//! twice.

mod closings;
mod effects;
mod noted;
mod opinions;
mod placed;
mod staff;

use chrono::{DateTime, Utc};

use self::noted::ReminderKind;
pub use self::staff::{StaffReminded, remind_staff};
use crate::calendar;
use crate::context::Services;
use crate::error::ServiceError;
use crate::subscriptions;

/// How many of a kind are looked at in one transaction: nobody who writes waits long.
const PIECE: u64 = 100;

/// How many subjects were noted, whether or not somebody had to be written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Opinions that are due soon.
    pub due_soon: u64,
    /// Opinions that are overdue.
    pub overdue: u64,
    /// Acts that have taken effect.
    pub in_force: u64,
    /// Discussions that close soon.
    pub closing: u64,
    /// Subscriptions whose news was told together.
    pub digests: u64,
}

impl Reminded {
    /// Whether there may be more to write.
    pub fn is_partial(self) -> bool {
        let counts = [self.due_soon, self.overdue, self.in_force, self.closing, self.digests];
        counts.into_iter().any(|count| count >= PIECE)
    }

    /// Whether nothing had to be written.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Writes a piece of what time has brought by `at`.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn remind(services: &Services, at: DateTime<Utc>) -> Result<Reminded, ServiceError> {
    let calendar = calendar::effective(&services.database).await?;
    Ok(Reminded {
        due_soon: opinions::remind(services, &calendar, ReminderKind::DueSoon, at).await?,
        overdue: opinions::remind(services, &calendar, ReminderKind::Overdue, at).await?,
        in_force: effects::remind(services, at).await?,
        closing: closings::remind(services, at).await?,
        digests: subscriptions::gather(services, at, PIECE).await?,
    })
}
