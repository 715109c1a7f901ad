//! Which elements are compared by likeness at all.

use std::collections::HashMap;

use super::likeness::Bag;

/// The most words that are read to compare every element with every other.
const MOST_WORK: usize = 4_000_000;
/// In how many elements a word may stand to tell which of them is meant.
const RARE: usize = 16;
/// The most elements that one is compared with when there are many.
const MOST: usize = 8;

/// The pairs of places in both lists to be compared: all of them, or of long lists those that share rare words.
pub(super) fn candidates(old: &[(usize, Bag)], new: &[(usize, Bag)]) -> Vec<(usize, usize)> {
    let words = |bags: &[(usize, Bag)]| bags.iter().map(|(_, bag)| bag.len() + 1).sum::<usize>();
    let work = words(old).saturating_mul(new.len()).saturating_add(words(new).saturating_mul(old.len()));
    if work <= MOST_WORK {
        return (0..old.len()).flat_map(|a| (0..new.len()).map(move |b| (a, b))).collect();
    }
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, (_, bag)) in old.iter().enumerate() {
        for word in bag.distinct() {
            let holders = holders.entry(word).or_default();
            if holders.len() <= RARE {
                holders.push(place);
            }
        }
    }
    let mut pairs = Vec::new();
    for (place, (_, bag)) in new.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let rare =
            bag.distinct().filter_map(|word| holders.get(&word)).filter(|holders| holders.len() <= RARE);
        for holder in rare.flatten() {
            *shared.entry(*holder).or_default() += 1;
        }
        // Most shared words first, then in order, whatever the order of the table.
        let mut best: Vec<(usize, usize)> =
            shared.into_iter().map(|(holder, count)| (usize::MAX - count, holder)).collect();
        best.sort_unstable();
        pairs.extend(best.into_iter().take(MOST).map(|(_, holder)| (holder, place)));
    }
    pairs
}
