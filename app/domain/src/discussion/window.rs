//! The window of a public discussion: open and closed are functions of the clock (R15-3), never of a stored flag.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// When comments are accepted, as legal dates of the installation's zone and as UTC instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DiscussionWindow {
    /// The legal date of placement; the term is counted "from" it (Art. 15(3)).
    pub placed_on: NaiveDate,
    /// Day 1 of the term: the day after placement (R-T2).
    pub first_day: NaiveDate,
    /// The last day of the term, on which comments are still accepted until its end.
    pub last_day: NaiveDate,
    /// The instant of placement: comments are accepted from here on.
    pub opens_at: DateTime<Utc>,
    /// 24:00 local time of the last day, as an instant; the first moment that is too late.
    pub closes_at: DateTime<Utc>,
}

/// The dates or instants given for a window are out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a window is placed before its first day, and opens before it closes")]
pub struct InvalidWindow;

/// What the window is at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// Before the placement.
    NotYet,
    /// Comments are accepted.
    Open,
    /// The last moment has passed.
    Closed,
}

/// The time left until the window closes, rounded down to whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeLeft {
    /// Whole periods of twenty-four hours.
    pub days: u32,
    /// Whole hours beyond the days, 0 to 23.
    pub hours: u32,
    /// Whole minutes beyond the hours, 0 to 59.
    pub minutes: u32,
}

impl DiscussionWindow {
    /// A window of known dates and instants, such as those stored with a placement.
    ///
    /// # Errors
    /// [`InvalidWindow`] if the dates or the instants do not follow one another.
    pub fn new(
        placed_on: NaiveDate,
        first_day: NaiveDate,
        last_day: NaiveDate,
        opens_at: DateTime<Utc>,
        closes_at: DateTime<Utc>,
    ) -> Result<Self, InvalidWindow> {
        if placed_on < first_day && first_day <= last_day && opens_at < closes_at {
            Ok(Self { placed_on, first_day, last_day, opens_at, closes_at })
        } else {
            Err(InvalidWindow)
        }
    }

    /// Whether a comment received at `at` is in time (R15-4): the closing moment itself is too late.
    pub fn accepts(&self, at: DateTime<Utc>) -> bool {
        self.state(at) == WindowState::Open
    }

    /// What the window is at `at`.
    pub fn state(&self, at: DateTime<Utc>) -> WindowState {
        if at < self.opens_at {
            WindowState::NotYet
        } else if at < self.closes_at {
            WindowState::Open
        } else {
            WindowState::Closed
        }
    }

    /// The time from `at` to the closing moment; nothing once it has passed.
    pub fn left(&self, at: DateTime<Utc>) -> TimeLeft {
        let minutes = (self.closes_at - at).num_minutes().max(0);
        let part = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
        TimeLeft { days: part(minutes / 1440), hours: part(minutes / 60 % 24), minutes: part(minutes % 60) }
    }

    /// Whether `today`, a date in the installation's zone, is the last day.
    pub fn closes_today(&self, today: NaiveDate) -> bool {
        today == self.last_day
    }

    /// How many days the term has: thirty under the present edition (Art. 15(3)).
    pub fn days_total(&self) -> u32 {
        u32::try_from((self.last_day - self.first_day).num_days() + 1).unwrap_or(0)
    }

    /// Which day of the term `today` is: 0 up to the day of placement, 1 on day 1, the total from the last day on.
    pub fn day_number(&self, today: NaiveDate) -> u32 {
        let passed = (today - self.first_day).num_days() + 1;
        u32::try_from(passed.max(0)).unwrap_or(u32::MAX).min(self.days_total())
    }
}
