//! Which bodies remarked on which element, as the public reads it.

use std::collections::BTreeMap;

use domain::coordination::RemarkOutcome;
use domain::language::Localized;
use domain::standard::ElementId;

use crate::coordination::{RemarkView, RoundView};

/// The bodies whose remarks in these rounds concern an element, by its identity; a remark that was not accepted is no reason of a change.
pub(super) fn remarked(rounds: &[RoundView]) -> BTreeMap<ElementId, Vec<Localized>> {
    let mut bodies: BTreeMap<ElementId, Vec<Localized>> = BTreeMap::new();
    for asked in rounds.iter().flat_map(|round| &round.bodies) {
        let remarks = asked.opinion.iter().flat_map(|opinion| &opinion.remarks);
        for element in remarks.filter_map(element_of) {
            let named = bodies.entry(element).or_default();
            if !named.contains(&asked.body.name) {
                named.push(asked.body.name.clone());
            }
        }
    }
    bodies
}

/// The element that was changed for a remark, else the one that the remark concerns.
fn element_of(remark: &RemarkView) -> Option<ElementId> {
    let Some(answer) = &remark.answer else { return remark.anchor.element.clone() };
    if answer.outcome != RemarkOutcome::Accepted {
        return None;
    }
    let changed = answer.element.as_deref().and_then(|element| ElementId::parse(element).ok());
    changed.or_else(|| remark.anchor.element.clone())
}
