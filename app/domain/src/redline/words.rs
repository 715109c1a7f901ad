//! The difference of two texts in tokens, tidied until a lawyer reads it as changes and not as confetti.

use std::ops::Range;

use super::differ::{Hunk, differ};
use super::fragment::{Fragment, FragmentKind};
use super::shared::{apart, shared};
use super::side::Side;
use super::tidy;
use super::token::{Token, tokens};
use super::torn::torn;
use super::tuning::Tuning;

/// The difference between two texts with the usual [`Tuning`].
///
/// What stayed and was deleted makes up `old`, what stayed and was inserted makes up `new`, byte for byte. A change is
/// a deletion, an insertion, or a deletion followed by an insertion. Between two unchanged runs there is one change, or
/// whole sentences that came or went before a replacement: a new item of a list and the new number of the next item. With
/// the sides swapped, deletions and insertions change places.
pub fn words(old: &str, new: &str) -> Vec<Fragment> {
    words_tuned(old, new, &Tuning::default())
}

/// The difference between two texts; see [`words`].
pub fn words_tuned(old: &str, new: &str, tuning: &Tuning) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    if old == new {
        Fragment::push(&mut fragments, FragmentKind::Same, old);
        return fragments;
    }
    let (head, tail) = shared(old, new);
    let middle = |text: &'_ str| head..text.len() - tail;
    let (old_middle, new_middle) = (part(old, middle(old)), part(new, middle(new)));
    Fragment::push(&mut fragments, FragmentKind::Same, part(old, 0..head));
    let mut place = 0;
    for (was, is) in apart(old_middle, new_middle) {
        Fragment::push(&mut fragments, FragmentKind::Same, part(old_middle, place..was.start));
        place = was.end;
        differing(&mut fragments, part(old_middle, was), part(new_middle, is), tuning);
    }
    Fragment::push(&mut fragments, FragmentKind::Same, part(old, head + place..old.len()));
    fragments
}

/// Appends the fragments of two texts that differ.
fn differing(fragments: &mut Vec<Fragment>, old: &str, new: &str, tuning: &Tuning) {
    let (mut old_rest, mut new_rest) = (old, new);
    let (old, new) = (tokens(old), tokens(new));
    let mut place = 0;
    for hunk in hunks(&old, &new, tuning, true) {
        let same = taken(&mut old_rest, &old, place..hunk.old.start);
        // Between changes both sides read the same.
        new_rest = new_rest.get(same.len()..).unwrap_or_default();
        Fragment::push(fragments, FragmentKind::Same, same);
        place = hunk.old.end;
        let is_turn = hunk.old.len() == 1 && hunk.new.len() == 1;
        let touches = same.is_empty() && fragments.last().is_some_and(|last| last.kind != FragmentKind::Same);
        let gone = taken(&mut old_rest, &old, hunk.old);
        let come = taken(&mut new_rest, &new, hunk.new);
        let (before, after) = if is_turn || touches { (0, 0) } else { torn(gone, come) };
        Fragment::push(fragments, FragmentKind::Same, part(gone, 0..before));
        // A change is never joined to the one before it.
        for (kind, text) in [(FragmentKind::Deleted, gone), (FragmentKind::Inserted, come)] {
            let text = part(text, before..text.len() - after);
            fragments.extend((!text.is_empty()).then(|| Fragment::new(kind, text)));
        }
        Fragment::push(fragments, FragmentKind::Same, part(gone, gone.len() - after..gone.len()));
    }
    Fragment::push(fragments, FragmentKind::Same, old_rest);
}

/// A part of a text, by its bytes.
fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Takes the text of a range of tokens from the text that begins with it.
fn taken<'text>(rest: &mut &'text str, tokens: &[Token<'_>], range: Range<usize>) -> &'text str {
    let length = tokens.get(range).unwrap_or_default().iter().map(|token| token.text.len()).sum();
    let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    *rest = after;
    text
}

/// The places where two lists of tokens differ, tidied; whole sentences are replaced only if `sentences`.
///
/// The sides are put into an order of their own first, so that swapping them swaps the answer.
pub(super) fn hunks(old: &[Token<'_>], new: &[Token<'_>], tuning: &Tuning, sentences: bool) -> Vec<Hunk> {
    let mirrored = old.iter().map(|token| token.text).gt(new.iter().map(|token| token.text));
    let (first, second) = if mirrored { (new, old) } else { (old, new) };
    let (first, second) = (Side::new(first), Side::new(second));
    let mut found = tidy::tidy(differ(&first, &second, tuning), &first, &second, tuning, sentences);
    Hunk::coalesce(&mut found, &first, &second);
    if mirrored {
        for hunk in &mut found {
            std::mem::swap(&mut hunk.old, &mut hunk.new);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::redline::laws::texts as keeps_the_laws;

    proptest! {
        #[test]
        fn round_trip_and_symmetry_for_any_text(old in "\\PC{0,80}", new in "\\PC{0,80}") {
            keeps_the_laws(&old, &new);
        }

        #[test]
        fn round_trip_and_symmetry_for_near_texts(
            old in "((срок|день|жұмыс|күні|the|of|a|5|10|,|\\.|;|\n|e\u{301}|\u{200d}|👩)? ?){0,40}",
            new in "((срок|день|жұмыс|күні|the|of|a|5|10|,|\\.|;|\n|e\u{301}|\u{200d}|👩)? ?){0,40}",
        ) {
            keeps_the_laws(&old, &new);
        }
    }

    #[test]
    fn two_words_changed_side_by_side_are_one_change() {
        let fragments = words("не позднее пяти рабочих дней", "не позднее трех календарных дней");
        let changed: Vec<_> =
            fragments.iter().filter(|f| f.kind != FragmentKind::Same).map(|f| f.text.as_str()).collect();
        assert_eq!(changed, ["пяти рабочих", "трех календарных"]);
    }

    #[test]
    fn a_term_changes_as_a_whole() {
        let fragments = words("в течение 5 рабочих дней", "в течение 3 рабочих дней");
        let changed: Vec<_> =
            fragments.iter().filter(|f| f.kind != FragmentKind::Same).map(|f| f.text.as_str()).collect();
        assert_eq!(changed, ["5 рабочих дней", "3 рабочих дней"]);
    }

    #[test]
    fn hostile_input_is_bounded() {
        let zigzag = |a: &str, b: &str, times: usize| format!("{a} {b} ").repeat(times);
        let old: String = (0..6_000_u64).map(|n| if (n * n) % 7 < 3 { "a " } else { "b " }).collect();
        let new: String = (0..6_000_u64).map(|n| if (n * n * n) % 11 < 5 { "a " } else { "b " }).collect();
        keeps_the_laws(&old, &new);
        keeps_the_laws(&zigzag("a", "b", 6_000), &zigzag("b", "c", 6_000));
        keeps_the_laws(&"x".repeat(200_000), &"x".repeat(199_999));
        let distinct = |from: u32| (from..from + 6_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" w");
        keeps_the_laws(&distinct(0), &distinct(100_000));
    }
}
