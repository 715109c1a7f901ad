//! The window of a public discussion: open and closed are functions of the clock (R15-3), never of a stored flag.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::law::LawEdition;
use crate::time::{BusinessCalendar, LegalZone};

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

    /// The window that a placement at `placed_at` opens under an edition of the law (Art. 15(3), R15-3).
    pub fn from_placement(
        placed_at: DateTime<Utc>,
        edition: &LawEdition,
        zone: LegalZone,
        calendar: &BusinessCalendar,
    ) -> Self {
        let term = edition.discussion.deadline(zone.date_of(placed_at), calendar);
        Self {
            placed_on: term.event_on,
            first_day: term.first_day,
            last_day: term.due_on,
            opens_at: placed_at,
            closes_at: term.ends_at(zone),
        }
    }

    /// Whether a comment received at `at` is in time (R15-4): the closing moment itself is too late.
    pub fn accepts(&self, at: DateTime<Utc>) -> bool {
        self.state(at) == WindowState::Open
    }

    /// Whether the closing moment has come (R15-4).
    pub fn is_over(&self, at: DateTime<Utc>) -> bool {
        self.state(at) == WindowState::Closed
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

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone};
    use proptest::prelude::*;

    use super::*;
    use crate::law::in_force_on;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn placed(at: DateTime<Utc>) -> DiscussionWindow {
        let zone = LegalZone::default();
        DiscussionWindow::from_placement(
            at,
            in_force_on(zone.date_of(at)),
            zone,
            &BusinessCalendar::from_days(Vec::new()),
        )
    }

    fn march() -> DiscussionWindow {
        placed(Utc.with_ymd_and_hms(2026, 3, 2, 5, 30, 0).unwrap())
    }

    #[test]
    fn r15_3_window_is_thirty_calendar_days() {
        let window = march();
        assert_eq!(window.placed_on, date(2026, 3, 2));
        assert_eq!(window.first_day, date(2026, 3, 3));
        assert_eq!(window.last_day, date(2026, 4, 1));
        assert_eq!(window.closes_at, Utc.with_ymd_and_hms(2026, 4, 1, 19, 0, 0).unwrap());
        assert_eq!(window.days_total(), 30);
    }

    #[test]
    fn r_t1_the_evening_in_utc_is_the_next_legal_date() {
        let window = placed(Utc.with_ymd_and_hms(2026, 3, 2, 19, 0, 0).unwrap());
        assert_eq!(window.placed_on, date(2026, 3, 3));
        assert_eq!(window.last_day, date(2026, 4, 2));
    }

    #[test]
    fn r15_4_the_closing_moment_is_too_late() {
        let window = march();
        let tick = TimeDelta::nanoseconds(1);
        let states = [
            (window.opens_at - tick, WindowState::NotYet),
            (window.opens_at, WindowState::Open),
            (window.closes_at - tick, WindowState::Open),
            (window.closes_at, WindowState::Closed),
        ];
        for (at, state) in states {
            assert_eq!(window.state(at), state, "{at}");
            assert_eq!(window.accepts(at), state == WindowState::Open, "{at}");
        }
    }

    #[test]
    fn r15_3_time_left_and_the_strip_of_days() {
        let window = march();
        assert_eq!(window.left(window.closes_at), TimeLeft::default());
        let before = window.closes_at - TimeDelta::minutes(2 * 1440 + 3 * 60 + 4) - TimeDelta::seconds(59);
        assert_eq!(window.left(before), TimeLeft { days: 2, hours: 3, minutes: 4 });
        let days = [(3, 1, 0), (3, 2, 0), (3, 3, 1), (4, 1, 30), (5, 9, 30)];
        for (month, day, number) in days {
            assert_eq!(window.day_number(date(2026, month, day)), number);
        }
        assert!(window.closes_today(date(2026, 4, 1)));
        assert!(!window.closes_today(date(2026, 3, 31)));
    }

    #[test]
    fn dates_out_of_order_are_no_window() {
        let good = march();
        let new =
            |placed, first, last, opens, closes| DiscussionWindow::new(placed, first, last, opens, closes);
        assert_eq!(
            new(good.placed_on, good.first_day, good.last_day, good.opens_at, good.closes_at),
            Ok(good)
        );
        assert!(new(good.first_day, good.first_day, good.last_day, good.opens_at, good.closes_at).is_err());
        assert!(new(good.placed_on, good.last_day, good.first_day, good.opens_at, good.closes_at).is_err());
        assert!(new(good.placed_on, good.first_day, good.last_day, good.closes_at, good.opens_at).is_err());
    }

    proptest! {
        #[test]
        fn r15_3_no_placement_gives_less_than_thirty_days(
            seconds in 1_709_233_200_i64..4_000_000_000,
            offset in -4_000_000_i64..4_000_000,
        ) {
            let at = Utc.timestamp_opt(seconds, 0).unwrap();
            let window = placed(at);
            prop_assert_eq!(window.days_total(), 30);
            let open = window.closes_at - window.opens_at;
            prop_assert!(open > TimeDelta::days(30) && open <= TimeDelta::days(31));
            let when = at + TimeDelta::seconds(offset);
            prop_assert_eq!(window.accepts(when), window.opens_at <= when && when < window.closes_at);
            prop_assert_eq!(window.accepts(when), when >= at && LegalZone::default().date_of(when) <= window.last_day);
        }
    }
}
