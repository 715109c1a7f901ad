//! The raw places of difference between two lists of tokens: sentences and list items first, then words.

mod align;
mod gaps;
mod segments;

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use self::align::align;
use self::segments::Segments;
use super::side::Side;
use super::token::Token;
use super::tuning::Tuning;

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
    let mut found = Comparison::new((old, wide.old), (new, wide.new), tuning).hunks();
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
struct Names<'text> {
    numbers: HashMap<&'text str, u32, RandomState>,
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
struct Part<'side> {
    side: &'side Side<'side>,
    /// The number of each token; 0 until it is needed.
    names: Vec<u32>,
    /// The place of the first of them among the tokens of the side.
    from: usize,
    segments: Segments,
}

impl<'side> Part<'side> {
    fn new(side: &'side Side<'side>, range: Range<usize>) -> Self {
        Self { side, names: vec![0; range.len()], from: range.start, segments: Segments::new(side, range) }
    }

    /// The tokens of a range of the side.
    fn tokens(&self, range: &Range<usize>) -> &'side [Token<'side>] {
        self.side.tokens.get(range.clone()).unwrap_or_default()
    }

    /// The numbers of a range of tokens of the side, which were given before.
    fn names(&self, range: &Range<usize>) -> &[u32] {
        self.names.get(range.start - self.from..range.end - self.from).unwrap_or_default()
    }

    /// Numbers the tokens of a run of segments.
    fn name(&mut self, segments: Range<usize>, names: &mut Names<'side>) {
        let range = self.segments.tokens(segments);
        let own = self.names.get_mut(range.start - self.from..range.end - self.from).unwrap_or_default();
        for ((place, name), token) in
            range.clone().zip(own).zip(self.side.tokens.get(range).unwrap_or_default())
        {
            *name = names.number(token.text, self.side.letters(&(place..place + 1)));
        }
    }
}

/// What is being compared.
struct Comparison<'side> {
    old: Part<'side>,
    new: Part<'side>,
    /// The letters of every numbered text.
    letters: Vec<usize>,
    /// The runs of segments between those that read the same.
    gaps: Vec<Hunk>,
    /// The pairs of segments that read the same but for the number of a list item or the final mark.
    near: Vec<(usize, usize)>,
    tuning: &'side Tuning,
}

impl<'side> Comparison<'side> {
    fn new(
        old: (&'side Side<'side>, Range<usize>),
        new: (&'side Side<'side>, Range<usize>),
        tuning: &'side Tuning,
    ) -> Self {
        let (mut old, mut new) = (Part::new(old.0, old.1), Part::new(new.0, new.1));
        let mut numbers: HashMap<&[Token<'_>], u32, RandomState> = HashMap::default();
        let mut keys = |part: &Part<'side>| -> Vec<u32> {
            let key = |range: &Range<usize>| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(part.tokens(range)).or_insert(next)
            };
            part.segments.keys.iter().map(key).collect()
        };
        let gaps = if old.segments.len() == 1 && new.segments.len() == 1 {
            vec![Hunk { old: 0..1, new: 0..1 }]
        } else {
            let (old_keys, new_keys) = (keys(&old), keys(&new));
            align(&old_keys, &new_keys, tuning.most_tokens)
        };
        let mut names = Names {
            numbers: HashMap::with_capacity_and_hasher(28, RandomState::default()),
            letters: Vec::new(),
        };
        for gap in gaps.iter().filter(|gap| !gap.old.is_empty() && !gap.new.is_empty()) {
            old.name(gap.old.clone(), &mut names);
            new.name(gap.new.clone(), &mut names);
        }
        let mut near = Vec::new();
        let starts = std::iter::once((0, 0)).chain(gaps.iter().map(|gap| (gap.old.end, gap.new.end)));
        let ends = gaps.iter().map(|gap| gap.old.start).chain([old.segments.len()]);
        for (a, b) in starts.zip(ends).flat_map(|(start, end)| (start.0..end).zip(start.1..)) {
            let whole = |part: &Part<'side>, at: usize| part.tokens(&part.segments.tokens(at..at + 1));
            if whole(&old, a) != whole(&new, b) {
                old.name(a..a + 1, &mut names);
                new.name(b..b + 1, &mut names);
                near.push((a, b));
            }
        }
        Self { old, new, letters: names.letters, gaps, near, tuning }
    }

    fn hunks(&self) -> Vec<Hunk> {
        let mut found = Vec::new();
        let mut near = self.near.iter().peekable();
        for gap in &self.gaps {
            while let Some(pair) = near.next_if(|(old, _)| *old < gap.old.start) {
                found.extend(self.sentence(*pair));
            }
            found.extend(self.gap(gap));
        }
        found.extend(near.flat_map(|pair| self.sentence(*pair)));
        found
    }

    /// The hunks of two sentences.
    fn sentence(&self, (old, new): (usize, usize)) -> Vec<Hunk> {
        self.tokens(&self.old.segments.tokens(old..old + 1), &self.new.segments.tokens(new..new + 1))
    }

    /// The hunks of two ranges, token by token.
    fn tokens(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Hunk> {
        align(self.old.names(old), self.new.names(new), self.tuning.most_tokens)
            .into_iter()
            .map(|hunk| hunk.shifted(old.start, new.start))
            .collect()
    }
}
