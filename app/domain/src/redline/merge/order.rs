//! The order of a section that two sides rearranged.

use std::collections::HashSet;

use crate::redline::arrange::steady;
use crate::standard::ElementId;

/// Puts the orders of both sides together, for the identities that `kept` names.
///
/// Ours is the frame. What only theirs moved is moved as they did; what only theirs have stands after the element that it
/// follows there, behind anything that we added at the same place. Where both moved an element, ours holds.
pub(super) fn merge_order(
    base: &[&ElementId],
    ours: &[&ElementId],
    theirs: &[&ElementId],
    kept: &HashSet<&ElementId>,
) -> Vec<ElementId> {
    let moved_by_us = moved(base, ours);
    let moved_by_them = moved(base, theirs);
    let in_base: HashSet<&ElementId> = base.iter().copied().collect();
    let in_theirs: HashSet<&ElementId> = theirs.iter().copied().collect();
    let mut seen = HashSet::new();
    let mut order: Vec<&ElementId> = ours
        .iter()
        .copied()
        .filter(|id| {
            kept.contains(*id)
                && (!moved_by_them.contains(*id) || moved_by_us.contains(*id))
                && seen.insert(*id)
        })
        .collect();
    for (place, id) in theirs.iter().copied().enumerate() {
        if !kept.contains(id) || !seen.insert(id) {
            continue;
        }
        let before = theirs
            .iter()
            .take(place)
            .rev()
            .find_map(|before| order.iter().position(|present| present == before));
        let mut at = before.map_or(0, |before| before + 1);
        // Our own additions at the same place come first.
        while order
            .get(at)
            .is_some_and(|present| !in_base.contains(*present) && !in_theirs.contains(*present))
        {
            at += 1;
        }
        order.insert(at, id);
    }
    order.into_iter().cloned().collect()
}

/// The identities whose order a side changed.
fn moved<'id>(base: &[&'id ElementId], side: &[&'id ElementId]) -> HashSet<&'id ElementId> {
    let place_in_base = |id: &ElementId| base.iter().position(|known| *known == id);
    let common: Vec<(usize, &ElementId)> =
        side.iter().filter_map(|id| Some((place_in_base(id)?, *id))).collect();
    let places: Vec<usize> = common.iter().map(|(place, _)| *place).collect();
    common.iter().zip(steady(&places)).filter(|(_, steady)| !steady).map(|((_, id), _)| *id).collect()
}
