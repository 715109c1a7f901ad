//! The clauses that lead from one content to another.

use std::collections::BTreeMap;

use super::quote::change;
use super::{AmendingClause, Operation};
use crate::language::Language;
use crate::redline::steady;
use crate::standard::{Content, Element, ElementId, SectionKey};

/// The clauses that make `new` of `old`, in the order of the sections; [`super::apply()`] takes them in this order.
pub fn clauses(old: &Content, new: &Content) -> Vec<AmendingClause> {
    let amended = SectionKey::EVERY.into_iter().filter(|key| old.elements(*key) != new.elements(*key));
    amended
        .flat_map(|section| {
            let operations = operations(old.elements(section), new.elements(section));
            operations.into_iter().map(move |operation| AmendingClause { section, operation })
        })
        .collect()
}

/// What makes the elements of a section: what goes, then what comes, moves or changes in the new order.
fn operations(old: &[Element], new: &[Element]) -> Vec<Operation> {
    let restated = || vec![Operation::RestateSection { elements: new.to_vec() }];
    // An identity that stands twice names no element.
    let (Some(before), Some(after)) = (places(old), places(new)) else { return restated() };
    let kept: Vec<usize> = new.iter().filter_map(|element| before.get(&element.id).copied()).collect();
    if kept.is_empty() && !old.is_empty() && !new.is_empty() {
        return restated();
    }
    let mut operations: Vec<Operation> = old
        .iter()
        .filter(|element| !after.contains_key(&element.id))
        .map(|element| Operation::Remove { element: element.id.clone() })
        .collect();
    let stays: BTreeMap<usize, bool> = kept.iter().copied().zip(steady(&kept)).collect();
    let mut previous: Option<&ElementId> = None;
    for element in new {
        let place = before.get(&element.id).copied();
        match place.and_then(|place| old.get(place)) {
            None => operations.push(Operation::Add { after: previous.cloned(), element: element.clone() }),
            Some(was) => {
                if !place.and_then(|place| stays.get(&place).copied()).unwrap_or_default() {
                    operations
                        .push(Operation::Move { element: element.id.clone(), after: previous.cloned() });
                }
                operations.extend(changed(was, element));
            }
        }
        previous = Some(&element.id);
    }
    operations
}

/// The place of each element by its identity, unless an identity stands twice.
fn places(elements: &[Element]) -> Option<BTreeMap<&ElementId, usize>> {
    let places: BTreeMap<&ElementId, usize> =
        elements.iter().enumerate().map(|(place, element)| (&element.id, place)).collect();
    (places.len() == elements.len()).then_some(places)
}

/// What changes an element that stays.
fn changed(old: &Element, new: &Element) -> Option<Operation> {
    match (old.text == new.text, old.detail == new.detail) {
        (true, true) => None,
        (true, false) => Some(Operation::Detail { element: new.id.clone(), detail: new.detail.clone() }),
        (false, false) => Some(Operation::Restate { element: new.clone() }),
        (false, true) => {
            let texts =
                Language::ALL.map(|language| (language, old.text.get(language), new.text.get(language)));
            let changes = texts
                .into_iter()
                .filter(|(_, old, new)| old != new)
                .map(|(language, old, new)| change(language, old, new))
                .collect();
            Some(Operation::Texts { element: new.id.clone(), changes })
        }
    }
}
