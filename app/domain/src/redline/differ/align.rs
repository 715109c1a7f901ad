//! The difference of two lists of numbers, in bounded work.

use std::collections::HashMap;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{Hunk, trimmed};
use crate::redline::arrange::steady;

/// How often a list is cut at what stands once on both sides before what is left is taken as it is.
const DEEPEST: usize = 8;

/// The places where two lists differ, in order, never touching each other.
///
/// Lists of at most `most` entries together, without the equal beginning and end, get the shortest difference; the work for
/// longer ones grows no faster than their length.
pub(super) fn align(old: &[u32], new: &[u32], most: usize) -> Vec<Hunk> {
    let mut found = Vec::new();
    let whole = Hunk { old: 0..old.len(), new: 0..new.len() };
    into(&mut found, old, new, whole, (most, DEEPEST));
    found.dedup_by(|next, last| {
        let touch = last.old.end == next.old.start && last.new.end == next.new.start;
        if touch {
            last.old.end = next.old.end;
            last.new.end = next.new.end;
        }
        touch
    });
    found
}

fn into(found: &mut Vec<Hunk>, old: &[u32], new: &[u32], hunk: Hunk, (most, depth): (usize, usize)) {
    let hunk = trimmed(hunk, |a, b| old.get(a) == new.get(b));
    if hunk.is_empty() {
        return;
    }
    if hunk.old.is_empty() || hunk.new.is_empty() {
        found.push(hunk);
        return;
    }
    let own_old = old.get(hunk.old.clone()).unwrap_or_default();
    let own_new = new.get(hunk.new.clone()).unwrap_or_default();
    if own_old.len() + own_new.len() <= most {
        for operation in capture_diff_slices(Algorithm::Myers, own_old, own_new) {
            let (tag, gone, come) = operation.as_tag_tuple();
            if tag != DiffTag::Equal {
                found.push(Hunk { old: gone, new: come }.shifted(hunk.old.start, hunk.new.start));
            }
        }
        return;
    }
    let anchors = if depth == 0 { Vec::new() } else { anchors(own_old, own_new) };
    if anchors.is_empty() {
        found.push(hunk);
        return;
    }
    let mut place = (hunk.old.start, hunk.new.start);
    for (a, b) in anchors {
        let (a, b) = (hunk.old.start + a, hunk.new.start + b);
        into(found, old, new, Hunk { old: place.0..a, new: place.1..b }, (most, depth - 1));
        place = (a + 1, b + 1);
    }
    into(found, old, new, Hunk { old: place.0..hunk.old.end, new: place.1..hunk.new.end }, (most, depth - 1));
}

/// The places of what stands exactly once on both sides, in an order that both share.
fn anchors(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> =
        in_new.iter().filter_map(|(number, place)| Some(((*in_old.get(number)?)?, (*place)?))).collect();
    // In the order of the new side, whatever the order of the table.
    pairs.sort_unstable_by_key(|(_, place)| *place);
    let places: Vec<usize> = pairs.iter().map(|(place, _)| *place).collect();
    pairs.into_iter().zip(steady(&places)).filter(|(_, steady)| *steady).map(|(pair, _)| pair).collect()
}

/// For each number its place, if it stands there only.
fn once(list: &[u32]) -> HashMap<u32, Option<usize>> {
    let mut places = HashMap::with_capacity(list.len());
    for (place, number) in list.iter().enumerate() {
        places.entry(*number).and_modify(|known| *known = None).or_insert(Some(place));
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn applied(old: &[u32], new: &[u32], hunks: &[Hunk]) -> Vec<u32> {
        let mut result = Vec::new();
        let mut place = 0;
        for hunk in hunks {
            result.extend(old.get(place..hunk.old.start).unwrap_or_default());
            result.extend(new.get(hunk.new.clone()).unwrap_or_default());
            place = hunk.old.end;
        }
        result.extend(old.get(place..).unwrap_or_default());
        result
    }

    proptest! {
        #[test]
        fn a_bounded_difference_still_leads_from_one_to_the_other(
            old in proptest::collection::vec(0..12_u32, 0..40),
            new in proptest::collection::vec(0..12_u32, 0..40),
            most in 0..30_usize,
        ) {
            prop_assert_eq!(applied(&old, &new, &align(&old, &new, most)), new);
        }
    }
}
