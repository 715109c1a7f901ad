//! The elements of a side, laid out as lines to be paired.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::standard::{ElementId, SectionKey};

/// An element with its place and its words in the compared language.
#[derive(Clone, Debug)]
pub(super) struct TextLine<'content> {
    /// The section that holds it.
    pub(super) section: SectionKey,
    /// Its place in the section, from 0.
    pub(super) place: usize,
    /// Its number as printed, such as "2.6.3".
    pub(super) number: String,
    /// Its identity.
    pub(super) id: &'content ElementId,
    /// Its plain words.
    pub(super) text: Cow<'content, str>,
}

/// Whether the sides are put the other way round before they are compared, so that swapping them swaps the answer.
pub(super) fn is_mirrored(old: &[TextLine], new: &[TextLine]) -> bool {
    let sorted = |line: &'_ TextLine<'_>| (line.section, line.place);
    let order = |a: &TextLine, b: &TextLine| (sorted(a), &a.text, a.id).cmp(&(sorted(b), &b.text, b.id));
    let differ = old.iter().zip(new).map(|(a, b)| order(a, b)).find(|order| order.is_ne());
    differ.unwrap_or_else(|| old.len().cmp(&new.len())).is_gt()
}

/// The places on each side that have no pair yet.
pub(super) fn left_over(pairs: &[Option<usize>], old: &[TextLine]) -> (Vec<usize>, Vec<usize>) {
    let used: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let removed = (0..old.len()).filter(|place| !used.contains(place)).collect();
    let added = pairs.iter().enumerate().filter(|(_, pair)| pair.is_none()).map(|(place, _)| place).collect();
    (removed, added)
}

/// Whether an element of one section may have become one of the other.
pub(super) fn may_be_one(old: &TextLine<'_>, new: &TextLine<'_>) -> bool {
    old.section == new.section || (old.section.is_prose() && new.section.is_prose())
}
