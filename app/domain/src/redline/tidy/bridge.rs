//! Joining neighbouring changes that a reader takes for one.

use super::{Hunk, Side, Tuning};
use crate::redline::token::{Token, TokenKind};

/// Joins neighbouring changes when only white space, a dash or one short word stands between them and the result
/// replaces words by words.
pub(super) fn bridge(hunks: Vec<Hunk>, old: &Side<'_>, new: &Side<'_>, tuning: &Tuning) -> Vec<Hunk> {
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

fn reads_as_one(last: &Hunk, next: &Hunk, old: &Side<'_>, new: &Side<'_>, tuning: &Tuning) -> bool {
    let run = last.old.end..next.old.start;
    let between = old.tokens.get(run.clone()).unwrap_or_default();
    let plain = between.iter().all(|token| match token.kind {
        TokenKind::Space => !token.text.contains('\n'),
        TokenKind::Punctuation => matches!(token.text, "-" | "–" | "—"),
        kind => kind == TokenKind::Word,
    });
    let words = between.iter().filter(|token| token.is_wordlike()).count();
    let kept = old.letters(&run);
    let both_sides = old.letters(&(last.old.start..next.old.end)) > kept
        && new.letters(&(last.new.start..next.new.end)) > kept;
    // "с 9:00 до 18:30": values stay apart even with a short word between them.
    let value = |token: Option<&Token<'_>>| token.is_some_and(|token| token.kind != TokenKind::Word);
    let before = |side: &Side<'_>, end: usize| value(end.checked_sub(1).and_then(|end| side.token(end)));
    let values = before(old, last.old.end) && before(new, last.new.end)
        || value(old.token(next.old.start)) && value(new.token(next.new.start));
    let size = |hunk: &Hunk| old.letters(&hunk.old).max(new.letters(&hunk.new));
    plain
        && !run.is_empty()
        && both_sides
        && (words == 0
            || words == 1 && !values && kept <= tuning.bridge_letters && kept <= size(last).min(size(next)))
}
