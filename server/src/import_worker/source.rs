//! From the bytes that somebody gave to what they say.

use documents::{ReadError, ReadLimits, is_pages, read_pages, read_pasted, read_word};
use domain::language::Language;
use domain::standard::import::{ReadText, understand_file};

/// What somebody gave to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// A file.
    File,
    /// A text that was pasted.
    Pasted,
}

/// What it says in a language.
///
/// # Errors
/// What is wrong with it.
pub(super) fn understood(bytes: &[u8], given: Given, language: Language) -> Result<ReadText, ReadError> {
    let limits = ReadLimits::default();
    let source = match given {
        Given::Pasted => read_pasted(&String::from_utf8_lossy(bytes), &limits),
        Given::File if is_pages(bytes) => read_pages(bytes, &limits),
        Given::File => read_word(bytes, &limits),
    }?;
    Ok(understand_file(source, language))
}
