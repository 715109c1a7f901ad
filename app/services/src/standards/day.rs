//! A day as an address names it.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// The years in which a standard can be asked for; a year of another length is a slip of the hand.
const YEARS: RangeInclusive<i32> = 1900..=2999;

/// The day that an address or a field names, "2026-03-02" or "02.03.2026"; nothing if it names none.
pub fn day_of_address(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    let read = |form: &&str| NaiveDate::parse_from_str(text, form).ok();
    let day = ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(read).filter(|_| is_plain && text.len() == 10)?;
    YEARS.contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rf_1_a_day_is_read_whole_or_not_at_all() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2);
        for text in ["2026-03-02", " 2026-03-02 ", "02.03.2026"] {
            assert_eq!(day_of_address(text), day, "{text}");
        }
        assert_eq!(day_of_address("2024-02-29"), NaiveDate::from_ymd_opt(2024, 2, 29));
        for text in [
            "",
            "2026-02-29",
            "2026-3-2",
            "0000-00-00",
            "0026-03-02",
            "+262143-12-31",
            "2026-03-02T00:00",
            "tomorrow",
            "02.03.26",
            "2026-13-01",
        ] {
            assert_eq!(day_of_address(text), None, "{text}");
        }
    }
}
