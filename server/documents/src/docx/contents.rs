//! The list of the parts: links to the headings, as a field that a word processor can make anew.

use domain::document::DocumentPart;

use super::body::Body;
use super::paragraph::{Look, page_break, paragraph, plain};
use super::words::words;

/// Deeper parts are not listed.
const DEEPEST: u8 = 3;
/// Without page numbers (`\n`): only a word processor that lays the pages out knows them.
const INSTRUCTION: &str = r#" TOC \o "1-3" \n \h \z "#;

/// The name of the place of a part.
pub(super) fn bookmark(place: usize) -> String {
    format!("_Toc{}", place + 1)
}

/// A part as its heading and the list name it.
pub(super) fn entry(part: &DocumentPart) -> String {
    match &part.number {
        Some(number) => format!("{number} {}", part.heading),
        None => part.heading.clone(),
    }
}

/// The list on pages of its own.
pub(super) fn write(body: &mut Body, heading: &str, parts: &[DocumentPart]) {
    plain(body, "TOCHeading", heading);
    let listed: Vec<_> = parts.iter().enumerate().filter(|(_, part)| part.depth <= DEEPEST).collect();
    let last = listed.len().saturating_sub(1);
    for (line, (place, part)) in listed.into_iter().enumerate() {
        let style = match part.depth {
            0 | 1 => "TOC1",
            2 => "TOC2",
            _ => "TOC3",
        };
        paragraph(body, Look::of(style), |body| {
            if line == 0 {
                field(body, "begin");
                body.xml.element("w:r", &[], |xml| {
                    xml.words("w:instrText", &[("xml:space", "preserve")], INSTRUCTION);
                });
                field(body, "separate");
            }
            let target = bookmark(place);
            body.xml.element("w:hyperlink", &[("w:anchor", &target), ("w:history", "1")], |xml| {
                xml.element("w:r", &[], |xml| words(xml, &entry(part), "w:t"));
            });
            if line == last {
                field(body, "end");
            }
        });
    }
    page_break(body);
}

fn field(body: &mut Body, kind: &str) {
    body.xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
}
