//! The three-way merge of a text, in tokens.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::redline::differ::Hunk;
use crate::redline::token::{Token, tokens};
use crate::redline::tuning::Tuning;
use crate::redline::words::hunks;

/// A run of merged text, or a place where both sides changed the same words differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// Text that merged by itself.
    Clean(String),
    /// Words that both sides changed, each in its own way.
    Conflict {
        /// What stood there before.
        base: String,
        /// What our side made of it; empty if it deleted it.
        ours: String,
        /// What their side made of it; empty if it deleted it.
        theirs: String,
    },
}

/// The result of a three-way merge of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedText {
    /// The segments in order; two clean ones never follow each other.
    pub segments: Vec<Segment>,
}

impl MergedText {
    /// The merged text, if there is no conflict.
    pub fn text_if_clean(&self) -> Option<String> {
        self.segments
            .iter()
            .map(|segment| match segment {
                Segment::Clean(text) => Some(text.as_str()),
                Segment::Conflict { .. } => None,
            })
            .collect()
    }

    /// Whether there is no conflict.
    pub fn is_clean(&self) -> bool {
        self.segments.iter().all(|segment| matches!(segment, Segment::Clean(_)))
    }

    /// The merged text with our words in every conflict.
    pub fn with_ours(&self) -> String {
        self.segments
            .iter()
            .map(|segment| match segment {
                Segment::Clean(text) | Segment::Conflict { ours: text, .. } => text.as_str(),
            })
            .collect()
    }

    /// The merged text with their words in every conflict.
    pub fn with_theirs(&self) -> String {
        self.segments
            .iter()
            .map(|segment| match segment {
                Segment::Clean(text) | Segment::Conflict { theirs: text, .. } => text.as_str(),
            })
            .collect()
    }

    fn push_clean(&mut self, text: &str) {
        match self.segments.last_mut() {
            _ if text.is_empty() => {}
            Some(Segment::Clean(last)) => last.push_str(text),
            _ => self.segments.push(Segment::Clean(text.to_owned())),
        }
    }
}

/// Merges what two sides made of one text.
///
/// Changes that do not overlap or touch are both taken; equal changes are taken once; the others are conflicts that
/// show both sides. A side that changed nothing yields to the other.
pub fn merge_text(base: &str, ours: &str, theirs: &str) -> MergedText {
    let mut merged = MergedText::default();
    if ours == theirs || theirs == base {
        merged.push_clean(ours);
        return merged;
    }
    if ours == base {
        merged.push_clean(theirs);
        return merged;
    }
    let (base, ours, theirs) = (tokens(base), tokens(ours), tokens(theirs));
    let tuning = Tuning::default();
    let mut ours =
        Side { tokens: &ours, hunks: hunks(&base, &ours, &tuning, false), taken: 0, shift: (0, 0) };
    let mut theirs =
        Side { tokens: &theirs, hunks: hunks(&base, &theirs, &tuning, false), taken: 0, shift: (0, 0) };

    let mut place = 0;
    while let Some(start) = [ours.next(), theirs.next()].into_iter().flatten().map(|hunk| hunk.start).min() {
        let mut region = start..start;
        while ours.join(&mut region) | theirs.join(&mut region) {}
        merged.push_clean(&joined(&base, place..region.start));
        let (mine, other) = (ours.close(&region), theirs.close(&region));
        let was = joined(&base, region.clone());
        if mine == other || other == was {
            merged.push_clean(&mine);
        } else if mine == was {
            merged.push_clean(&other);
        } else {
            merged.segments.push(Segment::Conflict { base: was, ours: mine, theirs: other });
        }
        place = region.end;
    }
    merged.push_clean(&joined(&base, place..base.len()));
    merged
}

fn joined(tokens: &[Token<'_>], range: Range<usize>) -> String {
    tokens.get(range).unwrap_or_default().iter().map(|token| token.text).collect()
}

/// One side of the merge, read from left to right.
struct Side<'side> {
    tokens: &'side [Token<'side>],
    hunks: Vec<Hunk>,
    /// How many hunks have been taken into a region.
    taken: usize,
    /// Up to where the side has been read: the end of the last taken hunk in the base and in the side.
    shift: (usize, usize),
}

impl Side<'_> {
    /// The base range of the next change.
    fn next(&self) -> Option<Range<usize>> {
        self.hunks.get(self.taken).map(|hunk| hunk.old.clone())
    }

    /// Widens `region` by the next change if that overlaps or touches it.
    fn join(&mut self, region: &mut Range<usize>) -> bool {
        match self.next() {
            Some(range) if range.start <= region.end => {
                region.end = region.end.max(range.end);
                self.taken += 1;
                true
            }
            _ => false,
        }
    }

    /// What the side has in place of the base's `region`, all of whose changes were joined.
    fn close(&mut self, region: &Range<usize>) -> String {
        // Between changes the base and the side run in step.
        let start = self.shift.1 + (region.start - self.shift.0);
        if let Some(last) = self.taken.checked_sub(1).and_then(|last| self.hunks.get(last)) {
            self.shift = (last.old.end, last.new.end);
        }
        let end = self.shift.1 + (region.end - self.shift.0);
        joined(self.tokens, start..end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::redline::laws::merged_texts;

    #[test]
    fn changes_in_different_places_are_both_taken() {
        let merged = merge_text(
            "Услуга оказывается в течение 5 рабочих дней бесплатно.",
            "Услуга оказывается в течение 3 рабочих дней бесплатно.",
            "Услуга оказывается в течение 5 рабочих дней на платной основе.",
        );
        assert_eq!(
            merged.text_if_clean().unwrap(),
            "Услуга оказывается в течение 3 рабочих дней на платной основе."
        );
    }

    #[test]
    fn changes_in_the_same_place_are_shown_with_both_sides() {
        let merged =
            merge_text("в течение 5 рабочих дней.", "в течение 3 рабочих дней.", "в течение 2 рабочих дней.");
        assert_eq!(
            merged.segments,
            [
                Segment::Clean("в течение ".to_owned()),
                Segment::Conflict {
                    base: "5 рабочих дней".to_owned(),
                    ours: "3 рабочих дней".to_owned(),
                    theirs: "2 рабочих дней".to_owned()
                },
                Segment::Clean(".".to_owned()),
            ]
        );
        assert_eq!(merged.text_if_clean(), None);
    }

    #[test]
    fn the_same_change_is_taken_once() {
        let merged = merge_text("a b c d e", "a X c d e", "a X c d Y");
        assert_eq!(merged.text_if_clean().unwrap(), "a X c d Y");
    }

    fn text() -> impl Strategy<Value = String> {
        "((a|b|c|d|5 дней|күні|,|\\.|\n)? ?){0,20}"
    }

    proptest! {
        #[test]
        fn nothing_is_dropped(base in text(), ours in text(), theirs in text()) {
            merged_texts(&base, &ours, &theirs);
        }
    }
}
