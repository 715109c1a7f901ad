//! The body of a document: the title page, the contents and the parts.

use chrono::SecondsFormat;
use domain::document::{Block, Cover, Document, Part, Run};

use super::blocks::{self, Place};
use super::numbering::Listed;
use super::paragraph::{Look, paragraph, plain};
use super::xml::Xml;
use super::{contents, parts, runs, tables};

/// What is being written, with what other files have to know of it.
pub(super) struct Body {
    /// The words.
    pub(super) xml: Xml,
    /// The comments beside changes.
    pub(super) comments: Xml,
    /// The instant of the document, as XML writes it.
    pub(super) at: String,
    links: Vec<String>,
    lists: Vec<Listed>,
    marks: usize,
    noted: usize,
}

/// The body as it was written.
pub(super) struct Written {
    /// `word/document.xml`.
    pub(super) document: Vec<u8>,
    /// `word/comments.xml`.
    pub(super) comments: Vec<u8>,
    /// The addresses that are linked.
    pub(super) links: Vec<String>,
    /// The lists.
    pub(super) lists: Vec<Listed>,
}

impl Body {
    /// The place of a link among the links.
    pub(super) fn link(&mut self, address: String) -> usize {
        self.links.push(address);
        self.links.len() - 1
    }

    /// The number of a new list.
    pub(super) fn list(&mut self, list: Listed) -> usize {
        self.lists.push(list);
        self.lists.len()
    }

    /// A number that no other mark of the body has.
    pub(super) fn mark(&mut self) -> String {
        self.marks += 1;
        self.marks.to_string()
    }

    /// A number that no other comment has.
    pub(super) fn noted(&mut self) -> String {
        self.noted += 1;
        self.noted.to_string()
    }
}

const SPACES: [(&str, &str); 2] = [("xmlns:w", parts::MAIN), ("xmlns:r", parts::RELATED)];

/// Writes the body.
pub(super) fn write(document: &Document) -> Written {
    let mut body = Body {
        xml: Xml::file(),
        comments: Xml::file(),
        at: document.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        links: Vec::new(),
        lists: Vec::new(),
        marks: 0,
        noted: 0,
    };
    body.comments.open("w:comments", &SPACES);
    body.xml.open("w:document", &SPACES);
    body.xml.open("w:body", &[]);
    cover(&mut body, &document.cover);
    if let Some(heading) = &document.contents {
        contents::write(&mut body, heading, &document.parts);
    }
    for (place, given) in document.parts.iter().enumerate() {
        part(&mut body, place, given);
    }
    section(&mut body.xml);
    body.xml.close("w:body");
    body.xml.close("w:document");
    body.comments.close("w:comments");
    let Body { xml, comments, links, lists, .. } = body;
    Written { document: xml.finish(), comments: comments.finish(), links, lists }
}

fn cover(body: &mut Body, cover: &Cover) {
    plain(body, "", &cover.body);
    plain(body, "Subtitle", &cover.kind);
    plain(body, "Title", &cover.title);
    if let Some(notice) = &cover.notice {
        plain(body, "Notice", notice);
    }
    tables::facts(body, &cover.facts, 0);
    if let Some(address) = &cover.address {
        paragraph(body, Look::default(), |body| runs::runs(body, &[Run::link(address, address)], None));
    }
    page_break(body);
}

/// The end of a page.
pub(super) fn page_break(body: &mut Body) {
    paragraph(body, Look::of("Gap"), |body| {
        body.xml.element("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")]));
    });
}

fn part(body: &mut Body, place: usize, part: &Part) {
    paragraph(body, Look::of(heading(part.depth)), |body| {
        let id = body.mark();
        let name = contents::bookmark(place);
        body.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        body.xml.element("w:r", &[], |xml| runs::words(xml, &contents::entry(part), "w:t"));
        body.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    });
    for block in &part.blocks {
        block_below(body, block, part.depth);
    }
}

fn block_below(body: &mut Body, block: &Block, depth: u8) {
    match block {
        Block::Subheading(words) => plain(body, heading(depth.saturating_add(1)), words),
        Block::Changes(changes) => super::changes::write(body, changes, heading(depth.saturating_add(1))),
        block => blocks::block(body, block, Place::default()),
    }
}

/// The style of a heading at a depth, from 1.
pub(super) fn heading(depth: u8) -> &'static str {
    match depth {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

/// A4 with its margins; the first page has neither header nor footer.
fn section(xml: &mut Xml) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", parts::HEADER)]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", parts::FOOTER)]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "1134"),
            ("w:right", "850"),
            ("w:bottom", "1134"),
            ("w:left", "1417"),
            ("w:header", "624"),
            ("w:footer", "624"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
        xml.empty("w:titlePg", &[]);
    });
}
