//! When an act takes effect, and until when it is in force (RF-1).

use chrono::{Days, NaiveDate};

/// So many calendar days after its first official publication an act takes effect, unless a norm names another day.
const DAYS_AFTER_PUBLICATION: u64 = 10;

/// The day on which an act takes effect by itself: the one after the tenth calendar day after the day of its first official
/// publication.
pub fn default_effect(published_on: NaiveDate) -> NaiveDate {
    published_on.checked_add_days(Days::new(DAYS_AFTER_PUBLICATION + 1)).unwrap_or(NaiveDate::MAX)
}

/// Of every act of a service, in the order in which they take effect, the day from which it is in force and the day from which
/// it is not: the day of effect of the next one.
pub fn terms_of_effect(in_order: &[NaiveDate]) -> impl Iterator<Item = (NaiveDate, Option<NaiveDate>)> {
    let next = in_order.iter().skip(1).copied().map(Some).chain([None]);
    in_order.iter().copied().zip(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn rc_4_an_act_takes_effect_on_the_day_after_the_tenth_day_after_its_publication() {
        for (published_on, effective_on) in [
            ("2026-03-01", "2026-03-12"),
            ("2026-01-31", "2026-02-11"),
            ("2026-02-17", "2026-02-28"),
            ("2026-02-18", "2026-03-01"),
            ("2028-02-18", "2028-02-29"),
            ("2025-12-20", "2025-12-31"),
            ("2025-12-21", "2026-01-01"),
        ] {
            assert_eq!(default_effect(date(published_on)), date(effective_on), "{published_on}");
        }
        assert_eq!(default_effect(NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn rf_1_an_act_is_in_force_until_the_next_one_takes_effect() {
        let days = ["2026-03-01", "2026-06-01", "2026-06-01"].map(date);
        let terms: Vec<_> = terms_of_effect(&days).collect();
        assert_eq!(terms, [(days[0], Some(days[1])), (days[1], Some(days[2])), (days[2], None)]);
        assert_eq!(terms_of_effect(&[]).count(), 0);
    }
}
