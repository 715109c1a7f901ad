//! Sentences and list items as ranges of tokens.

use std::ops::Range;

use crate::redline::side::Side;
use crate::redline::token::{Token, TokenKind};

/// A run of tokens cut where sentences begin.
pub(super) struct Segments {
    /// Where each begins, and where the last ends.
    bounds: Vec<usize>,
    /// What of each must read the same for two to be one: without the number of a list item and the final mark.
    pub(super) keys: Vec<Range<usize>>,
}

impl Segments {
    pub(super) fn new(side: &Side<'_>, range: Range<usize>) -> Self {
        let inner = (range.start + 1..range.end).filter(|place| side.begins_at(*place));
        let bounds: Vec<usize> = std::iter::once(range.start)
            .chain(inner)
            .chain((!range.is_empty()).then_some(range.end))
            .collect();
        let keys =
            bounds.iter().zip(bounds.iter().skip(1)).map(|(start, end)| key(side, *start..*end)).collect();
        Self { bounds, keys }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The tokens of a run of segments.
    pub(super) fn tokens(&self, run: Range<usize>) -> Range<usize> {
        let bound = |place: usize| self.bounds.get(place).or(self.bounds.last()).copied().unwrap_or(0);
        bound(run.start)..bound(run.end)
    }
}

/// The tokens of a segment without the number of a list item before it and the marks and white space after it; all of
/// them if nothing is left.
fn key(side: &Side<'_>, segment: Range<usize>) -> Range<usize> {
    let start = segment.start + marker(side, &segment);
    let is_word = |place: &usize| side.token(*place).is_some_and(Token::is_wordlike);
    let end = (start..segment.end).rev().find(is_word).map_or(start, |last| last + 1);
    if start < end { start..end } else { segment }
}

/// How many tokens the number or dash of a list item takes: "2) ", "(c) ", "1. ", "– ".
fn marker(side: &Side<'_>, segment: &Range<usize>) -> usize {
    let text = |by: usize| side.text(segment.start + by);
    let space =
        |by: usize| side.token(segment.start + by).is_some_and(|token| token.kind == TokenKind::Space);
    let short = |by: usize| {
        let text = text(by);
        !text.is_empty() && text.chars().count() <= 3 && text.chars().all(char::is_alphanumeric)
    };
    let length = if matches!(text(0), "-" | "–" | "—" | "•") && space(1) {
        2
    } else if text(0) == "(" && short(1) && text(2) == ")" && space(3) {
        4
    } else if short(0) && matches!(text(1), ")" | ".") && space(2) {
        3
    } else {
        0
    };
    length.min(segment.len())
}
