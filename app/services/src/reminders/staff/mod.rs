//! Letters that time brings to the people of developing bodies: a new service, a window that has closed, a term that ends soon or
//! is over. Each is written once; what is older than a week is no news.

mod closed;
mod new_services;
mod terms;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::PIECE;
use crate::calendar;
use crate::context::Services;
use crate::error::ServiceError;

/// For how many days something is news: an installation that begins to write letters tells nothing of last year.
const NEWS_DAYS: u64 = 7;
/// A term ends soon when it has so many days left.
const SOON_DAYS: u64 = 3;

/// How many subjects were noted, whether or not somebody had to be written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StaffReminded {
    /// Discussions whose window has closed.
    pub closed: u64,
    /// Services that came into the register.
    pub services: u64,
    /// Terms that end soon.
    pub soon: u64,
    /// Terms that are over.
    pub overdue: u64,
}

impl StaffReminded {
    /// Whether there may be more to write.
    pub fn is_partial(self) -> bool {
        [self.closed, self.services, self.soon, self.overdue].into_iter().any(|count| count >= PIECE)
    }

    /// Whether nothing had to be written.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Writes a piece of what time has brought to the staff by `at`.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn remind_staff(services: &Services, at: DateTime<Utc>) -> Result<StaffReminded, ServiceError> {
    let calendar = calendar::effective(&services.database).await?;
    Ok(StaffReminded {
        closed: closed::remind(services, at).await?,
        services: new_services::remind(services, &calendar, at).await?,
        soon: terms::remind(services, &calendar, terms::Ends::Soon, at).await?,
        overdue: terms::remind(services, &calendar, terms::Ends::Over, at).await?,
    })
}

/// The day so many days before another.
fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}
