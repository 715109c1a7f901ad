//! Runs of words in a paragraph.

use domain::document::Run;

use super::body::Body;
use super::words::words;
use super::xml::Xml;
use super::{link, parts};

/// The runs, those with an address as links.
pub(super) fn runs(body: &mut Body, runs: &[Run], language: Option<&str>) {
    for given in runs {
        match given.link.as_deref().and_then(link::address) {
            Some(address) => {
                let id = parts::link(body.link(address));
                body.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                run(&mut body.xml, given, language, true);
                body.xml.close("w:hyperlink");
            }
            None => run(&mut body.xml, given, language, false),
        }
    }
}

fn run(xml: &mut Xml, run: &Run, language: Option<&str>, is_link: bool) {
    xml.element("w:r", &[], |xml| {
        if is_link || run.strong || run.emphasis || run.code || language.is_some() {
            xml.element("w:rPr", &[], |xml| look(xml, run, language, is_link));
        }
        words(xml, &run.text, "w:t");
    });
}

fn look(xml: &mut Xml, run: &Run, language: Option<&str>, is_link: bool) {
    if is_link {
        xml.value("w:rStyle", "Hyperlink");
    }
    if run.code {
        let font = "Courier New";
        xml.empty("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:cs", font)]);
    }
    if run.strong {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    if run.emphasis {
        xml.empty("w:i", &[]);
        xml.empty("w:iCs", &[]);
    }
    if let Some(language) = language {
        xml.value("w:lang", language);
    }
}
