//! A paragraph that is being read.

use super::look::Look;
use super::styles::{Style, Styles};
use super::walk::Attributes;

/// What becomes of the end of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    /// It stands.
    #[default]
    Stands,
    /// It was deleted, so that the next paragraph goes on with the words.
    Gone,
    /// Nobody sees it, nor its number where it has no other words.
    Hidden,
}

/// A paragraph that is being read. Others may stand in it, in boxes.
#[derive(Debug, Default)]
pub(super) struct Open<'a> {
    /// Its place among the paragraphs.
    pub(super) slot: usize,
    /// How many tables and boxes it stands in.
    pub(super) depth: usize,
    /// Its words.
    pub(super) text: String,
    /// The identity of its style, which a list may name though nothing else is said of it.
    pub(super) style_id: Option<String>,
    /// Its style.
    pub(super) style: Option<&'a Style>,
    /// The list that it is an item of.
    pub(super) list: Option<String>,
    /// How deep it stands in its list.
    pub(super) level: Option<u8>,
    /// How deep a heading it is, from 0.
    pub(super) outline: Option<u8>,
    /// Whether its properties are being read.
    pub(super) in_properties: bool,
    /// Whether the look of words is being read.
    pub(super) in_look: bool,
    /// How many pieces of text are open.
    pub(super) in_text: usize,
    /// How the words of the run look, by themselves.
    pub(super) run: Look,
    /// How they look by the style of words.
    pub(super) run_style: Look,
    /// Whether all words so far are bold; none if there were none.
    pub(super) bold: Option<bool>,
    /// What becomes of its end.
    pub(super) end: End,
}

impl<'a> Open<'a> {
    /// How the words of the run look.
    pub(super) fn look(&self) -> Look {
        let style = self.style.map(|style| style.look).unwrap_or_default();
        self.run.or(self.run_style).or(style)
    }

    /// Another run begins.
    pub(super) fn begin_run(&mut self) {
        (self.run, self.run_style) = (Look::default(), Look::default());
    }

    /// A property of the paragraph or of its words.
    pub(super) fn property(&mut self, styles: &'a Styles, name: &str, attributes: &Attributes<'_, '_>) {
        let value = || attributes.get("val");
        match (self.in_properties, self.in_look, name) {
            (true, false, "pStyle") => {
                self.style_id = value();
                self.style = self.style_id.as_deref().and_then(|id| styles.get(id));
            }
            (true, false, "numId") => self.list = value(),
            (true, false, "ilvl") => self.level = value().and_then(|level| level.parse().ok()),
            (true, false, "outlineLvl") => self.outline = value().and_then(|level| level.parse().ok()),
            (true, true, "vanish") if attributes.is_on() && self.end == End::Stands => self.end = End::Hidden,
            (false, true, "rStyle") => {
                let style = value().and_then(|id| styles.get(&id));
                self.run_style = style.map(|style| style.look).unwrap_or_default();
            }
            (false, true, _) => self.run.take(name, attributes),
            _ => {}
        }
    }

    /// Whether it takes a number of its list.
    pub(super) fn is_numbered(&self) -> bool {
        match self.end {
            End::Stands => true,
            End::Gone => false,
            End::Hidden => !self.text.trim().is_empty(),
        }
    }
}
