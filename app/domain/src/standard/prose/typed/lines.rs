//! Lines that begin with a mark: each becomes an item of its own, below or beside the one before it.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::super::blank::has_blank;
use super::super::marker::{MarkKind, lead};
use super::{BlockKind, OpenBlock, Typed};

impl<'a> Typed<'a> {
    /// The mark with which the words that come next begin: its length and its kind.
    pub(super) fn next_mark(&mut self) -> Option<(usize, MarkKind)> {
        match self.events.peek() {
            Some((Event::Text(text), _)) => lead(text),
            _ => None,
        }
    }

    /// Gives the words that come next as a mark and the rest.
    pub(super) fn marked(&mut self, length: usize) {
        if let Some((Event::Text(text), _)) = self.events.next()
            && let (Some(mark), Some(rest)) = (text.get(..length), text.get(length..))
        {
            self.ready.push_back(Event::FootnoteReference(CowStr::from(mark.to_owned())));
            let rest = rest.trim_start();
            if !rest.is_empty() {
                self.ready.push_back(Event::Text(CowStr::from(rest.to_owned())));
            }
        }
    }

    /// The end of a line: the next one is a line of its own if it has a mark, or if either has blanks to fill in.
    pub(super) fn line_end(&mut self, event: Event<'a>, range: &Range<usize>) {
        if let Some((length, kind)) = self.next_mark().filter(|(_, kind)| self.may_begin(*kind, range)) {
            if self.inline == 0 && self.split(kind) {
                return self.marked(length);
            }
            return self.ready.push_back(Event::HardBreak);
        }
        let before = self.source.get(..range.start).and_then(|before| before.rsplit('\n').next());
        let after = self.source.get(range.end..).and_then(|after| after.lines().next());
        let is_blank = before.is_some_and(has_blank) || after.is_some_and(has_blank);
        self.ready.push_back(if is_blank { Event::HardBreak } else { event });
    }

    /// Whether a line may begin with a mark of this kind: a dash inside a sentence that was cut into lines is none.
    fn may_begin(&self, kind: MarkKind, range: &Range<usize>) -> bool {
        let goes_on = || self.open.last().is_some_and(|block| block.lists.contains(&kind));
        let is_ended = || {
            let before = self.source.get(..range.start).unwrap_or_default();
            before.trim_end().ends_with([':', ';', ',', '.'])
        };
        !matches!(kind, MarkKind::Dash(_)) || goes_on() || is_ended()
    }

    /// Begins an item with a mark of this kind inside the open block; whether there can be one.
    fn split(&mut self, kind: MarkKind) -> bool {
        let base = match self.open.as_slice() {
            [.., OpenBlock { kind: BlockKind::Item(base), .. }]
            | [
                ..,
                OpenBlock { kind: BlockKind::Item(base), .. },
                OpenBlock { kind: BlockKind::Paragraph, .. },
            ] => *base,
            [.., OpenBlock { kind: BlockKind::Paragraph, .. }] => None,
            _ => return false,
        };
        let Some(block) = self.open.last_mut() else { return false };
        let is_paragraph = block.kind == BlockKind::Paragraph;
        let lists = block.lists.len();
        if base.is_some_and(|base| kind.ends(base)) {
            block.lists.clear();
            self.close(lists);
            if is_paragraph && lists == 0 {
                self.ready.push_back(Event::End(TagEnd::Paragraph));
            }
            self.ready.extend([Event::End(TagEnd::Item), Event::Start(Tag::Item)]);
            if is_paragraph {
                self.ready.push_back(Event::Start(Tag::Paragraph));
            }
            return true;
        }
        if let Some(place) = block.lists.iter().position(|open| kind.ends(*open)) {
            block.lists.truncate(place);
            block.lists.push(kind);
            self.close(lists.saturating_sub(place + 1));
            self.ready.extend([Event::End(TagEnd::Item), Event::Start(Tag::Item)]);
            return true;
        }
        block.lists.push(kind);
        if is_paragraph && lists == 0 {
            self.ready.push_back(Event::End(TagEnd::Paragraph));
        }
        self.ready.extend([Event::Start(Tag::List(None)), Event::Start(Tag::Item)]);
        true
    }
}
