//! The laws of the three-way merge: nothing is dropped, a side that changed nothing yields, and swapping the sides swaps the
//! conflicts.

use std::collections::HashSet;

use crate::language::Language;
use crate::redline::merge::{ConflictKind, Segment, merge_elements, merge_text};
use crate::redline::token::tokens;
use crate::standard::{Element, ElementId};

/// Every word that a side brought is in the merge or in a conflict that shows it; a side that changed nothing yields.
///
/// # Panics
/// When a law is broken.
pub fn merged_texts(base: &str, ours: &str, theirs: &str) {
    let merged = merge_text(base, ours, theirs);
    for (side, kept) in [(ours, merged.with_ours()), (theirs, merged.with_theirs())] {
        for word in brought(base, side) {
            let (wanted, found) = (tokens_of(side, word), kept.matches(word).count());
            assert!(wanted <= found, "{word:?}: {found} of {wanted} in {merged:#?}");
        }
    }
    for segment in &merged.segments {
        match segment {
            Segment::Clean(text) => assert!(!text.is_empty(), "{merged:#?}"),
            Segment::Conflict { base, ours, theirs } => {
                assert!(ours != theirs && ours != base && theirs != base, "{merged:#?}");
            }
        }
    }
    let swapped = merge_text(base, theirs, ours);
    assert_eq!(merged.is_clean(), swapped.is_clean(), "swapping the sides swaps the conflicts");
    assert_eq!(merged.with_ours(), swapped.with_theirs(), "swapping the sides swaps the conflicts");
    assert_eq!(merged.with_theirs(), swapped.with_ours(), "swapping the sides swaps the conflicts");
    for side in [ours, theirs] {
        for merged in
            [merge_text(base, side, base), merge_text(base, base, side), merge_text(base, side, side)]
        {
            assert_eq!(merged.text_if_clean().as_deref(), Some(side), "a side that changed nothing yields");
        }
    }
}

/// The words of a side that do not stand in the base at all, each once: whatever is compared with what, the side brought them.
fn brought<'side>(base: &str, side: &'side str) -> HashSet<&'side str> {
    let before: HashSet<&str> = tokens(base).into_iter().map(|token| token.text).collect();
    let words = tokens(side).into_iter().filter(|token| token.is_wordlike() && !before.contains(token.text));
    words.map(|token| token.text).collect()
}

/// How many tokens of a text are this word.
fn tokens_of(text: &str, word: &str) -> usize {
    tokens(text).iter().filter(|token| token.text == word).count()
}

/// Every element of a side is kept unless the other side removed it unchanged; what one side changed is taken; what both changed
/// is merged or shown in a conflict with all three sides.
///
/// # Panics
/// When a law is broken.
pub fn merged_elements(base: &[Element], ours: &[Element], theirs: &[Element]) {
    let merge = merge_elements(base, ours, theirs);
    let mut seen = HashSet::new();
    assert!(
        merge.elements.iter().all(|element| seen.insert(&element.id)),
        "an element stands once: {merge:#?}"
    );
    for (side, other) in [(ours, theirs), (theirs, ours)] {
        let mut seen = HashSet::new();
        for element in side.iter().filter(|element| seen.insert(&element.id)) {
            let (before, there) = (first(base, &element.id), first(other, &element.id));
            let Some(kept) = first(&merge.elements, &element.id) else {
                let removed = before.is_some() && there.is_none();
                assert!(removed && before == Some(element), "{element:?} is lost in {merge:#?}");
                continue;
            };
            if before.is_some() && before == there {
                assert_eq!(kept, element, "what only one side changed is what the merge holds");
            }
            let own: Vec<_> = merge.conflicts.iter().filter(|conflict| conflict.id == element.id).collect();
            for conflict in &own {
                let sides = (conflict.base.as_ref(), conflict.ours.as_ref(), conflict.theirs.as_ref());
                let all = (before, first(ours, &element.id), first(theirs, &element.id));
                assert_eq!(sides, all, "a conflict shows all sides whole");
            }
            let Some(there) = there else {
                let edited = before.is_some() && before != Some(element);
                assert_eq!(own.len(), usize::from(edited), "a removal against an edit is shown");
                continue;
            };
            for language in Language::ALL {
                let was = before.map_or("", |before| before.text.get(language));
                let shown = own.iter().any(|conflict| conflict.language == Some(language));
                let lost = |word: &&str| !kept.text.get(language).contains(*word);
                let lost = brought(was, element.text.get(language)).into_iter().find(lost);
                assert!(shown || lost.is_none(), "{lost:?} is lost in {kept:?}");
            }
            let both = [element, there].iter().all(|side| before.is_none_or(|was| was.detail != side.detail));
            let shown = own.iter().any(|conflict| conflict.what == ConflictKind::Detail);
            assert_eq!(
                shown,
                both && element.detail != there.detail,
                "a typed part that both changed is shown"
            );
        }
    }
}

fn first<'side>(side: &'side [Element], id: &ElementId) -> Option<&'side Element> {
    side.iter().find(|element| element.id == *id)
}
