//! Runs of sentences that differ: which of them is which, by the letters of the words that they share.

use super::{Comparison, Hunk, Part};

/// The least likeness, in thousandths of the letters of both, at which two sentences are taken for one.
const ALIKE: usize = 500;
/// The share of what stays in a plain comparison, in thousandths, that must stay when whole sentences are paired.
const AS_GOOD: usize = 800;

/// The words of a sentence in the order of their numbers, and all their letters.
struct Words {
    numbers: Vec<u32>,
    letters: usize,
}

impl Comparison<'_> {
    /// The hunks of two runs of sentences.
    pub(super) fn gap(&self, gap: &Hunk) -> Vec<Hunk> {
        let (old, new) =
            (self.old.segments.tokens(gap.old.clone()), self.new.segments.tokens(gap.new.clone()));
        if gap.old.is_empty() || gap.new.is_empty() {
            return vec![Hunk { old, new }];
        }
        let plain = self.tokens(&old, &new);
        let pairs = gap.old.len().saturating_mul(gap.new.len());
        // Every pair costs the words of both sentences.
        let work = (old.len() * gap.new.len()).saturating_add(new.len() * gap.old.len());
        let most = self.tuning.most_pairs;
        if pairs == 1 || pairs > most || work > most.saturating_mul(100) {
            return plain;
        }
        let paired = self.paired(gap);
        let stays = |hunks: &[Hunk]| {
            let gone: usize = hunks.iter().map(|hunk| self.old.side.letters(&hunk.old)).sum();
            self.old.side.letters(&old).saturating_sub(gone)
        };
        if stays(&paired) * 1000 >= stays(&plain) * AS_GOOD { paired } else { plain }
    }

    fn letters_of(&self, name: u32) -> usize {
        usize::try_from(name).ok().and_then(|name| self.letters.get(name)).copied().unwrap_or(0)
    }

    fn words(&self, part: &Part<'_>, segment: usize) -> Words {
        let names = part.names(&part.segments.tokens(segment..segment + 1));
        let mut numbers: Vec<u32> = names.iter().copied().filter(|name| self.letters_of(*name) > 0).collect();
        numbers.sort_unstable();
        let letters = numbers.iter().map(|name| self.letters_of(*name)).sum();
        Words { numbers, letters }
    }

    /// The letters of the words that both have, or 0 if they are not alike.
    fn gain(&self, old: &Words, new: &Words) -> usize {
        let (mut a, mut b) = (old.numbers.iter().peekable(), new.numbers.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
            match one.cmp(other) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    common += self.letters_of(**one);
                    a.next();
                    b.next();
                }
            }
        }
        if 2 * common * 1000 >= (old.letters + new.letters) * ALIKE { common } else { 0 }
    }

    /// The hunks when sentences are paired, in order, so that as many letters as possible stay.
    fn paired(&self, gap: &Hunk) -> Vec<Hunk> {
        let old: Vec<Words> = gap.old.clone().map(|segment| self.words(&self.old, segment)).collect();
        let new: Vec<Words> = gap.new.clone().map(|segment| self.words(&self.new, segment)).collect();
        let width = new.len() + 1;
        // `best[i * width + j]`: what may stay of the sentences from `i` and `j` on.
        let mut best = vec![0_usize; (old.len() + 1) * width];
        let mut gains = vec![0_usize; (old.len() + 1) * width];
        let at = |table: &[usize], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
        for (i, one) in old.iter().enumerate().rev() {
            for (j, other) in new.iter().enumerate().rev() {
                let gain = self.gain(one, other);
                let both = if gain > 0 { at(&best, i + 1, j + 1) + gain } else { 0 };
                let most = both.max(at(&best, i + 1, j)).max(at(&best, i, j + 1));
                if let (Some(best), Some(kept)) = (best.get_mut(i * width + j), gains.get_mut(i * width + j))
                {
                    *best = most;
                    *kept = gain;
                }
            }
        }
        let (mut i, mut j) = (0, 0);
        let mut found = Vec::new();
        let mut place = (gap.old.start, gap.new.start);
        while i < old.len() && j < new.len() {
            let gain = at(&gains, i, j);
            let here = at(&best, i, j);
            if gain > 0 && here == at(&best, i + 1, j + 1) + gain {
                let (a, b) = (gap.old.start + i, gap.new.start + j);
                self.unpaired(place, (a, b), &mut found);
                found.extend(
                    self.tokens(&self.old.segments.tokens(a..a + 1), &self.new.segments.tokens(b..b + 1)),
                );
                place = (a + 1, b + 1);
                i += 1;
                j += 1;
            } else if here == at(&best, i + 1, j) {
                i += 1;
            } else {
                j += 1;
            }
        }
        self.unpaired(place, (gap.old.end, gap.new.end), &mut found);
        found
    }

    /// The hunk of the sentences up to a place on both sides, none of which has a pair.
    fn unpaired(&self, from: (usize, usize), to: (usize, usize), found: &mut Vec<Hunk>) {
        let hunk =
            Hunk { old: self.old.segments.tokens(from.0..to.0), new: self.new.segments.tokens(from.1..to.1) };
        if !hunk.is_empty() {
            found.push(hunk);
        }
    }
}
