//! The styles of paragraphs and words: their names, how deep a heading they are, how words look and which list they are of.
//!
//! What a style takes from those it is based on is looked up once, when all have been read; paragraphs then share it.

use std::collections::HashMap;
use std::rc::Rc;

use domain::standard::import::StyleName;

use super::archive::Archive;
use super::budget::Budget;
use super::error::{Excess, ReadError};
use super::look::Look;
use super::walk::{Attributes, Go, XmlVisitor};

/// Styles are based on each other no deeper.
const DEEPEST: usize = 20;
/// The longest name of a style that Word takes, in characters; a longer one is cut.
const LONGEST_NAME: usize = 253;

/// A style with what it takes from those it is based on.
#[derive(Debug)]
pub(super) struct Style {
    /// Its own name, if it has one.
    pub(super) name: Option<StyleName>,
    /// How deep a heading it is, from 1.
    pub(super) heading: Option<u8>,
    /// How it makes words look.
    pub(super) look: Look,
    /// The list that its paragraphs are items of.
    pub(super) list: Option<Rc<str>>,
    /// How deep it stands in its list.
    pub(super) level: Option<u8>,
}

/// The styles by their identities.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// The style of an identity.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.0.get(id)
    }
}

/// A style as it was written.
#[derive(Clone, Debug, Default)]
struct Written {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    look: Look,
    list: Option<Rc<str>>,
    level: Option<u8>,
}

impl Written {
    /// With what it takes from those it is based on.
    fn resolved(&self, all: &HashMap<String, Self>) -> Style {
        let next = |style: &&Self| all.get(style.based_on.as_ref()?);
        let chain = || std::iter::successors(Some(self), next).take(DEEPEST);
        let named = || chain().find_map(|style| named_heading(&style.name));
        // The outline counts from 0; 9 is the level of the text.
        let outline = chain().find_map(|style| style.outline).filter(|level| *level < 9);
        Style {
            name: (!self.name.is_empty()).then(|| StyleName::from(self.name.as_str())),
            heading: outline.map(|level| level + 1).or_else(named),
            look: chain().fold(Look::default(), |look, style| look.or(style.look)),
            list: chain().find_map(|style| style.list.clone()),
            level: chain().find_map(|style| style.level),
        }
    }

    /// The bytes that it keeps, together with what becomes of it.
    fn size(&self) -> usize {
        let kept = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        2 * (size_of::<Self>() + self.name.len())
            + kept(&self.based_on)
            + self.list.as_ref().map_or(0, |list| list.len())
    }
}

/// How deep a heading is whose style is only named so.
fn named_heading(name: &str) -> Option<u8> {
    let lower = name.to_lowercase();
    let rest = ["heading ", "заголовок ", "тақырып "].iter().find_map(|word| lower.strip_prefix(word))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// Reads the styles, `most` of them.
pub(super) fn read(
    archive: &mut Archive<'_>,
    path: &str,
    most: usize,
    budget: &mut Budget,
) -> Result<Styles, ReadError> {
    let mut reader =
        StylesReader { budget, most, done: HashMap::new(), id: String::new(), style: Written::default() };
    archive.walk(path, &mut reader)?;
    let written = reader.done;
    let resolved = written.iter().map(|(id, style)| (id.clone(), style.resolved(&written)));
    Ok(Styles(resolved.collect()))
}

struct StylesReader<'a> {
    budget: &'a mut Budget,
    most: usize,
    done: HashMap<String, Written>,
    id: String,
    style: Written,
}

impl XmlVisitor for StylesReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let style = &mut self.style;
        let value = || attributes.get("val");
        match name {
            "style" => {
                self.id = attributes.get("styleId").unwrap_or_default();
                *style = Written::default();
            }
            "name" => style.name = value().unwrap_or_default().chars().take(LONGEST_NAME).collect(),
            "basedOn" => style.based_on = value(),
            "outlineLvl" => style.outline = value().and_then(|level| level.parse().ok()),
            "numId" => style.list = value().map(Rc::from),
            "ilvl" => style.level = value().and_then(|level| level.parse().ok()),
            "docDefaults" | "tblStylePr" | "latentStyles" => return Ok(Go::Past),
            _ => style.look.take(name, attributes),
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if name == "style" {
            let (id, style) = (std::mem::take(&mut self.id), std::mem::take(&mut self.style));
            self.budget.keep(Excess::Styles, 2 * id.len() + style.size())?;
            self.done.insert(id, style);
            if self.done.len() > self.most {
                return Err(ReadError::TooMuch { of: Excess::Styles });
            }
        }
        Ok(())
    }
}
