//! The letters of a PDF as paragraphs: where they stand on its pages tells what belongs together.

mod fonts;
mod grid;
mod lines;
mod marks;
mod paragraphs;
mod paths;
mod pen;
mod piece;
mod reader;

use domain::standard::import::{SourceFile, Unread};
use lopdf::{DecompressError, Document, Error, LoadOptions};

use super::budget::Budget;
use super::error::{Excess, ReadError};
use super::limits::ReadLimits;
use paragraphs::Paragraphs;
use reader::page;

/// Whether a file is a PDF.
pub fn is_pages(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF")
}

/// The paragraphs of a PDF in their order. A line of a table's cell stands in it, heads and feet stand beside the text.
/// What the library takes for reading a file is not counted: it is called where the system counts.
///
/// # Errors
/// [`ReadError`] says what is wrong with the file, or that it holds no letters.
pub fn read_pages(bytes: &[u8], limits: &ReadLimits) -> Result<SourceFile, ReadError> {
    if bytes.len() > limits.file {
        return Err(ReadError::TooLarge);
    }
    let most = usize::try_from(limits.unpacked).unwrap_or(usize::MAX);
    let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refused(&error))?;
    if document.is_encrypted() {
        return Err(ReadError::Encrypted);
    }
    let mut budget = Budget::of(limits.kept);
    let mut unread = Unread::default();
    let mut pages = Vec::new();
    for id in document.page_iter() {
        if pages.len() >= limits.paragraphs {
            return Err(ReadError::TooMuch { of: Excess::Paragraphs });
        }
        let read = page(&document, id, most, &mut budget)?;
        if read.has_unread_letters || read.pieces.is_empty() && read.has_pictures {
            unread.pictures = unread.pictures.saturating_add(1);
        }
        pages.push(lines::of_page(&read));
    }
    if pages.iter().all(Vec::is_empty) {
        return Err(ReadError::NoLetters);
    }
    let mut paragraphs = Paragraphs::of(&pages);
    for (place, page) in pages.iter().enumerate() {
        paragraphs.page(place, page);
    }
    let (paragraphs, columns) = paragraphs.finish();
    if paragraphs.len() > limits.paragraphs {
        return Err(ReadError::TooMuch { of: Excess::Paragraphs });
    }
    Ok(SourceFile { paragraphs, unread: Unread { columns, ..unread } })
}

/// What a fault of the library says of the file.
fn refused(error: &Error) -> ReadError {
    match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => ReadError::Bomb,
        Error::InvalidPassword | Error::Decryption(_) => ReadError::Encrypted,
        _ => ReadError::BrokenPages,
    }
}
