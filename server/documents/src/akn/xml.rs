//! XML with indentation where white space does not count, and without it among words.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// So many bytes are worth handing on.
const PORTION: usize = 64 * 1024;

/// Attributes as they are written, in order.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

/// A growing XML file. Writing to memory cannot fail, so nothing here returns an error.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Opens an element that holds elements only.
    pub(super) fn open(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.indent();
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without contents.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.indent();
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element that holds one text.
    pub(super) fn line(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.mixed(name, attributes, |words| words.text(text));
    }

    /// An element whose words and elements stand without white space between them.
    pub(super) fn mixed(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        write: impl FnOnce(&mut Words<'_>),
    ) {
        self.indent();
        Words(self).element(name, attributes, write);
    }

    /// Hands on what was written so far.
    pub(super) fn drain(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let written = self.writer.get_mut();
        if written.len() < PORTION {
            return Ok(());
        }
        out.write_all(written)?;
        written.clear();
        Ok(())
    }

    /// The whole file, with a line end after the root; what was handed on before is not in it.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.indent();
        String::from_utf8(self.writer.into_inner()).unwrap_or_default()
    }

    fn indent(&mut self) {
        let white = format!("\n{}", "  ".repeat(self.open.len()));
        self.event(Event::Text(BytesText::from_escaped(white)));
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }
}

/// The inside of an element that holds words.
pub(super) struct Words<'xml>(&'xml mut Xml);

impl Words<'_> {
    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        self.0.event(Event::Text(BytesText::new(&allowed(text))));
    }

    /// An element among words.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        write: impl FnOnce(&mut Words<'_>),
    ) {
        self.0.event(Event::Start(start(name, attributes)));
        write(&mut Words(self.0));
        self.0.event(Event::End(BytesEnd::new(name)));
    }

    /// An element among words that holds words only.
    pub(super) fn named(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.element(name, attributes, |words| words.text(text));
    }

    /// A new line.
    pub(super) fn line_break(&mut self) {
        self.0.event(Event::Empty(start("br", &[])));
    }
}

fn start(name: &'static str, attributes: &Attributes<'_>) -> BytesStart<'static> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// The text without what XML 1.0 forbids, and with the line ends that every XML reader would make of it.
fn allowed(text: &str) -> String {
    let is_allowed = |character: &char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect::<String>().replace("\r\n", "\n").replace('\r', "\n")
}
