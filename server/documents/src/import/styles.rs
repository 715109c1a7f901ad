//! The styles of paragraphs: their names, how deep a heading they are, what they make bold and which list they are of.

use std::collections::HashMap;

use super::archive::Archive;
use super::error::ReadError;
use super::walk::{Attributes, Go, Visitor};

/// Styles are based on each other no deeper.
const DEEPEST: usize = 20;

/// A style as it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    list: Option<String>,
    level: Option<u8>,
}

/// The styles by their identities.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// The name of a style.
    pub(super) fn name(&self, id: &str) -> Option<String> {
        Some(self.0.get(id)?.name.clone()).filter(|name| !name.is_empty())
    }

    /// How deep a heading the style is, from 1.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        let named = || self.chain(id).find_map(|style| named_heading(&style.name));
        let outline = self.chain(id).find_map(|style| style.outline);
        // The outline counts from 0; 9 is the level of the text.
        outline.filter(|level| *level < 9).map(|level| level + 1).or_else(named)
    }

    /// Whether the style makes words bold.
    pub(super) fn is_bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bold).unwrap_or(false)
    }

    /// The list that paragraphs of the style are items of.
    pub(super) fn list(&self, id: &str) -> Option<String> {
        self.chain(id).find_map(|style| style.list.clone())
    }

    /// How deep the style stands in its list.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| style.level)
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let next = |style: &&Style| self.0.get(style.based_on.as_ref()?);
        std::iter::successors(self.0.get(id), next).take(DEEPEST)
    }
}

/// How deep a heading is whose style is only named so.
fn named_heading(name: &str) -> Option<u8> {
    let lower = name.to_lowercase();
    let rest = ["heading ", "заголовок ", "тақырып "].iter().find_map(|word| lower.strip_prefix(word))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// Reads the styles.
pub(super) fn read(archive: &mut Archive<'_>, path: &str) -> Result<Styles, ReadError> {
    let mut reader = Reader::default();
    archive.walk(path, &mut reader)?;
    Ok(Styles(reader.done))
}

#[derive(Default)]
struct Reader {
    done: HashMap<String, Style>,
    id: String,
    style: Style,
}

impl Visitor for Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let style = &mut self.style;
        match name {
            "style" => {
                self.id = attributes.get("styleId").unwrap_or_default();
                *style = Style::default();
            }
            "name" => style.name = attributes.get("val").unwrap_or_default(),
            "basedOn" => style.based_on = attributes.get("val"),
            "outlineLvl" => style.outline = attributes.get("val").and_then(|level| level.parse().ok()),
            "numId" => style.list = attributes.get("val"),
            "ilvl" => style.level = attributes.get("val").and_then(|level| level.parse().ok()),
            "b" => style.bold = Some(attributes.is_on()),
            "docDefaults" | "tblStylePr" | "latentStyles" => return Ok(Go::Past),
            _ => {}
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) {
        if name == "style" {
            self.done.insert(std::mem::take(&mut self.id), std::mem::take(&mut self.style));
        }
    }
}
