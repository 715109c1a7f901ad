//! Where a deadline stands on a given day. It is computed at every request and never stored.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::calendar::BusinessCalendar;

/// Where a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Done in time.
    Met {
        /// The legal date on which it was done.
        on: NaiveDate,
    },
    /// Done too late.
    MetLate {
        /// The legal date on which it was done.
        on: NaiveDate,
        /// Calendar days after the last day of the term.
        days: i64,
    },
    /// Not done, and the last day lies ahead.
    Due {
        /// Business days after today, up to and including the last day.
        business_days_left: u32,
        /// Calendar days after today, up to and including the last day.
        calendar_days_left: i64,
    },
    /// Not done, and today is the last day.
    DueToday,
    /// Not done, and the last day is past.
    Overdue {
        /// Calendar days after the last day of the term.
        days: i64,
    },
}

impl Standing {
    /// The standing on the legal date `today` of what is due on `due_on` and was done on `met_on`.
    pub fn of(
        due_on: NaiveDate,
        met_on: Option<NaiveDate>,
        today: NaiveDate,
        calendar: &BusinessCalendar,
    ) -> Self {
        let late = |date: NaiveDate| (date - due_on).num_days();
        match met_on {
            Some(on) if on <= due_on => Self::Met { on },
            Some(on) => Self::MetLate { on, days: late(on) },
            None if today > due_on => Self::Overdue { days: late(today) },
            None if today == due_on => Self::DueToday,
            None => Self::Due {
                business_days_left: calendar.business_days_between(today, due_on),
                calendar_days_left: -late(today),
            },
        }
    }

    /// The stable name, for the words of the interface and for styles.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met { .. } => "met",
            Self::MetLate { .. } => "met_late",
            Self::Due { .. } => "due",
            Self::DueToday => "due_today",
            Self::Overdue { .. } => "overdue",
        }
    }

    /// Whether the last day passed without the thing having been done in time.
    pub const fn is_late(self) -> bool {
        matches!(self, Self::MetLate { .. } | Self::Overdue { .. })
    }
}
