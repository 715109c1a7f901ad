//! Groups of near-identical comments, proposed to the drafter and confirmed by a person.
//!
//! Comments are compared by their shingles (runs of three words in lower case, without punctuation) with Jaccard's
//! measure. Each comment is compared with the leaders of groups only, through an index of their shingles: a campaign of
//! two thousand like letters has one leader, and two thousand different ones share few shingles.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Words in one shingle.
const SHINGLE: usize = 3;
/// Comments as alike as this to a group's leader belong to the group.
const ALIKE: f64 = 0.6;
/// The most shingles of one comment that are looked at: the smallest hashes, a fair sample of a longer text.
const SKETCH: usize = 256;

/// The groups of two or more near-identical texts, each in the order given, by the order of their first member.
pub fn groups<Id: Clone>(texts: &[(Id, &str)]) -> Vec<Vec<Id>> {
    let mut leaders = Leaders::default();
    let mut groups: Vec<Vec<Id>> = Vec::new();
    for (id, text) in texts {
        let sketch = sketch(text);
        if sketch.is_empty() {
            continue;
        }
        let found = leaders.closest(&sketch);
        if let Some(members) = found.and_then(|group| groups.get_mut(group)) {
            members.push(id.clone());
        } else {
            leaders.add(&sketch);
            groups.push(vec![id.clone()]);
        }
    }
    groups.retain(|members| members.len() > 1);
    groups
}

/// The first comments of the groups, by shingle.
#[derive(Default)]
struct Leaders {
    /// How many shingles the leader of each group has.
    sizes: Vec<usize>,
    /// The groups whose leader has a shingle.
    index: HashMap<u64, Vec<usize>>,
}

impl Leaders {
    fn add(&mut self, sketch: &HashSet<u64>) {
        for shingle in sketch {
            self.index.entry(*shingle).or_default().push(self.sizes.len());
        }
        self.sizes.push(sketch.len());
    }

    /// The group whose leader is most like the sketch, the first of equals, if any is like enough. One addition for
    /// every shingle shared with a leader, in a plain list: half a billion at the very worst for two thousand comments.
    fn closest(&self, sketch: &HashSet<u64>) -> Option<usize> {
        let mut shared = vec![0_usize; self.sizes.len()];
        for group in sketch.iter().filter_map(|shingle| self.index.get(shingle)).flatten() {
            if let Some(count) = shared.get_mut(*group) {
                *count += 1;
            }
        }
        let likeness = |common: usize, size: usize| share(common, size + sketch.len() - common);
        let alike = shared.into_iter().zip(&self.sizes).map(|(common, size)| likeness(common, *size));
        let candidates = alike.enumerate().filter(|(_, alike)| *alike >= ALIKE);
        candidates.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(group, _)| group)
    }
}

/// The words of a text in lower case, without punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    let composed: String = text.nfkc().flat_map(char::to_lowercase).collect();
    composed.unicode_words().map(str::to_owned).collect()
}

/// The hashes of the shingles of a text; a text shorter than a shingle is one.
pub(crate) fn shingles(text: &str) -> HashSet<u64> {
    let words = words(text);
    match words.len() {
        0 => HashSet::new(),
        1..=SHINGLE => HashSet::from([hash(&words)]),
        _ => words.windows(SHINGLE).map(hash).collect(),
    }
}

/// The share of what two sets have in common in what they have together: 0 to 1.
pub(crate) fn jaccard(one: &HashSet<u64>, other: &HashSet<u64>) -> f64 {
    let common = one.intersection(other).count();
    share(common, one.len() + other.len() - common)
}

#[expect(clippy::cast_precision_loss, reason = "sets are far smaller than 2^52")]
fn share(common: usize, together: usize) -> f64 {
    if together == 0 { 0.0 } else { common as f64 / together as f64 }
}

fn sketch(text: &str) -> HashSet<u64> {
    let all = shingles(text);
    if all.len() <= SKETCH {
        return all;
    }
    let mut sorted: Vec<u64> = all.into_iter().collect();
    sorted.sort_unstable();
    sorted.into_iter().take(SKETCH).collect()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_one_campaign_are_one_group() {
        let letter = "Просим сократить срок оказания услуги до трёх рабочих дней, поскольку сведения уже есть \
                      в информационных системах государственных органов и гражданин не должен ждать";
        let signed: Vec<String> =
            ["Айгүл", "Марат", "Олег"].iter().map(|name| format!("{letter}. {name}")).collect();
        let texts = [
            (1, signed.first().map_or("", String::as_str)),
            (2, "Добавьте, пожалуйста, приём документов в субботу для тех, кто работает пять дней."),
            (3, signed.get(1).map_or("", String::as_str)),
            (4, "ОК"),
            (5, signed.get(2).map_or("", String::as_str)),
            (6, "ок!"),
            (7, "…"),
        ];
        assert_eq!(groups(&texts), [vec![1, 3, 5], vec![4, 6]]);
    }

    #[test]
    fn letter_case_punctuation_and_composition_make_no_difference() {
        let texts = [("a", "Өтініш: мерзімді қысқарту керек!"), ("b", "өтініш мерзімді ҚЫСҚАРТУ  керек")];
        assert_eq!(groups(&texts), [["a", "b"]]);
        assert_eq!(words("Йод й"), words("и\u{306}од и\u{306}"));
    }

    #[test]
    fn two_thousand_comments_are_grouped_by_few_comparisons() {
        let texts: Vec<(usize, String)> = (0..2_000)
            .map(|id| {
                let topic = id % 10;
                let body: Vec<String> = (0..60).map(|word| format!("тема{topic}слово{word}")).collect();
                (id, format!("{} подпись{id}", body.join(" ")))
            })
            .collect();
        let borrowed: Vec<(usize, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let groups = groups(&borrowed);
        assert_eq!(groups.len(), 10);
        assert!(groups.iter().all(|group| group.len() == 200));
    }

    #[test]
    fn a_common_opening_does_not_make_different_comments_alike() {
        let opening: Vec<String> = (0..40).map(|word| format!("общее{word}")).collect();
        let texts: Vec<(usize, String)> = (0..300)
            .map(|id| {
                let own: Vec<String> = (0..40).map(|word| format!("своё{id}слово{word}")).collect();
                (id, format!("{} {}", opening.join(" "), own.join(" ")))
            })
            .collect();
        let borrowed: Vec<(usize, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
        assert!(groups(&borrowed).is_empty());
    }
}
