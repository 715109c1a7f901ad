//! A length of time as the law gives it, and the last day it reaches (R-T2 to R-T4).

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::BusinessCalendar;

/// What a term counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days of the business calendar that are worked (R-T3).
    BusinessDays,
    /// Every day.
    CalendarDays,
    /// Months, to the same day of the month (R-T4).
    Months,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::BusinessDays, Self::CalendarDays, Self::Months];

    /// The stable name in files and keys of the interface.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BusinessDays => "business_days",
            Self::CalendarDays => "calendar_days",
            Self::Months => "months",
        }
    }
}

/// A length of time: so many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// How many of the unit.
    pub amount: u32,
    /// What is counted.
    pub unit: Unit,
}

impl Term {
    /// A term in business days.
    pub const fn business_days(amount: u32) -> Self {
        Self { amount, unit: Unit::BusinessDays }
    }

    /// A term in calendar days.
    pub const fn calendar_days(amount: u32) -> Self {
        Self { amount, unit: Unit::CalendarDays }
    }

    /// A term in months.
    pub const fn months(amount: u32) -> Self {
        Self { amount, unit: Unit::Months }
    }

    /// The first day that counts after an event: the next day (R-T2), or the next business day.
    pub fn first_day(self, event_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
        match self.unit {
            Unit::BusinessDays => calendar.next_business_day(event_on),
            Unit::CalendarDays | Unit::Months => event_on.succ_opt().unwrap_or(event_on),
        }
    }

    /// The last day of a term that starts from an event: the day of the event itself does not count (R-T2), and the
    /// whole of the last day does. Dates beyond the end of the calendar become the last date there is.
    pub fn last_day(self, event_on: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
        match self.unit {
            Unit::BusinessDays => {
                let days = std::iter::successors(Some(event_on), |&day| {
                    (day < NaiveDate::MAX).then(|| calendar.next_business_day(day))
                });
                let amount = usize::try_from(self.amount).unwrap_or(usize::MAX);
                days.take(amount.saturating_add(1)).last().unwrap_or(event_on)
            }
            Unit::CalendarDays => {
                event_on.checked_add_days(Days::new(self.amount.into())).unwrap_or(NaiveDate::MAX)
            }
            // chrono already ends on the month's last day where the day does not exist, as R-T4 asks.
            Unit::Months => event_on.checked_add_months(Months::new(self.amount)).unwrap_or(NaiveDate::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::time::LegalZone;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(cases: &[(&str, Term, &str)]) {
        let calendar = BusinessCalendar::shipped();
        for (event_on, term, last) in cases {
            assert_eq!(term.last_day(date(event_on), &calendar), date(last), "{term:?} from {event_on}");
        }
    }

    #[test]
    fn r_t2_day_one_is_the_day_after_the_event() {
        check(&[
            ("2026-03-02", Term::calendar_days(0), "2026-03-02"),
            ("2026-03-02", Term::calendar_days(1), "2026-03-03"),
            ("2026-03-02", Term::calendar_days(30), "2026-04-01"),
            ("2024-01-30", Term::calendar_days(30), "2024-02-29"),
            ("2024-02-01", Term::calendar_days(30), "2024-03-02"),
            ("2025-12-15", Term::calendar_days(30), "2026-01-14"),
        ]);
    }

    #[test]
    fn r_t3_business_days_follow_the_calendar() {
        check(&[
            // The weekend and the day off of 9 March 2026 do not count.
            ("2026-03-02", Term::business_days(5), "2026-03-10"),
            // An event on a Saturday: the next Monday is day 1.
            ("2026-02-28", Term::business_days(1), "2026-03-02"),
            // Saturday 4 May 2024 is worked in exchange for 8 May.
            ("2024-05-03", Term::business_days(1), "2024-05-04"),
            ("2024-05-03", Term::business_days(3), "2024-05-10"),
            ("2024-04-30", Term::business_days(5), "2024-05-10"),
            ("2024-05-03", Term::business_days(5), "2024-05-14"),
            // Sunday 5 January 2025 is worked in exchange for 3 January.
            ("2024-12-31", Term::business_days(3), "2025-01-08"),
            // Across the end of the year, with New Year and Christmas.
            ("2025-12-29", Term::business_days(5), "2026-01-08"),
            // Across the leap day.
            ("2024-02-27", Term::business_days(3), "2024-03-01"),
        ]);
    }

    #[test]
    fn r_t4_months_end_on_the_same_day_or_on_the_months_last() {
        check(&[
            ("2026-03-02", Term::months(3), "2026-06-02"),
            ("2026-01-31", Term::months(1), "2026-02-28"),
            ("2024-01-31", Term::months(1), "2024-02-29"),
            ("2025-11-30", Term::months(3), "2026-02-28"),
            ("2026-05-31", Term::months(4), "2026-09-30"),
            ("2024-02-29", Term::months(12), "2025-02-28"),
            ("2024-02-29", Term::months(48), "2028-02-29"),
        ]);
    }

    #[test]
    fn r_t2_a_term_beyond_the_end_of_dates_does_not_panic() {
        let calendar = BusinessCalendar::shipped();
        for unit in Unit::ALL {
            let term = Term { amount: 40, unit };
            assert_eq!(term.last_day(NaiveDate::MAX, &calendar), NaiveDate::MAX);
            term.first_day(NaiveDate::MAX, &calendar);
        }
        assert_eq!(Term::calendar_days(u32::MAX).last_day(date("2026-03-02"), &calendar), NaiveDate::MAX);
        assert_eq!(Term::months(u32::MAX).last_day(date("2026-03-02"), &calendar), NaiveDate::MAX);
    }

    /// Legal dates from 2 March 2024 to 2029: the last years have no calendar.
    fn dates() -> impl Strategy<Value = NaiveDate> {
        (0_i64..2100).prop_map(|days| date("2024-03-02") + TimeDelta::days(days))
    }

    fn terms() -> impl Strategy<Value = Term> {
        (0_u32..40, 0_usize..3).prop_map(|(amount, unit)| Term { amount, unit: Unit::ALL[unit] })
    }

    proptest! {
        #[test]
        fn r_t2_a_later_event_never_gives_an_earlier_last_day(from in dates(), later in 0_i64..60, term in terms()) {
            let calendar = BusinessCalendar::shipped();
            let last = term.last_day(from, &calendar);
            prop_assert!(last <= term.last_day(from + TimeDelta::days(later), &calendar));
        }

        #[test]
        fn r_t2_a_longer_term_never_ends_earlier(from in dates(), term in terms()) {
            let calendar = BusinessCalendar::shipped();
            let longer = Term { amount: term.amount + 1, ..term };
            prop_assert!(term.last_day(from, &calendar) < longer.last_day(from, &calendar));
        }

        #[test]
        fn r_t3_a_term_of_n_business_days_holds_exactly_n(from in dates(), amount in 1_u32..40) {
            let calendar = BusinessCalendar::shipped();
            let last = Term::business_days(amount).last_day(from, &calendar);
            prop_assert_eq!(calendar.business_days_between(from, last), amount);
            prop_assert!(calendar.is_business_day(last));
        }

        #[test]
        fn r15_3_thirty_days_are_thirty_times_24_hours_in_almaty(from in dates()) {
            let zone = LegalZone::default();
            let last = Term::calendar_days(30).last_day(from, &BusinessCalendar::shipped());
            prop_assert_eq!(zone.end_of(last) - zone.end_of(from), TimeDelta::hours(30 * 24));
        }
    }
}
