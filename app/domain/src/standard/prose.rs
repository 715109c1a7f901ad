//! Prose: CommonMark to harmless HTML and to plain text (R14-6).
//!
//! The HTML is written from the parser's events with an allow-list of tags: whatever is not on it (raw HTML, image
//! addresses, links with another scheme) can only come out as escaped text. The nesting is limited, and so are the cells
//! of tables, so that no source, however long or deep, yields a page that a browser chokes on.

mod blank;
mod heading;
mod html;
mod link;
mod marker;
mod plain;
mod quoted;
mod tables;
mod typed;

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

pub use html::{to_html, to_page};
pub(crate) use link::allowed as allowed_link;
pub use plain::to_plain;
pub use quoted::quoted;
pub(crate) use tables::Tables;
use typed::Typed;

/// Containers nested deeper than this lose their tags and keep their text.
pub(crate) const DEEPEST: usize = 24;

/// The events of a source; the mark of an item comes as the reference to a footnote, which there is none of.
pub(crate) fn events(source: &str) -> Tables<'_> {
    Tables::of(Typed::of(source), source)
}

/// The first raw HTML in `source`, if there is any: it will be shown as text, not as what it says.
pub fn raw_html(source: &str) -> Option<String> {
    events(source).find_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(raw.trim().to_owned()),
        _ => None,
    })
}

/// Whether the emphasis in `range` of a source, of `count` marks on each side, stresses what it encloses.
pub(crate) fn is_drawn(source: &str, range: &Range<usize>, count: usize) -> bool {
    blank::blank(source, range, count).is_none()
}

/// Whether a character only misleads in the text of a standard: controls, and overrides of the reading direction.
/// They are dropped where prose is shown.
pub(crate) fn is_deceptive(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
        || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
}

/// Which opened containers have been written: the tags beyond [`DEEPEST`] and the parts of what was left out are not.
#[derive(Default)]
struct Nesting {
    open: Vec<bool>,
    written: usize,
}

impl Nesting {
    /// Opens a container; whether its tag is to be written.
    fn open(&mut self, tag: &Tag<'_>) -> bool {
        // An item, a row or a cell stands only in what holds it.
        let follows = matches!(tag, Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell);
        let write = if follows { self.open.last().copied().unwrap_or(false) } else { self.written < DEEPEST };
        self.open.push(write);
        self.written += usize::from(write);
        write
    }

    /// Closes the innermost container; whether its tag was written.
    fn close(&mut self) -> bool {
        let written = self.open.pop().unwrap_or(false);
        self.written -= usize::from(written);
        written
    }
}
