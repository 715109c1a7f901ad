//! `word/document.xml`: the title page, the contents and the parts.

use std::io::{self, Write};

use chrono::SecondsFormat;
use domain::document::{Block, Cover, Document, DocumentPart, Run};

use super::blocks::{self, BlockPlace};
use super::body::{Body, WrittenBody};
use super::paragraph::{Look, heading, page_break, paragraph, plain};
use super::words::words;
use super::xml::Xml;
use super::{Blocks, changes, contents, parts, runs, tables};

const SPACES: [(&str, &str); 2] = [("xmlns:w", parts::MAIN), ("xmlns:r", parts::RELATED)];

/// Writes it, with further blocks at the end of the part of a place.
pub(super) fn write(
    out: &mut dyn Write,
    document: &Document,
    place: usize,
    more: &mut Blocks<'_>,
) -> io::Result<WrittenBody> {
    let mut body = Body::new(document.at.to_rfc3339_opts(SecondsFormat::Secs, true));
    body.comments.open("w:comments", &SPACES);
    body.xml.open("w:document", &SPACES);
    body.xml.open("w:body", &[]);
    cover(&mut body, &document.cover);
    if let Some(heading) = &document.contents {
        contents::write(&mut body, heading, &document.parts);
    }
    for (number, given) in document.parts.iter().enumerate() {
        part(&mut body, number, given);
        if number == place {
            more(&mut |block| {
                block_below(&mut body, block, given.depth);
                body.xml.drain(out)
            })?;
        }
        body.xml.drain(out)?;
    }
    section(&mut body.xml);
    body.xml.close("w:body");
    body.xml.close("w:document");
    body.comments.close("w:comments");
    let written = body.written();
    out.write_all(&written.document)?;
    Ok(written)
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

fn part(body: &mut Body, place: usize, part: &DocumentPart) {
    paragraph(body, Look::of(heading(part.depth)), |body| {
        let id = body.mark();
        let name = contents::bookmark(place);
        body.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        body.xml.element("w:r", &[], |xml| words(xml, &contents::entry(part), "w:t"));
        body.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    });
    for block in &part.blocks {
        block_below(body, block, part.depth);
    }
}

fn block_below(body: &mut Body, block: &Block, depth: u8) {
    match block {
        Block::Subheading(words) => plain(body, heading(depth.saturating_add(1)), words),
        Block::Changes(changes) => changes::write(body, changes, heading(depth.saturating_add(1))),
        block => blocks::block(body, block, BlockPlace::default()),
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
