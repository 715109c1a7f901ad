//! Replacing a sentence of which little stayed, instead of showing many small changes in it.

use super::{Hunk, Side, Tuning};

/// A place on both sides.
type Place = (usize, usize);

/// Turns the changes of a sentence into one replacement when there are several and little of the sentence stayed.
///
/// A sentence here is what lies between places where a sentence begins on both sides.
pub(super) fn replace(hunks: Vec<Hunk>, old: &Side<'_>, new: &Side<'_>, tuning: &Tuning) -> Vec<Hunk> {
    if hunks.len() < 2 {
        return hunks;
    }
    let close = |group: Vec<Hunk>, start: Place, end: Place| -> Vec<Hunk> {
        if is_rewritten(&group, start, end, old, new, tuning) {
            vec![block(&group, start, end, old, new)]
        } else {
            group
        }
    };
    let mut result = Vec::with_capacity(hunks.len());
    let mut group: Vec<Hunk> = Vec::new();
    let mut start = (0, 0);
    let mut place = (0, 0);
    for hunk in hunks {
        let run = hunk.old.start.saturating_sub(place.0);
        let mut borders = (0..=run)
            .map(|by| (place.0 + by, place.1 + by))
            .filter(|(in_old, in_new)| old.begins_at(*in_old) && new.begins_at(*in_new));
        if let Some(first) = borders.next() {
            result.extend(close(std::mem::take(&mut group), start, first));
            start = borders.next_back().unwrap_or(first);
        }
        place = (hunk.old.end, hunk.new.end);
        group.push(hunk);
    }
    let run = old.tokens.len().saturating_sub(place.0);
    let end = (0..=run)
        .map(|by| (place.0 + by, place.1 + by))
        .find(|(in_old, in_new)| old.begins_at(*in_old) && new.begins_at(*in_new));
    result.extend(close(group, start, end.unwrap_or((place.0 + run, place.1 + run))));
    result
}

/// Whether there are several changes that both take and give words, and together they exceed the share.
fn is_rewritten(
    group: &[Hunk],
    start: Place,
    end: Place,
    old: &Side<'_>,
    new: &Side<'_>,
    tuning: &Tuning,
) -> bool {
    let gone: usize = group.iter().map(|hunk| old.letters(&hunk.old)).sum();
    let come: usize = group.iter().map(|hunk| new.letters(&hunk.new)).sum();
    let (was, is) = (old.letters(&(start.0..end.0)), new.letters(&(start.1..end.1)));
    // A sentence that mostly stands in the other one was cut or lengthened, not rewritten.
    let stays = (was - gone.min(was)) * 1000 > was.min(is) * tuning.sentence_permille && group.len() < 4;
    group.len() > 1
        && !stays
        && (gone + come) * 1000 > (was + is) * tuning.sentence_permille
        && group.iter().any(|hunk| !hunk.old.is_empty())
        && group.iter().any(|hunk| !hunk.new.is_empty())
}

/// The replacement of a sentence, without the equal white space and final mark after its last change.
fn block(group: &[Hunk], start: Place, end: Place, old: &Side<'_>, new: &Side<'_>) -> Hunk {
    let floor = group.last().map_or(end.0, |last| last.old.end);
    let tail = (1..=end.0.saturating_sub(floor))
        .take_while(|by| {
            let (a, b) = (old.token(end.0 - by), new.token(end.1.saturating_sub(*by)));
            a == b && a.is_some_and(|token| !token.is_wordlike())
        })
        .count();
    Hunk { old: start.0..end.0 - tail, new: start.1..end.1.saturating_sub(tail) }
}
