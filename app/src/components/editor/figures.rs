//! Amounts and times of day as people type them.

/// An amount in hundredths: "12 000", "1,5", "1.25"; nothing typed is zero. `None` if it is no such number.
pub fn hundredths(typed: &str) -> Option<u64> {
    let plain: String =
        typed.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    if whole.is_empty() && part.is_empty() {
        return plain.is_empty().then_some(0);
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 || whole.is_empty() {
        return None;
    }
    let part = match part.len() {
        0 => 0,
        1 => part.parse::<u64>().ok()? * 10,
        _ => part.parse().ok()?,
    };
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part)
}

/// An amount in hundredths as a field shows it: "12000", "1,5"; nothing for zero.
pub fn typed_hundredths(hundredths: u64) -> String {
    match (hundredths, hundredths % 100) {
        (0, _) => String::new(),
        (_, 0) => (hundredths / 100).to_string(),
        (_, rest) if rest % 10 == 0 => format!("{},{}", hundredths / 100, rest / 10),
        (_, rest) => format!("{},{rest:02}", hundredths / 100),
    }
}

/// A count of units; nothing typed is zero. `None` if it is no whole number.
pub fn count(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    if typed.is_empty() { Some(0) } else { typed.parse().ok() }
}

/// A time of day in minutes after midnight, to 24:00: "9:00", "09:00", "9.30", "9". `None` if it is no time.
pub fn time(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let (hours, minutes) = typed.split_once([':', '.', '-']).unwrap_or((typed, "0"));
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= 24 * 60).then_some(total)
}

/// A time of day as a field shows it: "09:00".
pub fn typed_time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("", Some(0)),
            (" 12 000 ", Some(1_200_000)),
            ("1,5", Some(150)),
            ("1.25", Some(125)),
            ("0,05", Some(5)),
            ("7,", Some(700)),
            ("1,255", None),
            (",", None),
            (",5", None),
            ("-1", None),
            ("1,5,5", None),
            ("много", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(typed), expected, "{typed}");
        }
        for amount in [5, 50, 100, 150, 1_200_000, 125] {
            assert_eq!(hundredths(&typed_hundredths(amount)), Some(amount));
        }
        assert_eq!(typed_hundredths(0), "");
    }

    #[test]
    fn times_end_at_midnight() {
        for (typed, expected) in [
            ("9:00", Some(540)),
            ("09.30", Some(570)),
            ("9", Some(540)),
            ("24:00", Some(1440)),
            ("24:01", None),
            ("9:60", None),
            ("", None),
            ("9:5:1", None),
            ("утром", None),
        ] {
            assert_eq!(time(typed), expected, "{typed}");
        }
        assert_eq!(time(&typed_time(1110)), Some(1110));
    }

    #[test]
    fn a_count_is_whole() {
        assert_eq!(count(" 3 "), Some(3));
        assert_eq!(count(""), Some(0));
        assert_eq!(count("3,5"), None);
    }
}
