//! A walk through an XML file, element by element, that never goes deeper than a document can be and knows no entities.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::ReadError;

/// Elements of documents do not stand deeper in each other.
const DEEPEST: usize = 400;

/// Whether the contents of an element are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    /// They are.
    Into,
    /// They are not, nor is its end.
    Past,
}

/// Who looks at the elements of a file. Names come without their prefixes.
pub(super) trait Visitor {
    /// An element begins.
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError>;
    /// An element ends.
    fn close(&mut self, _name: &str) {}
    /// Words stand in an element.
    fn text(&mut self, _text: &str) {}
}

/// The attributes of an element.
pub(super) struct Attributes<'a, 'b>(&'a BytesStart<'b>);

impl Attributes<'_, '_> {
    /// The value of an attribute, by its name without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        // Checking that no name stands twice would take the square of their number.
        let mut all = self.0.attributes();
        let mut all = all.with_checks(false).flatten();
        let found = all.find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        let written = std::str::from_utf8(&found.value).ok()?;
        quick_xml::escape::unescape(written).ok().map(std::borrow::Cow::into_owned)
    }

    /// Whether `w:val` says yes: it does where it says nothing.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Walks through a file.
///
/// # Errors
/// [`ReadError::BrokenXml`] or [`ReadError::Doctype`].
pub(super) fn walk(source: impl BufRead, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut passing = None;
    let mut seen = false;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| ReadError::BrokenXml)?;
        match event {
            Event::Start(start) => {
                depth += 1;
                seen = true;
                if depth > DEEPEST {
                    return Err(ReadError::BrokenXml);
                }
                if passing.is_none() {
                    let name = start.local_name();
                    let name = std::str::from_utf8(name.as_ref()).map_err(|_| ReadError::BrokenXml)?;
                    if visitor.open(name, &Attributes(&start))? == Go::Past {
                        passing = Some(depth);
                    }
                }
            }
            Event::End(end) => {
                if passing.is_none() {
                    let name = end.local_name();
                    visitor.close(std::str::from_utf8(name.as_ref()).map_err(|_| ReadError::BrokenXml)?);
                } else if passing == Some(depth) {
                    passing = None;
                }
                depth = depth.checked_sub(1).ok_or(ReadError::BrokenXml)?;
            }
            Event::Text(text) if passing.is_none() => {
                visitor.text(&text.decode().map_err(|_| ReadError::BrokenXml)?);
            }
            Event::CData(text) if passing.is_none() => {
                visitor.text(&text.decode().map_err(|_| ReadError::BrokenXml)?);
            }
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().map_err(|_| ReadError::BrokenXml)?;
                let letter = match (letter, &*reference) {
                    (Some(letter), _) => letter,
                    (None, b"amp") => '&',
                    (None, b"lt") => '<',
                    (None, b"gt") => '>',
                    (None, b"quot") => '"',
                    (None, b"apos") => '\'',
                    _ => return Err(ReadError::BrokenXml),
                };
                if passing.is_none() {
                    visitor.text(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::DocType(_) => return Err(ReadError::Doctype),
            Event::Eof if depth == 0 && seen => return Ok(()),
            Event::Eof => return Err(ReadError::BrokenXml),
            _ => {}
        }
    }
}
