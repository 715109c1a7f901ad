//! Which element of the old side is which element of the new one: by identity, then by likeness, then by position.

use std::collections::{HashMap, HashSet, VecDeque};

use super::candidates::candidates;
use super::first_parts::to_first_parts;
use super::kept_sentences::by_sentences;
use super::likeness::{Bag, Vocabulary};
use super::line::{TextLine, is_mirrored, left_over, may_be_one};
use crate::standard::{ElementId, SectionKey};

/// The least likeness, in thousandths, at which two elements without a common identity are taken for one.
const ALIKE: usize = 500;
/// The least likeness at which two elements that stand alone at one place are taken for one.
const ALIKE_IN_PLACE: usize = 250;

/// For every new line the place of its old line in `old`; each old line is used at most once.
pub(super) fn pair(old: &[TextLine], new: &[TextLine]) -> Vec<Option<usize>> {
    if !is_mirrored(old, new) {
        return pair_in_order(old, new);
    }
    let mut pairs = vec![None; new.len()];
    for (old_place, new_place) in pair_in_order(new, old).into_iter().enumerate() {
        if let Some(pair) = new_place.and_then(|place| pairs.get_mut(place)) {
            *pair = Some(old_place);
        }
    }
    pairs
}

fn pair_in_order(old: &[TextLine], new: &[TextLine]) -> Vec<Option<usize>> {
    let mut pairs = by_identity(old, new);
    by_equal_words(&mut pairs, old, new);
    by_sentences(&mut pairs, old, new);
    by_likeness(&mut pairs, old, new);
    by_position(&mut pairs, old, new);
    to_first_parts(&mut pairs, old, new);
    pairs
}

fn by_identity(old: &[TextLine], new: &[TextLine]) -> Vec<Option<usize>> {
    let mut places: HashMap<&ElementId, VecDeque<usize>> = HashMap::new();
    for (place, line) in old.iter().enumerate() {
        places.entry(line.id).or_default().push_back(place);
    }
    new.iter().map(|line| places.get_mut(line.id).and_then(VecDeque::pop_front)).collect()
}

/// Pairs lines of one section that read the same, in their order, so that only the others are compared by likeness.
fn by_equal_words(pairs: &mut [Option<usize>], old: &[TextLine], new: &[TextLine]) {
    let (removed, added) = left_over(pairs, old);
    let mut places: HashMap<(SectionKey, &str), VecDeque<usize>> = HashMap::new();
    for place in removed {
        if let Some(line) = old.get(place).filter(|line| !line.text.is_empty()) {
            places.entry((line.section, &*line.text)).or_default().push_back(place);
        }
    }
    for place in added {
        let Some(line) = new.get(place) else { continue };
        if let Some(pair) = pairs.get_mut(place) {
            *pair = places.get_mut(&(line.section, &*line.text)).and_then(VecDeque::pop_front);
        }
    }
}

fn by_likeness<'lines>(pairs: &mut [Option<usize>], old: &'lines [TextLine], new: &'lines [TextLine]) {
    let (removed, added) = left_over(pairs, old);
    let mut vocabulary = Vocabulary::default();
    let mut bags = |places: &[usize], lines: &'lines [TextLine]| -> Vec<(usize, Bag)> {
        let line = |place: &usize| lines.get(*place).map(|line| (*place, vocabulary.bag(&line.text)));
        places.iter().filter_map(line).collect()
    };
    let (removed, added) = (bags(&removed, old), bags(&added, new));
    let mut alike = Vec::new();
    for (removed_place, added_place) in candidates(&removed, &added) {
        let (Some((old_place, old_bag)), Some((new_place, new_bag))) =
            (removed.get(removed_place), added.get(added_place))
        else {
            continue;
        };
        let (Some(a), Some(b)) = (old.get(*old_place), new.get(*new_place)) else { continue };
        if !may_be_one(a, b) || old_bag.len() + new_bag.len() == 0 {
            continue;
        }
        let likeness = if a.text == b.text { 1001 } else { old_bag.permille(new_bag) };
        if likeness >= ALIKE {
            let elsewhere = a.section != b.section;
            alike.push((1001 - likeness, elsewhere, a.place.abs_diff(b.place), *old_place, *new_place));
        }
    }
    alike.sort_unstable();
    let mut used = HashSet::new();
    for (_, _, _, old_place, new_place) in alike {
        if let Some(pair @ None) = pairs.get_mut(new_place)
            && used.insert(old_place)
        {
            *pair = Some(old_place);
        }
    }
}

/// Pairs an old and a new line that stand alone between the same neighbours and still have some words in common.
fn by_position(pairs: &mut [Option<usize>], old: &[TextLine], new: &[TextLine]) {
    let (removed, added) = left_over(pairs, old);
    let mut removed_set: HashSet<usize> = removed.iter().copied().collect();
    let added_set: HashSet<usize> = added.iter().copied().collect();
    let mut vocabulary = Vocabulary::default();
    for new_place in added {
        let Some(line) = new.get(new_place) else { continue };
        let neighbour =
            |place: Option<usize>| place.filter(|p| new.get(*p).is_some_and(|n| n.section == line.section));
        let before = neighbour(new_place.checked_sub(1));
        if before.is_some_and(|p| added_set.contains(&p))
            || neighbour(Some(new_place + 1)).is_some_and(|p| added_set.contains(&p))
        {
            continue;
        }
        let old_place = match before {
            Some(before) => pairs.get(before).copied().flatten().map(|place| place + 1),
            None => old.iter().position(|candidate| candidate.section == line.section),
        };
        let Some(old_place) = old_place.filter(|place| removed_set.contains(place)) else { continue };
        let alone = !removed_set.contains(&(old_place + 1))
            || old.get(old_place + 1).is_none_or(|next| next.section != line.section);
        let Some(candidate) =
            old.get(old_place).filter(|candidate| alone && candidate.section == line.section)
        else {
            continue;
        };
        if vocabulary.bag(&candidate.text).permille(&vocabulary.bag(&line.text)) >= ALIKE_IN_PLACE
            && let Some(pair) = pairs.get_mut(new_place)
        {
            *pair = Some(old_place);
            removed_set.remove(&old_place);
        }
    }
}
