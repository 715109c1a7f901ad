//! A date as it is typed into the forms of an act.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::ActFault;

/// The law is of 2013; a year outside these, or one of two digits, is a slip of the hand.
const YEARS: RangeInclusive<i32> = 2000..=2200;

/// The date of a text: "2026-03-02", as browsers send it, or "02.03.2026", as people write it.
pub(super) fn day(text: &str) -> Result<NaiveDate, ActFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ActFault::Missing);
    }
    let date =
        ["%Y-%m-%d", "%d.%m.%Y"].into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    date.filter(|date| YEARS.contains(&date.year())).ok_or(ActFault::MalformedDate)
}

/// The date of something that has happened.
pub(crate) fn day_past(text: &str, today: NaiveDate) -> Result<NaiveDate, ActFault> {
    day(text).and_then(|date| if date > today { Err(ActFault::DateInFuture) } else { Ok(date) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_browsers_and_as_people_write_them() {
        assert_eq!(day(" 2026-02-28 "), Ok(date("2026-02-28")));
        assert_eq!(day("28.02.2026"), Ok(date("2026-02-28")));
        assert_eq!(day(" "), Err(ActFault::Missing));
        for malformed in ["2026-02-29", "31.04.2026", "28.02.26", "1999-12-31", "+262143-12-31", "завтра"]
        {
            assert_eq!(day(malformed), Err(ActFault::MalformedDate), "{malformed}");
        }
        assert_eq!(day_past("2026-03-01", date("2026-02-28")), Err(ActFault::DateInFuture));
        assert_eq!(day_past("2026-02-28", date("2026-02-28")), Ok(date("2026-02-28")));
    }
}
