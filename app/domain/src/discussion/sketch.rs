//! What of the words of a comment is kept, so that those that say nearly the same are found among a hundred thousand others.
//!
//! A comment is the set of its stems and of the pairs of neighbouring stems; two comments are as alike as these sets (Jaccard's
//! measure). Bands of the least hashes of the set (`MinHash`) say which comments are worth comparing: two that are alike share
//! a band nearly always, two that are not hardly ever.

use std::collections::HashSet;

use super::likeness;
use crate::language::Language;
use crate::plain_letter::plain_letter;

/// How many bands a comment has: at a likeness of 0.6 sixteen in seventeen share one, at 0.2 one in thirty.
const BANDS: u64 = 20;
/// How many least hashes make a band.
const ROWS: u64 = 4;
/// Comments as alike as this to the first of a group belong to it.
const LIKE_THE_FIRST: f64 = 0.6;
/// Comments as alike as this to another member belong to the group too: more is asked, so that a group does not wander off.
const LIKE_A_MEMBER: f64 = 0.7;

/// How many members of a group others are compared with: more of the same find nothing more.
pub const COMPARED: i64 = 8;

/// The stems of a text and the pairs of them that stand side by side, as hashes that never change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch(HashSet<u64>);

/// A comment that another one may be like.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The number of the first comment of its group; its own, where it stands alone.
    pub group: i64,
    /// Whether it is that first comment.
    pub is_first: bool,
    /// Its words.
    pub sketch: &'a Sketch,
}

impl Sketch {
    /// The sketch of a text in a language; empty if it has no words.
    pub fn of(text: &str, language: Language) -> Self {
        let stems: Vec<String> = likeness::words(text).iter().map(|word| stem(word, language)).collect();
        let single = stems.iter().map(|one| hash(1, [one.as_str()]));
        let pairs = stems.windows(2).map(|pair| hash(2, pair.iter().map(String::as_str)));
        Self(single.chain(pairs).collect())
    }

    /// The bands under which it is kept and looked for.
    pub fn bands(&self) -> Vec<i64> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let least = |place: u64| {
            let salt = mixed(place + 1);
            self.0.iter().map(|one| mixed(one ^ salt)).min().unwrap_or_default()
        };
        let band = |band: u64| {
            let rows = (0..ROWS).map(|row| least(band * ROWS + row));
            let value = rows.fold(mixed(band), |value, row| mixed(value ^ row));
            i64::from_le_bytes(value.to_le_bytes())
        };
        (0..BANDS).map(band).collect()
    }

    /// How alike two texts are: 0 to 1.
    pub fn likeness(&self, other: &Self) -> f64 {
        likeness::jaccard(&self.0, &other.0)
    }

    /// Whether two texts say nearly the same, so that the author of one may as well support the other.
    pub fn is_near(&self, other: &Self) -> bool {
        self.likeness(other) >= LIKE_THE_FIRST
    }

    /// The group that a comment belongs to: that of the candidate most like it, the first of equals, if any is like enough.
    pub fn group<'a>(&self, candidates: impl IntoIterator<Item = Candidate<'a>>) -> Option<i64> {
        let mut best: Option<(f64, i64)> = None;
        for candidate in candidates {
            let alike = self.likeness(candidate.sketch);
            let asked = if candidate.is_first { LIKE_THE_FIRST } else { LIKE_A_MEMBER };
            if alike >= asked && best.is_none_or(|(known, _)| alike > known) {
                best = Some((alike, candidate.group));
            }
        }
        best.map(|(_, group)| group)
    }
}

/// The beginning of a word: endings stand at the end in all three languages, and in Kazakh most of them. Letters that are typed
/// for one another are one letter. A number is what it is.
fn stem(word: &str, language: Language) -> String {
    let kept = match language {
        _ if word.contains(char::is_numeric) => usize::MAX,
        Language::Kk => 5,
        Language::Ru | Language::En => 6,
    };
    word.chars().take(kept).map(plain_letter).collect()
}

/// FNV-1a: it is stored, so it must not depend on the library of the day.
fn hash<'a>(kind: u64, parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64 ^ kind;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    mixed(value)
}

/// Spreads the bits of a number (the finish of `SplitMix64`).
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
