//! The events of `CommonMark` with what was typed: a list keeps the marks of its author, each line its own; blanks, rules and
//! lines of dashes are words.
//!
//! A mark comes as the reference to a footnote, which this `CommonMark` does not have, first in its item or in the first
//! paragraph of it. Lists come without a number of their own.

mod lines;

use std::collections::VecDeque;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::blank::blank;
use super::link;
use super::marker::{MarkKind, lead, listed};

/// The events of a source.
pub(crate) struct Typed<'a> {
    source: &'a str,
    events: Peekable<OffsetIter<'a>>,
    /// What is given next.
    ready: VecDeque<Event<'a>>,
    /// The blocks that are open.
    open: Vec<OpenBlock>,
    /// How many links, images and stresses are open.
    inline: usize,
    /// The open emphases, with the marks of those that are words.
    stresses: Vec<Option<&'a str>>,
    /// Lines that look like the definition of a link and lead nowhere, the last one first.
    notes: Vec<Range<usize>>,
}

/// A block that is open, with the lists that its own lines opened in it.
struct OpenBlock {
    kind: BlockKind,
    lists: Vec<MarkKind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Paragraph,
    Item(Option<MarkKind>),
    /// A paragraph with a line of dashes below it.
    Underlined,
    Other,
}

impl<'a> Typed<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let parser = Parser::new_ext(source, Options::ENABLE_TABLES);
        let mut notes: Vec<Range<usize>> = parser
            .reference_definitions()
            .iter()
            .filter(|(_, note)| link::allowed(LinkType::Inline, &note.dest).is_none())
            .map(|(_, note)| note.span.clone())
            .collect();
        notes.sort_unstable_by_key(|note| std::cmp::Reverse(note.start));
        let events = parser.into_offset_iter().peekable();
        Self {
            source,
            events,
            ready: VecDeque::new(),
            open: Vec::new(),
            inline: 0,
            stresses: Vec::new(),
            notes,
        }
    }

    fn raw(&self, range: &Range<usize>) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    fn take(&mut self, event: Event<'a>, range: &Range<usize>) {
        match event {
            Event::Rule => self.lines(self.raw(range)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
                if self.raw(range).trim_start().starts_with('~') =>
            {
                let is_inside =
                    |(event, _): &(Event<'a>, Range<usize>)| !matches!(event, Event::End(TagEnd::CodeBlock));
                while self.events.next_if(is_inside).is_some() {}
                self.events.next();
                self.lines(self.raw(range));
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::SoftBreak | Event::HardBreak => self.line_end(event, range),
            other => self.ready.push_back(other),
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => {
                let words = blank(self.source, range, if tag == Tag::Strong { 2 } else { 1 });
                self.stresses.push(words);
                if let Some(words) = words {
                    self.ready.push_back(Event::Text(words.into()));
                } else {
                    self.inline += 1;
                    self.ready.push_back(Event::Start(tag));
                }
            }
            Tag::Link { .. } | Tag::Image { .. } => {
                self.inline += 1;
                self.ready.push_back(Event::Start(tag));
            }
            Tag::Paragraph => self.paragraph(range),
            Tag::Item => self.item(range),
            // The heading of one line has its marks before it, that of several a line of them below it.
            Tag::Heading { .. } if self.raw(range).trim_end().contains(['\n', '\r']) => {
                self.begin(BlockKind::Underlined, Tag::Paragraph);
            }
            other => self.begin(BlockKind::Other, other),
        }
    }

    fn begin(&mut self, kind: BlockKind, tag: Tag<'a>) {
        self.open.push(OpenBlock { kind, lists: Vec::new() });
        self.ready.push_back(Event::Start(tag));
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => {
                if let Some(words) = self.stresses.pop().flatten() {
                    return self.ready.push_back(Event::Text(words.into()));
                }
                self.inline = self.inline.saturating_sub(1);
            }
            TagEnd::Link | TagEnd::Image => self.inline = self.inline.saturating_sub(1),
            _ => {
                if let Some(block) = self.open.pop() {
                    self.close(block.lists.len());
                    match block.kind {
                        BlockKind::Paragraph if !block.lists.is_empty() => return,
                        BlockKind::Underlined => {
                            let below = self.raw(range).trim_end().lines().next_back().unwrap_or_default();
                            self.ready.extend([
                                Event::HardBreak,
                                Event::Text(below.trim_start_matches(['>', ' ', '\t']).trim_end().into()),
                            ]);
                            return self.ready.push_back(Event::End(TagEnd::Paragraph));
                        }
                        _ => {}
                    }
                }
            }
        }
        self.ready.push_back(Event::End(tag));
    }

    /// Ends so many lists and their open items.
    fn close(&mut self, lists: usize) {
        for _ in 0..lists {
            self.ready.extend([Event::End(TagEnd::Item), Event::End(TagEnd::List(false))]);
        }
    }

    /// Lines that are words as they stand.
    fn lines(&mut self, lines: &'a str) {
        self.ready.push_back(Event::Start(Tag::Paragraph));
        for (place, line) in lines.trim().lines().enumerate() {
            if place > 0 {
                self.ready.push_back(Event::HardBreak);
            }
            self.ready.push_back(Event::Text(line.into()));
        }
        self.ready.push_back(Event::End(TagEnd::Paragraph));
    }

    fn item(&mut self, range: &Range<usize>) {
        let found = listed(self.raw(range));
        self.begin(BlockKind::Item(found.map(|(_, kind)| kind)), Tag::Item);
        if matches!(self.events.peek(), Some((Event::Start(Tag::Paragraph), _))) {
            self.events.next();
            self.begin(BlockKind::Paragraph, Tag::Paragraph);
        }
        if let Some((mark, _)) = found {
            self.ready.push_back(Event::FootnoteReference(mark.into()));
        }
    }

    /// A paragraph, or a list where it begins with a mark and has a further line with one.
    fn paragraph(&mut self, range: &Range<usize>) {
        let raw = self.raw(range);
        let has_mark = |line: &str| lead(line.trim_start_matches([' ', '\t', '>'])).is_some();
        if let Some((length, kind)) = self.next_mark()
            && raw.lines().skip(1).any(has_mark)
        {
            self.open.push(OpenBlock { kind: BlockKind::Paragraph, lists: vec![kind] });
            self.ready.extend([Event::Start(Tag::List(None)), Event::Start(Tag::Item)]);
            self.marked(length);
        } else {
            self.begin(BlockKind::Paragraph, Tag::Paragraph);
        }
    }

    /// Gives the lines that look like definitions of links and stand before `until`.
    fn noted(&mut self, until: usize) {
        while let Some(note) = self.notes.pop_if(|note| note.start < until) {
            self.lines(self.raw(&note));
        }
    }
}

impl<'a> Iterator for Typed<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let Some((event, range)) = self.events.next() else {
                if self.notes.is_empty() {
                    return None;
                }
                self.noted(usize::MAX);
                continue;
            };
            if self.open.is_empty() {
                self.noted(range.start);
            }
            self.take(event, &range);
        }
    }
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
