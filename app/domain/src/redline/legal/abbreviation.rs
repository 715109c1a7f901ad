//! Abbreviations with their full stops.

use super::is_gap;
use super::stems::{ABBREVIATIONS, AFTER_T};

/// "ст.", "т.б.", "т. д.": an abbreviation with the stops that belong to it.
pub(in crate::redline) fn abbreviation(rest: &[&str]) -> Option<usize> {
    match rest {
        ["т" | "Т", ".", gap, second, ".", ..] if is_gap(gap) && AFTER_T.contains(second) => Some(5),
        [word, ".", ..] if ABBREVIATIONS.contains(word) => Some(2),
        _ => None,
    }
}
