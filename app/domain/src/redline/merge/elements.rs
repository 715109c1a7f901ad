//! The three-way merge of a section, element by element.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::order::merge_order;
use super::text::{MergedText, merge_text};
use crate::language::{Language, Localized};
use crate::standard::{Element, ElementId};

/// Why a place of a section did not merge by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ConflictKind {
    /// Both changed the same words of one language.
    Text {
        /// The merge with its conflicting segments.
        merged: MergedText,
    },
    /// Both changed the typed part, each in its own way.
    Detail,
    /// We removed the element, they edited it.
    RemovedByUs,
    /// They removed the element, we edited it.
    RemovedByThem,
}

/// A place of a section that a person has to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementConflict {
    /// The element.
    pub id: ElementId,
    /// The language of the conflicting words; none if the conflict is not about words.
    pub language: Option<Language>,
    /// What conflicts.
    #[serde(flatten)]
    pub what: ConflictKind,
    /// The whole element before; none if both added it.
    pub base: Option<Element>,
    /// The whole element on our side; none if we removed it.
    pub ours: Option<Element>,
    /// The whole element on their side; none if they removed it.
    pub theirs: Option<Element>,
}

/// The result of a three-way merge of a section.
///
/// `elements` is a section that may be shown and saved as it is. In a place of conflict it holds:
/// - words: everything that merged, and ours where both changed the same words;
/// - a typed part: ours;
/// - a removal against an edit: the edited element, whoever edited it, so that no work is lost.
///
/// `conflicts` has an entry for each such place, with all three sides whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionMerge {
    /// The merged elements in their order.
    pub elements: Vec<Element>,
    /// The places that a person has to decide, in the order of the elements.
    pub conflicts: Vec<ElementConflict>,
}

impl SectionMerge {
    /// Whether nothing is left to decide.
    pub fn is_clean(&self) -> bool {
        self.conflicts.is_empty()
    }
}

/// Merges what two sides made of one section.
///
/// Elements are matched by identity. Additions, removals and moves of both sides are kept, words are merged for every
/// language by [`merge_text`]. Of elements with the same identity on one side the first counts.
pub fn merge_elements(base: &[Element], ours: &[Element], theirs: &[Element]) -> SectionMerge {
    let mut merged: Vec<Element> = Vec::new();
    let mut conflicts = Vec::new();
    let mut seen = HashSet::new();
    for id in ours.iter().chain(theirs).map(|element| &element.id).filter(|id| seen.insert(*id)) {
        let (before, mine, other) = (find(base, id), find(ours, id), find(theirs, id));
        merged.extend(one(before, mine, other, &mut conflicts));
    }
    let kept: HashSet<&ElementId> = merged.iter().map(|element| &element.id).collect();
    let order = merge_order(&identities(base), &identities(ours), &identities(theirs), &kept);
    let place = |id: &ElementId| order.iter().position(|known| known == id).unwrap_or(usize::MAX);
    merged.sort_by_cached_key(|element| place(&element.id));
    conflicts.sort_by_cached_key(|conflict| place(&conflict.id));
    SectionMerge { elements: merged, conflicts }
}

fn find<'all>(elements: &'all [Element], id: &ElementId) -> Option<&'all Element> {
    elements.iter().find(|element| element.id == *id)
}

fn identities(elements: &[Element]) -> Vec<&ElementId> {
    elements.iter().map(|element| &element.id).collect()
}

/// What becomes of one element; none if it is removed.
fn one(
    base: Option<&Element>,
    ours: Option<&Element>,
    theirs: Option<&Element>,
    conflicts: &mut Vec<ElementConflict>,
) -> Option<Element> {
    match (ours, theirs) {
        (Some(mine), Some(other)) => Some(both(base, mine, other, conflicts)),
        (Some(edited), None) | (None, Some(edited)) => {
            let Some(before) = base else { return Some(edited.clone()) };
            if edited == before {
                return None;
            }
            let what = if ours.is_none() { ConflictKind::RemovedByUs } else { ConflictKind::RemovedByThem };
            conflicts.push(ElementConflict {
                id: edited.id.clone(),
                language: None,
                what,
                base: base.cloned(),
                ours: ours.cloned(),
                theirs: theirs.cloned(),
            });
            Some(edited.clone())
        }
        (None, None) => None,
    }
}

/// The merge of an element that both sides have.
fn both(
    base: Option<&Element>,
    ours: &Element,
    theirs: &Element,
    conflicts: &mut Vec<ElementConflict>,
) -> Element {
    let mut conflict = |language, what| {
        conflicts.push(ElementConflict {
            id: ours.id.clone(),
            language,
            what,
            base: base.cloned(),
            ours: Some(ours.clone()),
            theirs: Some(theirs.clone()),
        });
    };
    let mut text = Localized::default();
    for language in Language::ALL {
        let before = base.map_or("", |base| base.text.get(language));
        let merged = merge_text(before, ours.text.get(language), theirs.text.get(language));
        *text.get_mut(language) = merged.with_ours();
        if !merged.is_clean() {
            conflict(Some(language), ConflictKind::Text { merged });
        }
    }
    let before = base.map(|base| &base.detail);
    let detail = if ours.detail == theirs.detail || before == Some(&theirs.detail) {
        &ours.detail
    } else if before == Some(&ours.detail) {
        &theirs.detail
    } else {
        conflict(None, ConflictKind::Detail);
        &ours.detail
    };
    Element { id: ours.id.clone(), text, detail: detail.clone() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::standard::{Detail, TermUnit};

    fn line(id: &str, text: &str) -> Element {
        Element {
            id: ElementId::parse(id).unwrap(),
            text: Localized::new("", text, ""),
            detail: Detail::Prose,
        }
    }

    fn term(amount: u32) -> Element {
        let detail = Detail::term(amount, TermUnit::BusinessDays);
        Element { id: ElementId::parse("t").unwrap(), text: Localized::default(), detail }
    }

    fn order(merge: &SectionMerge) -> String {
        merge.elements.iter().map(|element| element.id.as_str()).collect()
    }

    fn section(ids: &str) -> Vec<Element> {
        ids.chars().map(|id| line(&id.to_string(), &format!("clause {id}"))).collect()
    }

    #[test]
    fn additions_removals_and_moves_of_both_sides_are_kept() {
        let merge = merge_elements(&section("abcde"), &section("axbcd"), &section("bacyde"));
        assert!(merge.is_clean());
        assert_eq!(order(&merge), "baxcyd");
        let merge = merge_elements(&section("abc"), &section("abcx"), &section("abcy"));
        assert_eq!(order(&merge), "abcxy");
        let merge = merge_elements(&section("abcd"), &section("dabc"), &section("abdc"));
        assert_eq!(order(&merge).len(), 4);
    }

    #[test]
    fn a_removal_against_an_edit_keeps_the_edit_and_is_reported() {
        let base = section("abc");
        let mut theirs = base.clone();
        theirs[1] = line("b", "clause b, amended");
        let merge = merge_elements(&base, &section("ac"), &theirs);
        assert_eq!(order(&merge), "abc");
        assert_eq!(merge.conflicts[0].what, ConflictKind::RemovedByUs);
        assert_eq!(merge.conflicts[0].theirs.as_ref(), Some(&theirs[1]));
    }

    #[test]
    fn typed_parts_changed_by_one_side_merge_and_by_both_conflict() {
        let merge = merge_elements(&[term(5)], &[term(5)], &[term(3)]);
        assert_eq!((merge.elements, merge.conflicts.len()), (vec![term(3)], 0));
        let merge = merge_elements(&[term(5)], &[term(4)], &[term(3)]);
        assert_eq!(merge.elements, [term(4)]);
        assert_eq!((&merge.conflicts[0].what, merge.conflicts[0].language), (&ConflictKind::Detail, None));
    }

    #[test]
    fn words_merge_in_every_language_by_themselves() {
        let base = [line("a", "срок 5 дней, бесплатно")];
        let mut ours = base.clone();
        ours[0].text.kk = "мерзімі 5 күн".to_owned();
        let theirs = [line("a", "срок 3 дня, бесплатно")];
        let merge = merge_elements(&base, &ours, &theirs);
        assert!(merge.is_clean());
        assert_eq!(merge.elements[0].text, Localized::new("мерзімі 5 күн", "срок 3 дня, бесплатно", ""));
    }

    fn any_section() -> impl Strategy<Value = Vec<Element>> {
        proptest::collection::vec(("[a-h]", "[x-z]( [x-z]){0,3}"), 0..8)
            .prop_map(|lines| lines.iter().map(|(id, text)| line(id, text)).collect::<Vec<_>>())
            .prop_map(|mut lines: Vec<Element>| {
                let mut seen = HashSet::new();
                lines.retain(|line| seen.insert(line.id.clone()));
                lines
            })
    }

    proptest! {
        #[test]
        fn a_side_that_changed_nothing_yields(base in any_section(), ours in any_section()) {
            for merge in [merge_elements(&base, &ours, &base), merge_elements(&base, &base, &ours)] {
                prop_assert!(merge.is_clean());
                prop_assert_eq!(&merge.elements, &ours);
            }
        }

        #[test]
        fn no_addition_is_lost(base in any_section(), ours in any_section(), theirs in any_section()) {
            let merge = merge_elements(&base, &ours, &theirs);
            let there = |element: &Element| merge.elements.iter().any(|merged| merged.id == element.id);
            for side in [&ours, &theirs] {
                prop_assert!(side.iter().filter(|e| find(&base, &e.id).is_none()).all(there));
            }
        }
    }
}
