//! A small reader of tracked changes, after ISO/IEC 29500-1, 17.13.5: what stays when all are accepted or rejected.

use std::io::{Cursor, Read as _};

use roxmltree::Node;

use crate::revisions::Read;

/// What is done with every change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Accepted,
    Rejected,
}

/// A file of the package.
pub(crate) fn part(file: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The paragraphs of the body that a side reads, each with its style.
pub(crate) fn paragraphs(file: &[u8], side: Side) -> Vec<(String, String)> {
    let text = part(file, "word/document.xml");
    let document = roxmltree::Document::parse(&text).unwrap();
    let body = document.root_element().first_element_child().unwrap();
    let mut read = Vec::new();
    let mut open = String::new();
    for paragraph in body.children().filter(|node| node.tag_name().name() == "p") {
        let properties = paragraph.children().find(|node| node.tag_name().name() == "pPr");
        let mark = properties.and_then(|node| node.children().find(|node| node.tag_name().name() == "rPr"));
        words(paragraph, side, &mut open);
        if mark.is_none_or(|mark| mark.children().all(|change| stays(change, side))) {
            let style =
                properties.and_then(|node| node.children().find(|node| node.tag_name().name() == "pStyle"));
            let style = style.and_then(|style| style.attributes().next()).map_or("", |style| style.value());
            read.push((style.to_owned(), std::mem::take(&mut open)));
        }
    }
    assert_eq!(open, "", "the last paragraph keeps its mark");
    read
}

fn stays(node: Node<'_, '_>, side: Side) -> bool {
    match node.tag_name().name() {
        "ins" | "moveTo" => side == Side::Accepted,
        "del" | "moveFrom" => side == Side::Rejected,
        _ => true,
    }
}

fn words(node: Node<'_, '_>, side: Side, read: &mut String) {
    for child in node.children().filter(|child| stays(*child, side)) {
        match child.tag_name().name() {
            "t" | "delText" => read.push_str(child.text().unwrap_or("")),
            "br" => read.push('\n'),
            "tab" => read.push('\t'),
            "pPr" | "rPr" => {}
            _ => words(child, side, read),
        }
    }
}

/// The clauses under the headings of the sections, as any reader found the paragraphs.
pub(crate) fn clauses(paragraphs: Vec<(String, String)>, heading: &str, clause: &str) -> Read {
    let mut read = Read::new();
    for (style, text) in paragraphs {
        if style == heading {
            let number = text.split(' ').next().unwrap_or("").to_owned();
            read.push((number, Vec::new()));
        } else if let Some((_, clauses)) = read.last_mut().filter(|_| !text.is_empty()) {
            assert_eq!(style, clause, "the words of a clause stay in a clause: {text:?}");
            clauses.push(text);
        }
    }
    read.retain(|(_, clauses)| !clauses.is_empty());
    read
}
