//! Codes that follow from the time: TOTP (RFC 6238) with SHA-1, six digits and steps of thirty seconds, which is what every
//! authenticator app understands.

use chrono::{DateTime, Utc};
use ring::hmac;

/// How long a code is shown, in seconds.
const STEP_SECONDS: i64 = 30;
/// How many steps a clock may be wrong, both ways.
const DRIFT: i64 = 1;
/// How many digits a code has.
const DIGITS: usize = 6;
/// The length of a key, in bytes: that of the hash (RFC 4226, section 4).
pub(super) const KEY_LENGTH: usize = 20;

/// Which code of a key somebody typed: its step, if the clock is near it and it comes after the step `used` last.
pub(super) fn matching_step(key: &[u8], typed: &str, at: DateTime<Utc>, used: i64) -> Option<i64> {
    let now = step(at);
    // Every step is compared, so that the time taken tells nothing.
    let matching = (now - DRIFT..=now + DRIFT).filter(|step| is_equal(&code(key, *step), typed));
    matching.filter(|step| *step > used).max()
}

/// Whether somebody typed what looks like a code, as far as spaces go: apps show them in groups.
pub(super) fn typed_code(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    (digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn step(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(STEP_SECONDS)
}

/// The code of a step (RFC 4226, section 5.3).
fn code(key: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag.last().map_or(0, |byte| byte & 0xf));
    let bytes = tag.get(offset..offset + 4).and_then(|part| part.try_into().ok()).unwrap_or_default();
    let number = (u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000;
    format!("{number:0DIGITS$}")
}

/// Compares in a time that does not tell where the two differ.
fn is_equal(left: &str, right: &str) -> bool {
    let differs = left.bytes().zip(right.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b));
    differs == 0 && left.len() == right.len()
}

/// The code that an app with this key shows, for tests.
#[cfg(test)]
pub(super) fn shown(key: &[u8], at: DateTime<Utc>) -> String {
    code(key, step(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of the vectors of RFC 6238, appendix B.
    const KEY: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(shown(KEY, at(seconds)), code, "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_one_step_wrong_and_no_more() {
        let code = shown(KEY, at(1_111_111_111));
        for (seconds, fits) in [(-31, true), (-61, false), (0, true), (30, true), (60, false)] {
            let found = matching_step(KEY, &code, at(1_111_111_111 + seconds), 0);
            assert_eq!(found.is_some(), fits, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_once_and_none_before_it_is_good_after_it() {
        let (now, before) = (at(1_111_111_111), at(1_111_111_111 - 30));
        let used = matching_step(KEY, &shown(KEY, now), now, 0).unwrap();
        assert_eq!(matching_step(KEY, &shown(KEY, now), now, used), None);
        assert_eq!(matching_step(KEY, &shown(KEY, before), now, used), None);
        let next = at(1_111_111_111 + 30);
        assert_eq!(matching_step(KEY, &shown(KEY, next), next, used), Some(used + 1));
    }

    #[test]
    fn spaces_are_no_part_of_a_code() {
        assert_eq!(typed_code(" 123 456 ").as_deref(), Some("123456"));
        for text in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(typed_code(text), None, "{text}");
        }
    }
}
