//! Packages made by hand.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const MAIN: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
pub(crate) const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A package of files.
pub(crate) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(*path, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The kinds of the files that a test writes.
pub(crate) fn kinds(main: &str, others: &str) -> String {
    format!(
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Override PartName='/word/document.xml' ContentType='{main}'/>{others}</Types>"
    )
}

/// The body of a document as its file.
pub(crate) fn text(body: &str) -> String {
    format!("<?xml version='1.0'?><w:document xmlns:w='{SPACE}'><w:body>{body}</w:body></w:document>")
}

/// A DOCX with a body and other files of kinds of their own.
pub(crate) fn docx(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let kind = |(path, kind, _): &(&str, &str, &str)| {
        format!(
            "<Override PartName='/{path}' \
             ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml'/>"
        )
    };
    let (kinds, text) = (kinds(MAIN, &others.iter().map(kind).collect::<String>()), text(body));
    let mut files = vec![("[Content_Types].xml", kinds.as_bytes()), ("word/document.xml", text.as_bytes())];
    files.extend(others.iter().map(|(path, _, text)| (*path, text.as_bytes())));
    pack(&files)
}

/// A paragraph with properties and runs.
pub(crate) fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run of words.
pub(crate) fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
}
