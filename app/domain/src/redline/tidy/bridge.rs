//! Joining neighbouring changes that a reader takes for one.

use super::{Hunk, Side, TokenKind, Tuning};

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
    let size = |hunk: &Hunk| old.letters(&hunk.old).max(new.letters(&hunk.new));
    plain
        && both_sides
        && (words == 0 || words == 1 && kept <= tuning.bridge_letters && kept <= size(last).min(size(next)))
}
