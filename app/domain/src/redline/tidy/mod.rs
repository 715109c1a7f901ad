//! Tidying of raw differences until they read as a lawyer's changes: slide, bridge, replace whole sentences.

mod beginnings;
mod bridge;
mod replace;
mod slide;

use std::ops::Range;

use self::beginnings::beginnings;
use super::token::{Token, TokenKind};
use super::words::{Hunk, Tuning};

/// One side of a difference, measured once.
struct Side<'side> {
    tokens: &'side [Token<'side>],
    /// For every token, and for the end, whether a sentence begins there.
    begins: Vec<bool>,
    /// For every token, and for the end, how many letters of words stand before it.
    letters: Vec<usize>,
}

impl<'side> Side<'side> {
    fn new(tokens: &'side [Token<'side>]) -> Self {
        let mut letters = Vec::with_capacity(tokens.len() + 1);
        let mut sum = 0;
        for token in tokens {
            letters.push(sum);
            sum += if token.is_wordlike() { token.text.chars().count() } else { 0 };
        }
        letters.push(sum);
        Self { tokens, begins: beginnings(tokens), letters }
    }

    /// Whether a sentence begins at a place.
    fn begins_at(&self, place: usize) -> bool {
        self.begins.get(place).copied().unwrap_or(false)
    }

    /// The letters of the words in a range of tokens.
    fn letters(&self, range: &Range<usize>) -> usize {
        let before = |place: usize| self.letters.get(place).copied().unwrap_or(0);
        before(range.end).saturating_sub(before(range.start))
    }

    fn token(&self, place: usize) -> Option<&Token<'side>> {
        self.tokens.get(place)
    }

    fn text(&self, place: usize) -> &'side str {
        self.token(place).map_or("", |token| token.text)
    }

    /// Whether white space, or nothing, stands at a place.
    fn is_space(&self, place: usize) -> bool {
        self.token(place).is_none_or(|token| token.kind == TokenKind::Space)
    }
}

/// Tidies the places where two lists of tokens differ; whole sentences are replaced only if `sentences`.
pub(super) fn tidy(
    hunks: Vec<Hunk>,
    old: &[Token<'_>],
    new: &[Token<'_>],
    tuning: &Tuning,
    sentences: bool,
) -> Vec<Hunk> {
    if hunks.is_empty() {
        return hunks;
    }
    let (old, new) = (Side::new(old), Side::new(new));
    let hunks = bridge::bridge(slide::slide(hunks, &old, &new), &old, &new, tuning);
    if sentences { replace::replace(hunks, &old, &new, tuning) } else { hunks }
}
