//! The smaller files of the package: properties, relationships, header and footer.

use chrono::SecondsFormat;
use domain::document::Document;

use super::tongue::tongue;
use super::words::words;
use super::xml::Xml;

/// The name space of the words.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The name space of the relationships that the words speak of.
pub(super) const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// The relationship of the header.
pub(super) const HEADER: &str = "rHeader";
/// The relationship of the footer.
pub(super) const FOOTER: &str = "rFooter";

/// The relationship of a link, by its place.
pub(super) fn link(place: usize) -> String {
    format!("rLink{place}")
}

/// `docProps/core.xml`: who answers for the document, what it is and when it was made.
pub(super) fn properties(document: &Document) -> Vec<u8> {
    let mut xml = Xml::file();
    let spaces = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let at = document.at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let moment = [("xsi:type", "dcterms:W3CDTF")];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.words("dc:title", &[], &document.cover.title);
        xml.words("dc:subject", &[], &document.cover.kind);
        xml.words("dc:creator", &[], &document.author);
        xml.words("cp:lastModifiedBy", &[], &document.author);
        xml.words("dcterms:created", &moment, &at);
        xml.words("dcterms:modified", &moment, &at);
        xml.words("dc:language", &[], tongue(document.language.code()));
    });
    xml.finish()
}

/// `word/_rels/document.xml.rels`.
pub(super) fn relationships(links: &[String]) -> Vec<u8> {
    let mut xml = Xml::file();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        let own = [
            ("rStyles", "styles", "styles.xml"),
            ("rSettings", "settings", "settings.xml"),
            ("rNumbering", "numbering", "numbering.xml"),
            ("rComments", "comments", "comments.xml"),
            (HEADER, "header", "header1.xml"),
            (FOOTER, "footer", "footer1.xml"),
        ];
        for (id, kind, target) in own {
            let kind = format!("{RELATED}/{kind}");
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
        let kind = format!("{RELATED}/hyperlink");
        for (place, address) in links.iter().enumerate() {
            let id = link(place);
            let outside =
                [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
            xml.empty("Relationship", &outside);
        }
    });
    xml.finish()
}

/// `word/header1.xml`: what stands at the head of every page but the first.
pub(super) fn header(running: &str) -> Vec<u8> {
    let mut xml = Xml::file();
    xml.element("w:hdr", &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Header"));
            xml.element("w:r", &[], |xml| words(xml, running, "w:t"));
        });
    });
    xml.finish()
}

/// `word/footer1.xml`: the page and how many there are.
pub(super) fn footer() -> Vec<u8> {
    let mut xml = Xml::file();
    xml.element("w:ftr", &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Footer"));
            field(xml, "PAGE");
            xml.element("w:r", &[], |xml| words(xml, " / ", "w:t"));
            field(xml, "NUMPAGES");
        });
    });
    xml.finish()
}

fn field(xml: &mut Xml, instruction: &str) {
    xml.element("w:fldSimple", &[("w:instr", instruction)], |xml| {
        xml.element("w:r", &[], |xml| words(xml, "1", "w:t"));
    });
}
