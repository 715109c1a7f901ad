//! A redline of prose as it is read: the marks of its `CommonMark` are no words of it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Fragment, FragmentKind};
use crate::standard::prose;

/// What stands between the words of two cells of a table.
const BETWEEN: char = '\u{2003}';

/// What becomes of a byte of the source.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// It is a word.
    Word,
    /// It is a mark and is not printed.
    Mark,
    /// It parts two cells of a table.
    Bar,
}

/// The fragments without the marks of emphasis, of headings, of links and of tables, on each side as that side is read.
pub fn drawn(fragments: &[Fragment]) -> Vec<Fragment> {
    let (old, new) = (shown(&Fragment::old_text(fragments)), shown(&Fragment::new_text(fragments)));
    let (mut old_at, mut new_at) = (0, 0);
    let mut drawn = Vec::with_capacity(fragments.len());
    for fragment in fragments {
        let mut text = String::with_capacity(fragment.text.len());
        let (side, from) = match fragment.kind {
            FragmentKind::Deleted => (&old, old_at),
            FragmentKind::Same | FragmentKind::Inserted => (&new, new_at),
        };
        for (place, letter) in fragment.text.char_indices() {
            match side.get(from + place).copied().unwrap_or(Shown::Word) {
                Shown::Word => text.push(letter),
                Shown::Mark => {}
                Shown::Bar => text.push(BETWEEN),
            }
        }
        if fragment.kind != FragmentKind::Inserted {
            old_at += fragment.text.len();
        }
        if fragment.kind != FragmentKind::Deleted {
            new_at += fragment.text.len();
        }
        Fragment::push(&mut drawn, fragment.kind, &text);
    }
    drawn
}

/// What becomes of every byte of a source.
fn shown(source: &str) -> Vec<Shown> {
    let mut map = Map { shown: vec![Shown::Word; source.len()], source };
    // What is open: its place, and where its words begin and end.
    let mut open: Vec<(Range<usize>, Option<Range<usize>>)> = Vec::new();
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        let is_end = matches!(event, Event::End(_));
        if !is_end && let Some((_, words)) = open.last_mut() {
            let start = words.as_ref().map_or(range.start, |words| words.start.min(range.start));
            let end = words.as_ref().map_or(range.end, |words| words.end.max(range.end));
            *words = Some(start..end);
        }
        match event {
            Event::Start(Tag::Table(_)) => {
                map.table(&range);
                open.push((range, None));
            }
            Event::Start(_) => open.push((range, None)),
            Event::End(tag) => {
                if let Some((range, words)) = open.pop() {
                    map.end(tag, &range, words);
                }
            }
            Event::Code(_) => map.code(&range),
            Event::Text(_) => map.escape(&range),
            _ => {}
        }
    }
    map.shown
}

/// The bytes of a source with what becomes of them.
struct Map<'a> {
    shown: Vec<Shown>,
    source: &'a str,
}

impl Map<'_> {
    fn hide(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.shown.get_mut(range) {
            bytes.fill(Shown::Mark);
        }
    }

    /// Hides what stands around the words of an emphasis, a link or a heading of one line.
    fn end(&mut self, tag: TagEnd, range: &Range<usize>, words: Option<Range<usize>>) {
        let raw = self.source.get(range.clone()).unwrap_or_default();
        let is_drawn = match tag {
            TagEnd::Emphasis => prose::is_drawn(self.source, range, 1),
            TagEnd::Strong => prose::is_drawn(self.source, range, 2),
            TagEnd::Link | TagEnd::Image => true,
            TagEnd::Heading(_) => !raw.trim_end().contains('\n'),
            _ => false,
        };
        if let Some(words) = words.filter(|_| is_drawn) {
            self.hide(range.start..words.start);
            // The line below a heading stays a line of its own.
            let end = range.start + raw.trim_end().len();
            if words.end <= end {
                self.hide(words.end..end);
            }
        }
    }

    /// Hides the marks around what is code.
    fn code(&mut self, range: &Range<usize>) {
        let raw = self.source.get(range.clone()).unwrap_or_default();
        let marks = raw.len() - raw.trim_start_matches('`').len();
        if marks * 2 <= raw.len() {
            self.hide(range.start..range.start + marks);
            self.hide(range.end - marks..range.end);
        }
    }

    /// Hides the stroke by which a letter is no mark.
    fn escape(&mut self, range: &Range<usize>) {
        let before = self.source.get(..range.start).unwrap_or_default();
        let is_letter = self
            .source
            .get(range.clone())
            .is_some_and(|text| text.starts_with(|letter: char| letter.is_ascii_punctuation()));
        if is_letter && before.ends_with('\\') {
            self.hide(range.start - 1..range.start);
        }
    }

    /// Draws the rows of a table: its bars part cells, and the line of dashes is a mark.
    fn table(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        let raw = self.source.get(range.clone()).unwrap_or_default();
        for line in raw.split_inclusive('\n') {
            let words = line.trim();
            if words.contains('-')
                && words.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'))
            {
                self.hide(at..at + line.len());
            } else {
                self.row(at, line);
            }
            at += line.len();
        }
    }

    fn row(&mut self, at: usize, line: &str) {
        let (first, last) = (line.len() - line.trim_start().len(), line.trim_end().len());
        for (place, _) in line.match_indices('|') {
            let is_escaped = line.get(..place).is_some_and(|before| before.ends_with('\\'));
            if let Some(byte) = self.shown.get_mut(at + place).filter(|_| !is_escaped) {
                *byte = if place == first || place + 1 == last { Shown::Mark } else { Shown::Bar };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(text: &str) -> Fragment {
        Fragment::new(FragmentKind::Same, text)
    }

    #[test]
    fn marks_are_drawn_and_never_printed() {
        let text = |source: &str| Fragment::new_text(&drawn(&[same(source)]));
        assert_eq!(text("**справка** и *копия*"), "справка и копия");
        assert_eq!(text("| a | b |\n|---|---|\n| 1 | **2** |"), " a \u{2003} b \n 1 \u{2003} 2 ");
        assert_eq!(text("«__» ________ 20__ года"), "«__» ________ 20__ года");
        assert_eq!(text("1) раз\n2) два"), "1) раз\n2) два");
        assert_eq!(text("\\*сноска `код` [тут](https://a.kz)"), "*сноска код тут");
        assert_eq!(text("# Итог"), "Итог");
    }

    #[test]
    fn each_side_is_drawn_as_it_is_read() {
        let fragments = [
            same("срок "),
            Fragment::new(FragmentKind::Deleted, "**3 дня**"),
            Fragment::new(FragmentKind::Inserted, "*5 дней*"),
        ];
        let drawn = drawn(&fragments);
        assert_eq!(Fragment::old_text(&drawn), "срок 3 дня");
        assert_eq!(Fragment::new_text(&drawn), "срок 5 дней");
    }
}
