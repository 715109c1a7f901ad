//! Runs of words in a paragraph.

use domain::document::Run;

use super::body::Body;
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

/// Words with their lines and tabs, each piece in an element of the name.
pub(super) fn words(xml: &mut Xml, text: &str, name: &str) {
    let mut piece = String::new();
    for letter in text.chars() {
        let apart = match letter {
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "w:br",
            '\t' => "w:tab",
            _ => {
                piece.push(letter);
                continue;
            }
        };
        flush(xml, &mut piece, name);
        xml.empty(apart, &[]);
    }
    flush(xml, &mut piece, name);
}

fn flush(xml: &mut Xml, piece: &mut String, name: &str) {
    if !piece.is_empty() {
        xml.words(name, &[("xml:space", "preserve")], piece);
        piece.clear();
    }
}
