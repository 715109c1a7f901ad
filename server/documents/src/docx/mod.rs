//! A document as a DOCX (Office Open XML, ISO/IEC 29500) that Word and LibreOffice open, with its redline as tracked
//! changes that they accept and reject.
//!
//! The XML is written here: the libraries that write DOCX number revisions and links by counters of the process, so
//! that the same document would not give the same bytes, and they know no moves.

mod blocks;
mod body;
mod changes;
mod contents;
mod link;
mod main_part;
mod numbering;
mod package;
mod paragraph;
mod parts;
mod runs;
mod tables;
mod tongue;
mod words;
mod xml;

use std::io;

use domain::document::{Block, Document};
use package::Package;
use tongue::tongue;

/// The document could not be written as a DOCX.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be packed: {0}")]
pub struct DocxError(#[from] zip::result::ZipError);

impl From<std::io::Error> for DocxError {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}

/// Gives blocks to whoever takes them, one after the other.
pub type Blocks<'a> = dyn FnMut(&mut dyn FnMut(&Block) -> io::Result<()>) -> io::Result<()> + 'a;

/// The document as a file, always the same bytes for the same document. Its redlines are tracked changes by the named
/// author, of the instant of the document; what was said about a change is a comment beside its clause.
///
/// # Errors
/// [`DocxError`] if the file would be larger than its archive can be.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocxError> {
    docx_of_blocks(document, 0, &mut |_| Ok(()))
}

/// The document with further blocks at the end of the part of a place: they are packed as they are given, and never all in memory.
///
/// # Errors
/// As [`docx`], and what `more` says.
pub fn docx_of_blocks(
    document: &Document,
    place: usize,
    more: &mut Blocks<'_>,
) -> Result<Vec<u8>, DocxError> {
    let language = tongue(document.language.code());
    let with_language = |template: &str| template.replace("{language}", language);
    let mut package = Package::new();
    package.file("[Content_Types].xml", include_str!("content_types.xml").as_bytes())?;
    package.file("_rels/.rels", include_str!("relationships.xml").as_bytes())?;
    package.file("docProps/core.xml", &parts::properties(document))?;
    let written = main_part::write(package.begin("word/document.xml")?, document, place, more)?;
    package.file("word/_rels/document.xml.rels", &parts::relationships(&written.links))?;
    package.file("word/styles.xml", with_language(include_str!("styles.xml")).as_bytes())?;
    package.file("word/settings.xml", with_language(include_str!("settings.xml")).as_bytes())?;
    package.file("word/numbering.xml", &numbering::file(&written.lists))?;
    package.file("word/comments.xml", &written.comments)?;
    package.file("word/header1.xml", &parts::header(&document.running))?;
    package.file("word/footer1.xml", &parts::footer())?;
    package.finish()
}
