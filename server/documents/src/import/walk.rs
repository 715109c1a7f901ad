//! A walk through an XML file, element by element, that never goes deeper than a document can be and knows no entities.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::{Excess, ReadError};
use super::limits::ReadLimits;
use super::pieces::Pieces;

/// No name, number or kind that a document says in an attribute is longer, in bytes.
const LONGEST_VALUE: usize = 4_096;

/// Whether the contents of an element are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    /// They are.
    Into,
    /// They are not, nor is its end.
    Past,
}

/// Who looks at the elements of a file. Names come without their prefixes.
pub(super) trait XmlVisitor {
    /// An element begins.
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError>;
    /// An element ends.
    fn close(&mut self, _name: &str) -> Result<(), ReadError> {
        Ok(())
    }
    /// Words stand in an element.
    fn text(&mut self, _text: &str) -> Result<(), ReadError> {
        Ok(())
    }
}

/// The attributes of an element.
pub(super) struct Attributes<'a, 'b>(&'a BytesStart<'b>);

impl Attributes<'_, '_> {
    /// The value of an attribute, by its name without a prefix; one that is longer than any that means something is taken
    /// as if it were absent.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        // Checking that no name stands twice would take the square of their number.
        let mut all = self.0.attributes();
        let mut all = all.with_checks(false).flatten();
        let found = all.find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        if found.value.len() > LONGEST_VALUE {
            return None;
        }
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
/// [`ReadError::BrokenXml`], [`ReadError::Doctype`], or [`ReadError::TooMuch`] of depth or of a piece; and what the visitor
/// says.
pub(super) fn walk(
    source: impl BufRead,
    limits: &ReadLimits,
    visitor: &mut dyn XmlVisitor,
) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(Pieces::new(source, limits.piece));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut passing = None;
    let mut seen = false;
    loop {
        buffer.clear();
        reader.get_mut().begin();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(_) if reader.get_ref().is_over() => return Err(ReadError::TooMuch { of: Excess::Piece }),
            Err(_) => return Err(ReadError::BrokenXml),
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                seen = true;
                if depth > limits.depth {
                    return Err(ReadError::TooMuch { of: Excess::Depth });
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
                    visitor.close(std::str::from_utf8(name.as_ref()).map_err(|_| ReadError::BrokenXml)?)?;
                } else if passing == Some(depth) {
                    passing = None;
                }
                depth = depth.checked_sub(1).ok_or(ReadError::BrokenXml)?;
            }
            Event::Text(text) if passing.is_none() => {
                visitor.text(&text.decode().map_err(|_| ReadError::BrokenXml)?)?;
            }
            Event::CData(text) if passing.is_none() => {
                visitor.text(&text.decode().map_err(|_| ReadError::BrokenXml)?)?;
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
                    visitor.text(letter.encode_utf8(&mut [0; 4]))?;
                }
            }
            Event::DocType(_) => return Err(ReadError::Doctype),
            Event::Eof if depth == 0 && seen => return Ok(()),
            Event::Eof => return Err(ReadError::BrokenXml),
            _ => {}
        }
    }
}
