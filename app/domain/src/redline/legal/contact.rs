//! Addresses of the network, e-mail and telephone numbers.

use super::{is_digits, is_gap, is_hyphen};

/// The most pieces of an address.
const LONGEST_ADDRESS: usize = 120;

/// An address: `https://egov.kz/cms/ru`, `info@egov.kz`.
pub(in crate::redline) fn address(rest: &[&str]) -> Option<usize> {
    match rest {
        ["http" | "https", ":", "/", "/", after @ ..] => {
            let ends = |piece: &&str| {
                piece.chars().any(char::is_whitespace)
                    || matches!(*piece, "(" | ")" | "<" | ">" | "«" | "»" | "\"" | "“" | "”" | "|")
            };
            let length = after.iter().take(LONGEST_ADDRESS).take_while(|piece| !ends(piece)).count();
            let taken = after.get(..length)?;
            let marks =
                taken.iter().rev().take_while(|piece| matches!(**piece, "." | "," | ";" | ":" | "!" | "?"));
            Some(4 + length - marks.count())
        }
        [name, "@", host, ..]
            if name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_'))
                && host.contains('.') =>
        {
            Some(3)
        }
        _ => None,
    }
}

/// A telephone number: "8-800-080-7777", "8 (7172) 74-00-00", "+7 (7172) 74-00-00".
pub(in crate::redline) fn telephone(rest: &[&str]) -> Option<usize> {
    let plus = usize::from(matches!(rest.first(), Some(&"+")));
    let after = rest.get(plus..)?;
    match after {
        [code, gap, "(", city, ")", gap_2, number @ ..]
            if [code, city].into_iter().all(|piece| is_digits(piece)) && is_gap(gap) && is_gap(gap_2) =>
        {
            let groups = groups(number);
            (groups > 0).then_some(plus + 6 + groups)
        }
        _ => Some(plus + groups(after)).filter(|count| *count >= plus + 5),
    }
}

/// How many pieces a run of digits joined by hyphens takes.
fn groups(rest: &[&str]) -> usize {
    if !rest.first().is_some_and(|first| is_digits(first)) {
        return 0;
    }
    let more = rest.get(1..).unwrap_or_default().chunks_exact(2).take(6);
    1 + 2 * more
        .take_while(|pair| matches!(pair, [hyphen, digits] if is_hyphen(hyphen) && is_digits(digits)))
        .count()
}
