//! Usual weeks: the hours of a place typed once for the days that are alike, so that nobody fills in forty-two fields.

use domain::standard::{DayHours, Week};

/// What the days of a week have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UsualWeek {
    /// Nothing: each day has its own hours or none.
    Days,
    /// Monday to Friday as Monday; the days of rest have their own hours or none.
    Weekdays,
    /// Every day as Monday.
    EveryDay,
    /// Open at every hour of every day.
    RoundTheClock,
}

/// The hours of a day that never closes.
const ALWAYS: DayHours = DayHours { opens: 0, closes: 24 * 60, pause: None };

impl UsualWeek {
    /// Every kind, in the order in which a form offers them.
    pub(super) const ALL: [Self; 4] = [Self::Days, Self::Weekdays, Self::EveryDay, Self::RoundTheClock];

    /// The stable name in forms.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weekdays => "weekdays",
            Self::EveryDay => "every_day",
            Self::RoundTheClock => "round_the_clock",
        }
    }

    /// The kind of a stable name.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|usual| usual.code() == code)
    }

    /// What a week is; an empty one is taken for one of working days, which is what most become.
    pub(super) fn of(week: &Week) -> Self {
        let [monday, ..] = &week.0;
        if week.0.iter().all(|day| day.as_ref() == Some(&ALWAYS)) {
            Self::RoundTheClock
        } else if monday.is_some() && week.0.iter().all(|day| day == monday) {
            Self::EveryDay
        } else if week.0.iter().all(Option::is_none) || week.0.iter().take(5).all(Option::is_some) {
            Self::Weekdays
        } else {
            Self::Days
        }
    }

    /// Whether a day, Monday first, follows Monday where it has no hours of its own.
    const fn follows(self, day: usize) -> bool {
        match self {
            Self::Days | Self::RoundTheClock => false,
            Self::Weekdays => 0 < day && day < 5,
            Self::EveryDay => 0 < day,
        }
    }

    /// The hours that a form shows: of each day those that do not follow from the others.
    pub(super) fn own(self, week: &Week) -> [Option<DayHours>; 7] {
        let [monday, ..] = &week.0;
        let mut days = week.0.clone();
        for (place, day) in days.iter_mut().enumerate() {
            if self == Self::RoundTheClock || (self.follows(place) && day == monday) {
                *day = None;
            }
        }
        days
    }

    /// The week of the hours that a form shows.
    pub(super) fn week(self, own: [Option<DayHours>; 7]) -> Week {
        if self == Self::RoundTheClock {
            return Week(std::array::from_fn(|_| Some(ALWAYS)));
        }
        let [monday, ..] = own.clone();
        let mut days = own;
        for (place, day) in days.iter_mut().enumerate() {
            if day.is_none() && self.follows(place) {
                day.clone_from(&monday);
            }
        }
        Week(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(opens: u16, closes: u16) -> DayHours {
        DayHours { opens, closes, pause: Some((780, 840)) }
    }

    fn week(days: [Option<DayHours>; 7]) -> Week {
        Week(days)
    }

    #[test]
    fn a_week_is_shown_by_its_own_hours_and_read_back_whole() {
        let usual = || Some(hours(540, 1110));
        let short = || Some(hours(540, 900));
        for (days, expected, shown) in [
            ([const { None }; 7], UsualWeek::Weekdays, 0),
            ([usual(), usual(), usual(), usual(), usual(), None, None], UsualWeek::Weekdays, 1),
            ([usual(), usual(), usual(), usual(), short(), short(), None], UsualWeek::Weekdays, 3),
            (std::array::from_fn(|_| usual()), UsualWeek::EveryDay, 1),
            (std::array::from_fn(|_| Some(ALWAYS)), UsualWeek::RoundTheClock, 0),
            ([usual(), usual(), None, usual(), usual(), None, None], UsualWeek::Days, 4),
            ([None, usual(), usual(), usual(), usual(), short(), None], UsualWeek::Days, 5),
        ] {
            let week = week(days);
            let found = UsualWeek::of(&week);
            let own = found.own(&week);
            assert_eq!((found, own.iter().flatten().count()), (expected, shown), "{week:?}");
            assert_eq!(found.week(own), week);
            assert_eq!(UsualWeek::from_code(found.code()), Some(found));
        }
    }

    #[test]
    fn a_shortcut_fills_the_days_that_are_empty_and_keeps_the_others() {
        let mut own = [const { None }; 7];
        own[0] = Some(hours(540, 1110));
        own[4] = Some(hours(540, 900));
        let Week(days) = UsualWeek::EveryDay.week(own);
        assert_eq!(days.iter().filter(|day| **day == Some(hours(540, 1110))).count(), 6);
        assert_eq!(days[4], Some(hours(540, 900)));
    }
}
