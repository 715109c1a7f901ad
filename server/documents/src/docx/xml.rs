//! XML as it is written: elements that close by themselves, text without what XML cannot hold.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// So many bytes are worth handing on.
const PORTION: usize = 64 * 1024;

/// An XML file that is being written into memory, where writing cannot fail.
pub(super) struct Xml(Writer<Vec<u8>>);

/// Attributes in their order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A file with its declaration.
    pub(super) fn file() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing into memory does not fail.
        let _ = self.0.write_event(event);
    }

    /// An element with what `inner` writes.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inner(self);
        self.close(name);
    }

    /// The beginning of an element.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// The end of an element.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without contents.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An empty element with the attribute `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that holds nothing but words.
    pub(super) fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&kept(words)))));
    }

    /// Hands on what was written so far, if it is worth it.
    pub(super) fn drain(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let written = self.0.get_mut();
        if written.len() < PORTION {
            return Ok(());
        }
        out.write_all(written)?;
        written.clear();
        Ok(())
    }

    /// The bytes that were not handed on before.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, kept(value).as_str()));
    }
    start
}

/// The text without characters that XML cannot hold and without other controls.
pub(super) fn kept(text: &str) -> String {
    text.chars().filter(|letter| is_kept(*letter)).collect()
}

fn is_kept(letter: char) -> bool {
    !matches!(letter, '\u{fffe}' | '\u{ffff}') && (!letter.is_control() || matches!(letter, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        let mut xml = Xml::file();
        let words = "]]><w:p>&amp; \u{0}\u{b}\u{1b}\u{fffe}\u{ffff}\"'";
        xml.element("a", &[("b", words)], |xml| xml.words("t", &[], words));
        let file = String::from_utf8(xml.finish()).unwrap();
        let read = roxmltree::Document::parse(&file).unwrap();
        assert_eq!(read.root_element().attribute("b"), Some("]]><w:p>&amp; \"'"));
        assert_eq!(read.root_element().first_child().unwrap().text(), Some("]]><w:p>&amp; \"'"));
    }
}
