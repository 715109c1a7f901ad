//! Tidying of raw differences until they read as a lawyer's changes: slide, bridge, replace whole sentences.

mod bridge;
mod replace;
mod slide;

use super::differ::Hunk;
use super::side::Side;
use super::tuning::Tuning;

/// Tidies the places where two lists of tokens differ; whole sentences are replaced only if `sentences`.
pub(super) fn tidy(
    hunks: Vec<Hunk>,
    old: &Side<'_>,
    new: &Side<'_>,
    tuning: &Tuning,
    sentences: bool,
) -> Vec<Hunk> {
    if hunks.is_empty() {
        return hunks;
    }
    let hunks = bridge::bridge(slide::slide(hunks, old, new), old, new, tuning);
    if sentences { replace::replace(hunks, old, new, tuning) } else { hunks }
}
