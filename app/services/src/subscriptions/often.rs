//! How often somebody who follows is written to.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use domain::time::LegalZone;
use serde::{Deserialize, Serialize};

/// The hour of the morning at which digests are written.
const HOUR: TimeDelta = TimeDelta::hours(9);

/// How often somebody who follows is written to; the soonest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// A letter for each piece of news, when it comes.
    #[default]
    AtOnce,
    /// One letter a day, if there is news.
    Daily,
    /// One letter a week, if there is news.
    Weekly,
}

impl Often {
    /// Every way, the soonest first.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::Daily, Self::Weekly];

    /// The stable name in forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The way of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|often| often.code() == code)
    }

    /// The last moment by `at` at which news is gathered: nine in the morning of a day, or of a Monday; any moment where nothing
    /// waits.
    pub(super) fn last_round(self, zone: LegalZone, at: DateTime<Utc>) -> DateTime<Utc> {
        let morning = |day: NaiveDate| zone.start_of(day) + HOUR;
        let before = |day: NaiveDate, days| day.checked_sub_days(Days::new(days)).unwrap_or(day);
        let today = zone.date_of(at);
        let (day, step) = match self {
            Self::AtOnce => return at,
            Self::Daily => (today, 1),
            Self::Weekly => (before(today, u64::from(today.weekday().num_days_from_monday())), 7),
        };
        if morning(day) <= at { morning(day) } else { morning(before(day, step)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_at_nine_in_the_morning_of_a_day_or_of_a_monday() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let zone = LegalZone::default();
        for (often, now, last) in [
            (Often::AtOnce, "2026-03-05T07:00:00Z", "2026-03-05T07:00:00Z"),
            (Often::Daily, "2026-03-05T03:59:59Z", "2026-03-04T04:00:00Z"),
            (Often::Daily, "2026-03-05T04:00:00Z", "2026-03-05T04:00:00Z"),
            (Often::Daily, "2026-03-05T19:30:00Z", "2026-03-05T04:00:00Z"),
            // 2 March 2026 is a Monday.
            (Often::Weekly, "2026-03-02T03:00:00Z", "2026-02-23T04:00:00Z"),
            (Often::Weekly, "2026-03-02T04:00:00Z", "2026-03-02T04:00:00Z"),
            (Often::Weekly, "2026-03-08T18:00:00Z", "2026-03-02T04:00:00Z"),
            (Often::Weekly, "2026-03-08T19:00:00Z", "2026-03-02T04:00:00Z"),
        ] {
            assert_eq!(often.last_round(zone, at(now)), at(last), "{often:?} {now}");
        }
    }
}
