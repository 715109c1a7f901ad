//! Numbers with their units.

use super::stems::{QUALIFIERS, UNITS};
use super::{LONGEST, is_digits, is_ending, is_gap, is_hyphen, is_number};

/// A number with its groups of thousands: "1 000", "0.5".
fn number(rest: &[&str]) -> Option<usize> {
    let first = rest.first().filter(|first| is_number(first))?;
    let mut count = 1;
    if is_digits(first) && first.len() <= 3 {
        while let Some([gap, group, ..]) = rest.get(count..).filter(|_| count < LONGEST) {
            let group_of_three = group.split([',', '.']).next().is_some_and(|whole| whole.len() == 3);
            if !(is_gap(gap) && is_number(group) && group_of_three) {
                break;
            }
            count += 2;
        }
    }
    Some(count)
}

/// A number with its unit, the words in brackets between them, or its ending: "5 (пять) рабочих дней", "50 %", "5-ші".
pub(in crate::redline) fn quantity(rest: &[&str]) -> Option<usize> {
    let count = number(rest)?;
    let after = rest.get(count..)?;
    if let Some(unit) = unit(after) {
        return Some(count + unit);
    }
    if let Some(words) = in_words(after)
        && let Some(unit) = after.get(words..).and_then(unit)
    {
        return Some(count + words + unit);
    }
    match after {
        [hyphen, ending, ..] if is_hyphen(hyphen) && is_ending(ending) => Some(count + 2),
        _ => Some(count),
    }
}

/// " (пять)": the number again in words.
fn in_words(rest: &[&str]) -> Option<usize> {
    let [gap, "(", ..] = rest else { return None };
    let close = rest.iter().take(9).position(|piece| *piece == ")")?;
    (is_gap(gap) && close > 2).then_some(close + 1)
}

/// A unit after a number: "%", " дней", " рабочих дней", " monthly calculation indices".
fn unit(rest: &[&str]) -> Option<usize> {
    if let ["%", ..] = rest {
        return Some(1);
    }
    let mut count = 0;
    for _ in 0..3 {
        let [gap, word, ..] = rest.get(count..)? else { return None };
        if !is_gap(gap) {
            return None;
        }
        count += 2;
        if *word == "%" || UNITS.has(word) {
            return Some(count);
        }
        if !QUALIFIERS.has(word) {
            return None;
        }
    }
    None
}
