//! The laws of the redline and of the three-way merge as functions that panic where one is broken, for property tests and
//! for the fuzz targets in `app/domain/fuzz`; no part of the program.

#[cfg(test)]
pub(crate) mod any;
mod merged;

pub use merged::{merged_elements, merged_texts};

use super::{Counts, ElementKind, Fragment, FragmentKind, PlainSection, Redline, words};
use crate::language::Language;
use crate::standard::{Content, Section};

/// Both texts come back byte for byte, equal ones have no change, and swapping them swaps deletions and insertions.
///
/// # Panics
/// When a law is broken.
pub fn texts(old: &str, new: &str) {
    let fragments = words(old, new);
    assert_eq!(Fragment::old_text(&fragments), old, "rejecting everything gives the old text");
    assert_eq!(Fragment::new_text(&fragments), new, "accepting everything gives the new text");
    assert_eq!(Fragment::all_same(&fragments), old == new, "equal is without change: {old:?} {new:?}");
    assert_eq!(words(new, old), mirrored(&fragments), "swapping the texts swaps the answer");
    assert!(fragments.iter().all(|fragment| !fragment.text.is_empty()), "a fragment has a text");
    for (place, pair) in fragments.windows(2).enumerate() {
        if let [one, other] = pair
            && one.kind == other.kind
        {
            // Sentences that went before a replacement.
            assert_eq!(one.kind, FragmentKind::Deleted, "{fragments:?}");
            let next = fragments.get(place + 2).map(|fragment| fragment.kind);
            assert_eq!(next, Some(FragmentKind::Inserted), "{fragments:?}");
        }
    }
}

/// The fragments seen from the other side, deletions before insertions.
fn mirrored(fragments: &[Fragment]) -> Vec<Fragment> {
    let mut turned: Vec<Fragment> = Vec::with_capacity(fragments.len());
    for Fragment { kind, text, .. } in fragments {
        let turn = |kind| Fragment::new(kind, text.clone());
        match kind {
            FragmentKind::Same => turned.push(turn(FragmentKind::Same)),
            FragmentKind::Deleted => turned.push(turn(FragmentKind::Inserted)),
            FragmentKind::Inserted => {
                let before = turned.pop_if(|last| last.kind == FragmentKind::Inserted);
                turned.push(turn(FragmentKind::Deleted));
                turned.extend(before);
            }
        }
    }
    turned
}

/// Both contents come back byte for byte from every redline between them, whichever is the old one; equal ones have no
/// change, a change shows what changed, and swapping the sides swaps the counts.
///
/// # Panics
/// When a law is broken.
pub fn contents(one: &Content, other: &Content) {
    let (there, back) = (between(one, other), between(other, one));
    assert_eq!(
        there.counts(),
        turned(back.counts()),
        "swapping the sides swaps the counts:\n{}\n---\n{}",
        there.to_plain_text(),
        back.to_plain_text()
    );
    for content in [one, other] {
        let redline = Redline::between(content, content, Language::Ru);
        assert!(redline.is_empty(), "equal is without change:\n{}", redline.to_plain_text());
    }
}

/// The redline of two contents, after it has kept the laws that need but one.
fn between(old: &Content, new: &Content) -> Redline {
    let redline = Redline::between(old, new, Language::Ru);
    assert_eq!(redline.accept(), plain(new), "accepting everything gives the new side");
    assert_eq!(redline.reject(), plain(old), "rejecting everything gives the old side");
    let same = plain(old) == plain(new);
    assert!(same || !redline.is_empty(), "different sides have a change");
    assert_eq!(redline, Redline::between(old, new, Language::Ru), "the same sides give the same answer");
    for (_, element) in redline.changes() {
        let one_sided = matches!(element.kind, ElementKind::Added | ElementKind::Removed);
        let moved = element.kind == ElementKind::Moved { edited: false };
        let is_part = matches!(element.kind, ElementKind::Split { .. } | ElementKind::Joined { .. });
        let empty = element.fragments.is_empty();
        assert!(
            one_sided && empty || moved || !Fragment::all_same(&element.fragments) || is_part,
            "a change shows what changed: {element:?}"
        );
    }
    redline
}

/// The clauses of a content as a redline gives them back.
pub(super) fn plain(content: &Content) -> Vec<PlainSection> {
    let clauses = |section: &Section| section.elements.iter().map(|e| e.clause(Language::Ru)).collect();
    content.sections().iter().map(|section| (section.key, clauses(section))).collect()
}

fn turned(counts: Counts) -> Counts {
    Counts {
        added: counts.removed,
        removed: counts.added,
        split: counts.joined,
        joined: counts.split,
        ..counts
    }
}
