//! Which marks of emphasis are words themselves: a line of blanks, «__» ________ 20__ года, stresses nothing.

use std::ops::Range;

/// The marks of an emphasis that joins no words; none where it stresses what it encloses. `count` marks stand on each
/// side of what stands in `range` of `source`.
pub(super) fn blank<'a>(source: &'a str, range: &Range<usize>, count: usize) -> Option<&'a str> {
    let (start, end) = (range.start.checked_add(count)?, range.end.checked_sub(count)?);
    let marks = source.get(range.start..start)?;
    let inner = source.get(start..end)?;
    let mark = marks.chars().next()?;
    let is_line = mark == '_';
    let longest = if is_line { 2 } else { 3 };
    if run(source, range.start, mark) > longest || run(source, end, mark) > longest {
        return Some(marks);
    }
    let words = inner.trim_matches(['*', '_']);
    let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
        return Some(marks);
    };
    let closes = matches!(first, '»' | '”' | ')' | ']' | '}' | ',' | ';')
        || (is_line && matches!(first, '.' | ':' | '/' | '-' | '–' | '—'));
    let opens = matches!(last, '«' | '“' | '„' | '(' | '[' | '{' | '№');
    let before = source.get(..range.start)?.chars().next_back();
    // The blank of a day or of a year: __января 20__ года, №__от__.
    let is_dated = is_line && count > 1 && last.is_ascii_digit() && !first.is_ascii_digit();
    let is_numbered = is_line && before == Some('№');
    (closes || opens || is_dated || is_numbered || first.is_whitespace() || last.is_whitespace())
        .then_some(marks)
}

/// Whether a line has a blank to be filled in by hand, so that it is a line of its own.
pub(super) fn has_blank(line: &str) -> bool {
    line.contains("___") || line.contains(r"\_\_\_")
}

/// How many of `mark` stand together around a place, as far as it matters.
fn run(source: &str, at: usize, mark: char) -> usize {
    const ENOUGH: usize = 5;
    let (before, after) = source.split_at_checked(at).unwrap_or_default();
    let same = |letter: &char| *letter == mark;
    before.chars().rev().take(ENOUGH).take_while(same).count()
        + after.chars().take(ENOUGH).take_while(same).count()
}
