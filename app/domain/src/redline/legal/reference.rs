//! References to provisions and numbers of acts.

use super::quantity::quantity;
use super::stems::{FOLLOWING, LEADING, LEADING_BRACKET, ORDINALS};
use super::{LONGEST, is_digits, is_gap, is_hyphen, is_number};

/// A reference to a provision with all its steps, or the number of an act.
pub(in crate::redline) fn reference(rest: &[&str]) -> Option<usize> {
    let mut count = step(rest)?;
    while let Some(after) = rest.get(count..).filter(|_| count < LONGEST) {
        let joined = match after {
            [gap, "of" | "to", gap_2, ..] if is_gap(gap) && is_gap(gap_2) => 3,
            [gap, ..] if is_gap(gap) => 1,
            _ => break,
        };
        let Some(next) = after.get(joined..).and_then(step) else { break };
        count += joined + next;
    }
    Some(count)
}

/// One step of a reference: "статьи 10", "3-тармағының", "2) тармақшасы", "№ 88-V".
fn step(rest: &[&str]) -> Option<usize> {
    let first = rest.first()?;
    if matches!(*first, "№" | "No") {
        let prefix = 1 + usize::from(matches!(rest.get(1), Some(&".")));
        let prefix = prefix + usize::from(rest.get(prefix).is_some_and(|piece| is_gap(piece)));
        return Some(prefix + act_number(rest.get(prefix..)?)?);
    }
    if is_digits(first) {
        return following(rest);
    }
    if let [_, gap, word, ..] = rest
        && is_gap(gap)
        && ORDINALS.has(first)
        && FOLLOWING.has(word)
    {
        return Some(3);
    }
    let mut count = 1 + usize::from(matches!(rest.get(1), Some(&".")));
    rest.get(count).filter(|gap| is_gap(gap))?;
    count += 1;
    let after = rest.get(count..)?;
    let number = after.first()?;
    let is_numbered = number.starts_with(|letter: char| letter.is_ascii_digit());
    if !is_numbered && !ORDINALS.has(number) {
        return None;
    }
    let bracket = LEADING_BRACKET.has(first);
    if !bracket && !LEADING.has(first) {
        return None;
    }
    if !is_numbered {
        return Some(count + 1);
    }
    count += numbered(after, bracket)?;
    while let Some(more) = rest.get(count..).filter(|_| count < LONGEST) {
        let Some(joined) = conjunction(more) else { break };
        let Some(next) = more.get(joined..) else { break };
        let Some(length) = numbered(next, bracket) else { break };
        // "статьи 10, 5 рабочих дней": a quantity after the comma is no provision.
        if (bracket && next.get(length - 1) != Some(&")")) || quantity(next).is_some_and(|own| own > length) {
            break;
        }
        count += joined + length;
    }
    Some(count)
}

/// The number of a provision with the bracket that closes it.
fn numbered(rest: &[&str], bracket: bool) -> Option<usize> {
    let count = provision(rest)?;
    Some(count + usize::from(bracket && matches!(rest.get(count), Some(&")"))))
}

/// What joins the numbers of a list: ", ", " и ", " and ", " және ".
fn conjunction(rest: &[&str]) -> Option<usize> {
    match rest {
        [",", gap, ..] if is_gap(gap) => Some(2),
        [gap, "и" | "или" | "and" | "or" | "және" | "мен" | "немесе", gap_2, ..]
            if is_gap(gap) && is_gap(gap_2) =>
        {
            Some(3)
        }
        _ => None,
    }
}

/// The number of an act: "88-V ЗРК", "319-НҚ", "ҚР ДСМ-175/2020".
fn act_number(rest: &[&str]) -> Option<usize> {
    let mut count = 1;
    let is_part = |piece: &&&str| is_number(piece) || is_capitals(piece);
    let mut last = *rest.first().filter(is_part)?;
    while let Some(after) = rest.get(count..).filter(|_| count < LONGEST) {
        match after {
            [joint, part, ..] if (is_hyphen(joint) || *joint == "/") && is_part(&part) => last = part,
            [gap, part, ..]
                if is_gap(gap) && is_capitals(last) && is_capitals(part) && part.chars().count() > 1 =>
            {
                last = part;
            }
            _ => break,
        }
        count += 2;
    }
    rest.get(..count)?.iter().any(|piece| is_number(piece)).then_some(count)
}

/// A short word of capital letters, as in the numbers of acts.
fn is_capitals(piece: &str) -> bool {
    piece.chars().count() <= 5 && piece.chars().all(char::is_uppercase)
}

/// The number of a provision: "10", "19-1", "15(4)", "19-1(2)1", "88-V".
fn provision(rest: &[&str]) -> Option<usize> {
    rest.first().filter(|first| is_number(first))?;
    let mut count = 1;
    loop {
        count += match rest.get(count..).filter(|_| count < LONGEST) {
            Some([hyphen, part, ..]) if is_hyphen(hyphen) && (is_number(part) || is_roman(part)) => 2,
            Some(["(", part, ")", after @ ..])
                if part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                3 + usize::from(after.first().is_some_and(|piece| is_digits(piece)))
            }
            _ => return Some(count),
        };
    }
}

fn is_roman(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// The Kazakh order, number first: "19-1-баптың", "2) тармақшасы".
fn following(rest: &[&str]) -> Option<usize> {
    let mut count = provision(rest)?;
    while let Some(more) = rest.get(count..).filter(|_| count < LONGEST) {
        // "1) және 2) тармақшалары", "4, 5 және 25-баптары".
        let closed = usize::from(matches!(more.first(), Some(&")")));
        let Some(joined) = more.get(closed..).and_then(conjunction) else { break };
        let Some(length) = more.get(closed + joined..).and_then(provision) else { break };
        count += closed + joined + length;
    }
    match rest.get(count..)? {
        [hyphen, word, ..] if is_hyphen(hyphen) && FOLLOWING.has(word) => Some(count + 2),
        [")", gap, word, ..] if is_gap(gap) && FOLLOWING.has(word) => Some(count + 3),
        _ => None,
    }
}
