//! The difference of two texts in tokens, tidied until a lawyer reads it as changes and not as confetti.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::fragment::{Fragment, FragmentKind};
use super::tidy;
use super::token::{Token, tokens};

/// How readily small changes are joined into larger ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// The share of a sentence's letters, in thousandths of both sides, above which several changes in it become one
    /// replacement of the sentence.
    pub sentence_permille: usize,
    /// The most letters of a single word that may stand unchanged between two changes and still be taken into them.
    pub bridge_letters: usize,
    /// The most tokens, both sides together and without the equal beginning and end, that are compared token by token;
    /// beyond it the whole middle is one replacement, so that hostile input costs no more than reading it.
    pub most_tokens: usize,
}

impl Default for Tuning {
    fn default() -> Self {
        Self { sentence_permille: 600, bridge_letters: 3, most_tokens: 120_000 }
    }
}

/// A place where the sides differ: a range of tokens of each side, at least one of them not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The tokens that went.
    pub(super) old: Range<usize>,
    /// The tokens that came.
    pub(super) new: Range<usize>,
}

/// The difference between two texts with the usual [`Tuning`].
///
/// What stayed and was deleted makes up `old`, what stayed and was inserted makes up `new`, byte for byte. Between two
/// unchanged runs there is at most one deletion, followed by at most one insertion. With the sides swapped, deletions and
/// insertions change places.
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
    let (old, new) = (tokens(old), tokens(new));
    let mut place = 0;
    for hunk in hunks(&old, &new, tuning, true) {
        push_tokens(&mut fragments, FragmentKind::Same, &old, place..hunk.old.start);
        push_tokens(&mut fragments, FragmentKind::Deleted, &old, hunk.old.clone());
        push_tokens(&mut fragments, FragmentKind::Inserted, &new, hunk.new);
        place = hunk.old.end;
    }
    push_tokens(&mut fragments, FragmentKind::Same, &old, place..old.len());
    fragments
}

fn push_tokens(fragments: &mut Vec<Fragment>, kind: FragmentKind, tokens: &[Token<'_>], range: Range<usize>) {
    for token in tokens.get(range).unwrap_or_default() {
        Fragment::push(fragments, kind, token.text);
    }
}

/// The places where two lists of tokens differ, tidied; whole sentences are replaced only if `sentences`.
///
/// The sides are put into an order of their own first, so that swapping them swaps the answer.
pub(super) fn hunks(old: &[Token<'_>], new: &[Token<'_>], tuning: &Tuning, sentences: bool) -> Vec<Hunk> {
    let mirrored = old.iter().map(|token| token.text).gt(new.iter().map(|token| token.text));
    let (first, second) = if mirrored { (new, old) } else { (old, new) };
    let mut found = tidy::tidy(differ(first, second, tuning), first, second, tuning, sentences);
    coalesce(&mut found);
    if mirrored {
        for hunk in &mut found {
            std::mem::swap(&mut hunk.old, &mut hunk.new);
        }
    }
    found
}

/// Joins changes that touch each other.
fn coalesce(hunks: &mut Vec<Hunk>) {
    hunks.dedup_by(|next, last| {
        let touch = last.old.end == next.old.start && last.new.end == next.new.start;
        if touch {
            last.old.end = next.old.end;
            last.new.end = next.new.end;
        }
        touch
    });
}

/// The raw places of difference, in order, never touching each other.
fn differ(old: &[Token<'_>], new: &[Token<'_>], tuning: &Tuning) -> Vec<Hunk> {
    let head = old.iter().zip(new).take_while(|(a, b)| a.text == b.text).count();
    let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a.text == b.text).count();
    let (old_count, new_count) = (old_rest.len() - tail, new_rest.len() - tail);
    if old_count == 0 && new_count == 0 {
        return Vec::new();
    }
    let whole = Hunk { old: head..head + old_count, new: head..head + new_count };
    if old_count == 0 || new_count == 0 || old_count + new_count > tuning.most_tokens {
        return vec![whole];
    }
    let mut names = HashMap::new();
    let mut name = |tokens: &[Token<'_>]| -> Vec<u32> {
        tokens
            .iter()
            .map(|token| {
                let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
                *names.entry(token.text.to_owned()).or_insert(next)
            })
            .collect()
    };
    let old_names = name(old.get(whole.old).unwrap_or_default());
    let new_names = name(new.get(whole.new).unwrap_or_default());
    let mut found: Vec<Hunk> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old_names, &new_names) {
        let (tag, old, new) = operation.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        let (old, new) = (old.start + head..old.end + head, new.start + head..new.end + head);
        found.push(Hunk { old, new });
    }
    coalesce(&mut found);
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    fn mirrored(fragments: &[Fragment]) -> Vec<Fragment> {
        let swap = |kind| match kind {
            FragmentKind::Same => FragmentKind::Same,
            FragmentKind::Deleted => FragmentKind::Inserted,
            FragmentKind::Inserted => FragmentKind::Deleted,
        };
        let mut swapped: Vec<_> = fragments
            .iter()
            .map(|fragment| Fragment::new(swap(fragment.kind), fragment.text.clone()))
            .collect();
        for place in 1..swapped.len() {
            if swapped[place].kind == FragmentKind::Deleted
                && swapped[place - 1].kind == FragmentKind::Inserted
            {
                swapped.swap(place - 1, place);
            }
        }
        swapped
    }

    fn keeps_the_laws(old: &str, new: &str) {
        let fragments = words(old, new);
        assert_eq!(Fragment::old_text(&fragments), old);
        assert_eq!(Fragment::new_text(&fragments), new);
        assert_eq!(Fragment::all_same(&fragments), old == new, "{old:?} {new:?}");
        assert_eq!(words(new, old), mirrored(&fragments));
        assert!(fragments.iter().all(|fragment| !fragment.text.is_empty()));
        assert!(fragments.windows(2).all(|pair| pair[0].kind != pair[1].kind));
    }

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
