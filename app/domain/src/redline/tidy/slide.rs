//! Moving a one-sided change along equal tokens to the place where it reads best.

use std::ops::Range;

use super::{Hunk, Side};

/// Moves every one-sided change to its best place: whole sentences first, then words with the comma or the space that
/// belongs to them. At least one token is left between neighbours, so that changes never touch.
pub(super) fn slide(mut hunks: Vec<Hunk>, old: &Side<'_>, new: &Side<'_>) -> Vec<Hunk> {
    for place in 0..hunks.len() {
        let before = place.checked_sub(1).and_then(|before| hunks.get(before));
        let floor = before.map_or((0, 0), |hunk| (hunk.old.end + 1, hunk.new.end + 1));
        let after = hunks.get(place + 1);
        let ceiling = after.map_or((old.tokens.len(), new.tokens.len()), |hunk| {
            (hunk.old.start.saturating_sub(1), hunk.new.start.saturating_sub(1))
        });
        let Some(hunk) = hunks.get_mut(place) else { continue };
        let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (true, false) => (new, hunk.new.clone()),
            (false, true) => (old, hunk.old.clone()),
            _ => continue,
        };
        let room_left = hunk.old.start.saturating_sub(floor.0).min(hunk.new.start.saturating_sub(floor.1));
        let room_right = ceiling.0.saturating_sub(hunk.old.end).min(ceiling.1.saturating_sub(hunk.new.end));
        let same = |a: usize, b: usize| side.text(a) == side.text(b);
        let left = (1..=room_left).take_while(|by| same(range.start - by, range.end - by)).count();
        let right = (0..room_right).take_while(|by| same(range.start + by, range.end + by)).count();
        let best = (range.start - left..=range.start + right)
            .max_by_key(|start| rank(side, &(*start..start + range.len())))
            .unwrap_or(range.start);
        hunk.old = shifted(&hunk.old, range.start, best);
        hunk.new = shifted(&hunk.new, range.start, best);
    }
    hunks
}

/// The range moved by as much as `to` is away from `from`.
fn shifted(range: &Range<usize>, from: usize, to: usize) -> Range<usize> {
    (range.start + to).saturating_sub(from)..(range.end + to).saturating_sub(from)
}

/// How well a one-sided change reads at a place.
fn rank(side: &Side<'_>, range: &Range<usize>) -> u8 {
    let space_before = range.start.checked_sub(1).is_none_or(|before| side.is_space(before));
    let space_first = side.is_space(range.start);
    let space_last = range.end.checked_sub(1).is_none_or(|last| side.is_space(last));
    if side.begins_at(range.start) && side.begins_at(range.end) {
        5
    } else if matches!(side.text(range.start), "," | ";")
        && matches!(side.text(range.end), "," | ";" | "." | "")
    {
        4
    } else if !space_first && space_before && space_last {
        3
    } else if space_first && !space_last {
        2
    } else {
        u8::from(!space_first)
    }
}
