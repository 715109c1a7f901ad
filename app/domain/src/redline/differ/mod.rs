//! The raw places of difference between two lists of tokens: sentences and list items first, then words.

mod align;
mod gaps;
mod segments;

use std::collections::HashMap;
use std::ops::Range;

use self::align::align;
use self::segments::Segments;
use super::side::Side;
use super::words::Tuning;

/// A place where the sides differ: a range of tokens of each side, at least one of them not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The tokens that went.
    pub(super) old: Range<usize>,
    /// The tokens that came.
    pub(super) new: Range<usize>,
}

impl Hunk {
    /// Joins changes that touch each other, but for sentences that came or went before a change of the next one: a new item
    /// of a list and the new number of the item after it are two changes.
    pub(super) fn coalesce(hunks: &mut Vec<Self>, old: &Side<'_>, new: &Side<'_>) {
        hunks.dedup_by(|next, last| {
            let touch = last.old.end == next.old.start && last.new.end == next.new.start;
            let whole = last.is_whole(old, new) && !next.old.is_empty() && !next.new.is_empty();
            if touch && !whole {
                last.old.end = next.old.end;
                last.new.end = next.new.end;
            }
            touch && !whole
        });
    }

    /// Whether whole sentences came or went.
    fn is_whole(&self, old: &Side<'_>, new: &Side<'_>) -> bool {
        let begins =
            |side: &Side<'_>, range: &Range<usize>| side.begins_at(range.start) && side.begins_at(range.end);
        self.old.is_empty() != self.new.is_empty() && begins(old, &self.old) && begins(new, &self.new)
    }

    /// The hunk moved by an offset of each side.
    fn shifted(self, old: usize, new: usize) -> Self {
        Self { old: self.old.start + old..self.old.end + old, new: self.new.start + new..self.new.end + new }
    }

    fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }
}

/// The raw places of difference, in order.
///
/// Sentences that read the same, whatever the number of their list item, hold the rest in place; the others are paired by
/// likeness and compared token by token.
pub(super) fn differ(old: &Side<'_>, new: &Side<'_>, tuning: &Tuning) -> Vec<Hunk> {
    let whole = Hunk { old: 0..old.tokens.len(), new: 0..new.tokens.len() };
    let is_same = |a: usize, b: usize| old.text(a) == new.text(b);
    let exact = trimmed(whole, is_same);
    if exact.is_empty() {
        return Vec::new();
    }
    let wide = widened(&exact, old, new);
    let mut names = Names::default();
    let parts = (Part::new(old, wide.old, &mut names), Part::new(new, wide.new, &mut names));
    let mut found = Comparison { old: parts.0, new: parts.1, letters: names.letters, tuning }.hunks();
    Hunk::coalesce(&mut found, old, new);
    let mut found: Vec<Hunk> =
        found.into_iter().map(|hunk| trimmed(hunk, is_same)).filter(|hunk| !hunk.is_empty()).collect();
    Hunk::coalesce(&mut found, old, new);
    found
}

/// A hunk without what is the same at its beginning and end.
fn trimmed(mut hunk: Hunk, is_same: impl Fn(usize, usize) -> bool) -> Hunk {
    while !hunk.old.is_empty() && !hunk.new.is_empty() && is_same(hunk.old.start, hunk.new.start) {
        hunk.old.start += 1;
        hunk.new.start += 1;
    }
    while !hunk.old.is_empty() && !hunk.new.is_empty() && is_same(hunk.old.end - 1, hunk.new.end - 1) {
        hunk.old.end -= 1;
        hunk.new.end -= 1;
    }
    hunk
}

/// The hunk with the whole sentences of both sides that it lies in.
fn widened(hunk: &Hunk, old: &Side<'_>, new: &Side<'_>) -> Hunk {
    let begin = |a: usize, b: usize| old.begins_at(a) && new.begins_at(b);
    let back = (0..=hunk.old.start.min(hunk.new.start))
        .find(|by| begin(hunk.old.start - by, hunk.new.start - by))
        .unwrap_or(hunk.old.start);
    let rest = old.tokens.len().saturating_sub(hunk.old.end);
    let forth = (0..=rest).find(|by| begin(hunk.old.end + by, hunk.new.end + by)).unwrap_or(rest);
    Hunk {
        old: hunk.old.start - back..hunk.old.end + forth,
        new: hunk.new.start - back..hunk.new.end + forth,
    }
}

/// Gives every text a number, so that tokens compare quickly.
#[derive(Default)]
struct Names<'text> {
    numbers: HashMap<&'text str, u32>,
    /// The letters of each numbered text that is a word; 0 for white space and marks.
    letters: Vec<usize>,
}

impl<'text> Names<'text> {
    fn number(&mut self, text: &'text str, letters: usize) -> u32 {
        let next = u32::try_from(self.letters.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.letters.push(letters);
        }
        number
    }
}

/// The part of a side that differs, in sentences and numbered tokens.
struct Part {
    /// The number of each token.
    names: Vec<u32>,
    /// The place of the first of them among the tokens of the side.
    from: usize,
    segments: Segments,
}

impl Part {
    fn new<'text>(side: &Side<'text>, range: Range<usize>, names: &mut Names<'text>) -> Self {
        let tokens = side.tokens.get(range.clone()).unwrap_or_default().iter().enumerate();
        let names = tokens
            .map(|(place, token)| {
                let place = range.start + place;
                names.number(token.text, side.letters(&(place..place + 1)))
            })
            .collect();
        Self { names, from: range.start, segments: Segments::new(side, range) }
    }

    /// The numbers of a range of tokens of the side.
    fn names(&self, range: &Range<usize>) -> &[u32] {
        self.names.get(range.start - self.from..range.end - self.from).unwrap_or_default()
    }
}

/// What is being compared.
struct Comparison<'tuning> {
    old: Part,
    new: Part,
    /// The letters of every numbered text.
    letters: Vec<usize>,
    tuning: &'tuning Tuning,
}

impl Comparison<'_> {
    fn hunks(&self) -> Vec<Hunk> {
        let (old, new) = (&self.old.segments, &self.new.segments);
        if old.len() == 1 && new.len() == 1 {
            return self.tokens(&old.tokens(0..1), &new.tokens(0..1));
        }
        let mut numbers = HashMap::new();
        let keys = |part: &'_ Part, numbers: &mut HashMap<Vec<u32>, u32>| -> Vec<u32> {
            let key = |range: &Range<usize>| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(part.names(range).to_vec()).or_insert(next)
            };
            part.segments.keys.iter().map(key).collect()
        };
        let (old_keys, new_keys) = (keys(&self.old, &mut numbers), keys(&self.new, &mut numbers));
        let mut found = Vec::new();
        let mut place = (0, 0);
        for gap in align(&old_keys, &new_keys, self.tuning.most_tokens) {
            self.same(place, gap.old.start, &mut found);
            found.extend(self.gap(&gap));
            place = (gap.old.end, gap.new.end);
        }
        self.same(place, old.len(), &mut found);
        found
    }

    /// The hunks in sentences that read the same, from a place on both sides: numbers of list items and white space.
    fn same(&self, from: (usize, usize), to: usize, found: &mut Vec<Hunk>) {
        for (a, b) in (from.0..to).zip(from.1..) {
            found.extend(
                self.tokens(&self.old.segments.tokens(a..a + 1), &self.new.segments.tokens(b..b + 1)),
            );
        }
    }

    /// The hunks of two ranges, token by token.
    fn tokens(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Hunk> {
        align(self.old.names(old), self.new.names(new), self.tuning.most_tokens)
            .into_iter()
            .map(|hunk| hunk.shifted(old.start, new.start))
            .collect()
    }
}
