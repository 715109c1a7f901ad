//! Tidying of raw differences: slide a change to where words begin, join changes that a reader takes for one, and
//! replace a sentence of which little stayed.

use std::ops::Range;

use super::sentence::beginnings;
use super::token::{Token, TokenKind};
use super::words::{Hunk, Tuning};

fn at<'tokens, 'text>(tokens: &'tokens [Token<'text>], range: &Range<usize>) -> &'tokens [Token<'text>] {
    tokens.get(range.clone()).unwrap_or_default()
}

/// The letters of the words in a run of tokens.
fn letters(tokens: &[Token<'_>]) -> usize {
    tokens.iter().filter(|token| token.is_wordlike()).map(|token| token.text.chars().count()).sum()
}

/// Moves every one-sided change along equal tokens to the place where it reads best: whole sentences first, then words
/// with the space or comma that belongs to them.
pub(super) fn slide(mut hunks: Vec<Hunk>, old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Hunk> {
    let (old_begins, new_begins) = (beginnings(old), beginnings(new));
    for place in 0..hunks.len() {
        let floor = place
            .checked_sub(1)
            .and_then(|before| hunks.get(before))
            .map_or((0, 0), |h| (h.old.end, h.new.end));
        let ceiling = hunks.get(place + 1).map_or((old.len(), new.len()), |h| (h.old.start, h.new.start));
        let Some(hunk) = hunks.get_mut(place) else { continue };
        let (side, begins, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (true, false) => (new, &new_begins, hunk.new.clone()),
            (false, true) => (old, &old_begins, hunk.old.clone()),
            _ => continue,
        };
        let same =
            |a: usize, b: usize| side.get(a).map(|token| token.text) == side.get(b).map(|token| token.text);
        // One token is left between neighbours, so that changes never touch.
        let room_left = hunk
            .old
            .start
            .saturating_sub(floor.0 + usize::from(place > 0))
            .min(hunk.new.start.saturating_sub(floor.1 + usize::from(place > 0)));
        let next = usize::from(ceiling != (old.len(), new.len()));
        let room_right =
            ceiling.0.saturating_sub(hunk.old.end + next).min(ceiling.1.saturating_sub(hunk.new.end + next));
        let left = (1..=room_left).take_while(|by| same(range.start - by, range.end - by)).count();
        let right = (0..room_right).take_while(|by| same(range.start + by, range.end + by)).count();
        let (start, length) = (range.start - left, range.len());
        let best = (start..=range.start + right)
            .max_by_key(|candidate| rank(side, begins, &(*candidate..candidate + length)))
            .unwrap_or(range.start);
        let shifted = |range: &Range<usize>, from: usize| {
            let (start, end) = (range.start + best, range.end + best);
            start - from..end - from
        };
        hunk.old = shifted(&hunk.old, range.start);
        hunk.new = shifted(&hunk.new, range.start);
    }
    hunks
}

/// How well a one-sided change reads at a place.
fn rank(side: &[Token<'_>], begins: &[bool], range: &Range<usize>) -> u8 {
    let begins_at = |place: usize| begins.get(place).copied().unwrap_or(false);
    let text = |place: Option<usize>| place.and_then(|place| side.get(place)).map_or("", |token| token.text);
    let is_space = |place: Option<usize>| {
        place.and_then(|place| side.get(place)).is_none_or(|token| token.kind == TokenKind::Space)
    };
    let (first, last) = (Some(range.start), range.end.checked_sub(1));
    let (before, after) = (range.start.checked_sub(1), Some(range.end));
    if begins_at(range.start) && begins_at(range.end) {
        5
    } else if matches!(text(first), "," | ";") && matches!(text(after), "," | ";" | "." | "") {
        4
    } else if !is_space(first) && is_space(before) && is_space(last) {
        3
    } else if is_space(first) && !is_space(last) {
        2
    } else {
        u8::from(!is_space(first))
    }
}

/// Joins neighbouring changes when only white space, a dash or one short word stands between them and the result
/// replaces words by words.
pub(super) fn bridge(hunks: Vec<Hunk>, old: &[Token<'_>], new: &[Token<'_>], tuning: &Tuning) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        if let Some(last) = joined.last_mut()
            && reads_as_one(last, &hunk, old, new, tuning)
        {
            last.old.end = hunk.old.end;
            last.new.end = hunk.new.end;
        } else {
            joined.push(hunk);
        }
    }
    joined
}

fn reads_as_one(last: &Hunk, next: &Hunk, old: &[Token<'_>], new: &[Token<'_>], tuning: &Tuning) -> bool {
    let between = at(old, &(last.old.end..next.old.start));
    let words = between.iter().filter(|token| token.is_wordlike()).count();
    let plain = between.iter().all(|token| match token.kind {
        TokenKind::Space => !token.text.contains('\n'),
        TokenKind::Punctuation => matches!(token.text, "-" | "–" | "—"),
        _ => token.kind == TokenKind::Word && token.text.chars().count() <= tuning.bridge_letters,
    });
    let both_sides = letters(at(old, &(last.old.start..next.old.end))) > letters(between)
        && letters(at(new, &(last.new.start..next.new.end))) > letters(between);
    let size = |hunk: &Hunk| letters(at(old, &hunk.old)).max(letters(at(new, &hunk.new)));
    plain && both_sides && words <= 1 && (words == 0 || letters(between) <= size(last).min(size(next)))
}

/// Turns the changes of a sentence into one replacement when there are several and little of the sentence stayed.
pub(super) fn sentences(
    hunks: Vec<Hunk>,
    old: &[Token<'_>],
    new: &[Token<'_>],
    tuning: &Tuning,
) -> Vec<Hunk> {
    if hunks.len() < 2 {
        return hunks;
    }
    let (old_begins, new_begins) = (beginnings(old), beginnings(new));
    // Whether a sentence begins on both sides at a pair of equal places.
    let aligned = |old_place: usize, new_place: usize| {
        old_begins.get(old_place).copied().unwrap_or(false)
            && new_begins.get(new_place).copied().unwrap_or(false)
    };
    let mut result = Vec::with_capacity(hunks.len());
    let mut group: Vec<Hunk> = Vec::new();
    let mut start = (0, 0);
    let mut place = (0, 0);
    for hunk in hunks {
        let run = hunk.old.start - place.0;
        let borders = || (0..=run).filter(|by| aligned(place.0 + by, place.1 + by));
        if let (Some(first), Some(last)) = (borders().next(), borders().next_back()) {
            let end = (place.0 + first, place.1 + first);
            close(&mut result, &mut group, start, end, old, new, tuning);
            start = (place.0 + last, place.1 + last);
        }
        place = (hunk.old.end, hunk.new.end);
        group.push(hunk);
    }
    let run = old.len() - place.0;
    let first = (0..=run).find(|by| aligned(place.0 + by, place.1 + by)).unwrap_or(run);
    close(&mut result, &mut group, start, (place.0 + first, place.1 + first), old, new, tuning);
    result
}

/// Moves the changes of one sentence, which spans from `start` to `end` on both sides, to the result.
fn close(
    result: &mut Vec<Hunk>,
    group: &mut Vec<Hunk>,
    start: (usize, usize),
    end: (usize, usize),
    old: &[Token<'_>],
    new: &[Token<'_>],
    tuning: &Tuning,
) {
    let changed: usize =
        group.iter().map(|hunk| letters(at(old, &hunk.old)) + letters(at(new, &hunk.new))).sum();
    let whole = letters(at(old, &(start.0..end.0))) + letters(at(new, &(start.1..end.1)));
    let replaced = group.len() > 1
        && changed * 1000 > whole * tuning.sentence_permille
        && group.iter().any(|hunk| !hunk.old.is_empty())
        && group.iter().any(|hunk| !hunk.new.is_empty());
    if replaced {
        let mut block = Hunk { old: start.0..end.0, new: start.1..end.1 };
        trim(&mut block, group.last(), old, new);
        result.push(block);
        group.clear();
    } else {
        result.append(group);
    }
}

/// Leaves the equal white space and final mark after a replaced sentence out of the replacement.
fn trim(block: &mut Hunk, last: Option<&Hunk>, old: &[Token<'_>], new: &[Token<'_>]) {
    let floor = last.map_or((block.old.end, block.new.end), |last| (last.old.end, last.new.end));
    while block.old.end > floor.0 && block.new.end > floor.1 {
        match (before(old, block.old.end), before(new, block.new.end)) {
            (Some(a), Some(b)) if a == b && !a.is_wordlike() => {
                block.old.end -= 1;
                block.new.end -= 1;
            }
            _ => break,
        }
    }
}

/// The token that ends at a place.
fn before<'text>(tokens: &[Token<'text>], end: usize) -> Option<Token<'text>> {
    end.checked_sub(1).and_then(|last| tokens.get(last)).copied()
}
