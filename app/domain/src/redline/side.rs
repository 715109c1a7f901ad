//! One side of a difference: its tokens, its sentences, its letters.

use std::ops::Range;

use super::beginnings::beginnings;
use super::token::{Token, TokenKind};

/// One side of a difference, measured once.
pub(super) struct Side<'side> {
    /// The tokens.
    pub(super) tokens: &'side [Token<'side>],
    /// For every token, and for the end, whether a sentence begins there.
    begins: Vec<bool>,
    /// For every token, and for the end, how many letters of words stand before it.
    letters: Vec<usize>,
}

impl<'side> Side<'side> {
    /// The measures of a list of tokens.
    pub(super) fn new(tokens: &'side [Token<'side>]) -> Self {
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
    pub(super) fn begins_at(&self, place: usize) -> bool {
        self.begins.get(place).copied().unwrap_or(false)
    }

    /// The letters of the words in a range of tokens.
    pub(super) fn letters(&self, range: &Range<usize>) -> usize {
        let before = |place: usize| self.letters.get(place).copied().unwrap_or(0);
        before(range.end).saturating_sub(before(range.start))
    }

    /// The token at a place.
    pub(super) fn token(&self, place: usize) -> Option<&Token<'side>> {
        self.tokens.get(place)
    }

    /// The text of the token at a place; empty at the end.
    pub(super) fn text(&self, place: usize) -> &'side str {
        self.token(place).map_or("", |token| token.text)
    }

    /// Whether white space, or nothing, stands at a place.
    pub(super) fn is_space(&self, place: usize) -> bool {
        self.token(place).is_none_or(|token| token.kind == TokenKind::Space)
    }
}
