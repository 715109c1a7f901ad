//! A text that somebody wrote elsewhere, in Word, as pages or pasted, as paragraphs in their order. What comes from outside is never trusted: every
//! limit is counted while reading, and whatever is wrong has a reason with a stable code.

mod archive;
mod body;
mod budget;
mod error;
mod format;
mod holders;
mod kind;
mod letters;
mod limits;
mod links;
mod look;
mod numbering;
mod open;
mod opened;
mod pages;
mod parts;
mod pasted;
mod pieces;
mod returned;
mod rows;
mod styles;
mod utf16;
mod walk;
mod words;

pub use error::{Excess, FoundFormat, ReadError};
pub use limits::ReadLimits;
pub use pages::{is_pages, read_pages};
pub use pasted::read_pasted;
pub use returned::read_returned;
pub use words::words_of;

use domain::standard::import::{SourceFile, SourceParagraph, SourcePlace, Unread};

use body::BodyReader;
use opened::Opened;

/// The paragraphs of a DOCX, as [`read_word`] reads them.
///
/// # Errors
/// As [`read_word`].
pub fn read_docx(bytes: &[u8], limits: &ReadLimits) -> Result<Vec<SourceParagraph>, ReadError> {
    read_word(bytes, limits).map(|file| file.paragraphs)
}

/// The paragraphs of a DOCX in their order: the text, then notes, comments, and what stands at the head and foot of pages.
/// Tracked changes are read as if they had been accepted; paragraphs without words are left out. What a reader of the
/// document would not see as its text is left out too, and counted.
///
/// # Errors
/// [`ReadError`] says what the file is instead, or what is wrong with it.
pub fn read_word(bytes: &[u8], limits: &ReadLimits) -> Result<SourceFile, ReadError> {
    let Opened { mut archive, mut budget, parts, styles } = Opened::of(bytes, limits)?;
    let mut numbering = match &parts.numbering {
        Some(path) => numbering::read(&mut archive, path, &styles, &mut budget)?,
        None => numbering::Numbering::default(),
    };
    let mut paragraphs = Vec::new();
    let mut unread = Unread::default();
    let places = [
        (&parts.notes, SourcePlace::Note),
        (&parts.comments, SourcePlace::Comment),
        (&parts.margins, SourcePlace::Margin),
    ];
    let main = [(&parts.main, SourcePlace::Body)].into_iter();
    let others = places.into_iter().flat_map(|(paths, place)| paths.iter().map(move |path| (path, place)));
    for (path, place) in main.chain(others) {
        let left = limits.paragraphs.saturating_sub(paragraphs.len());
        let mut reader = BodyReader::new(&styles, &mut numbering, &mut budget, &mut unread, (place, left));
        archive.walk(path, &mut reader)?;
        paragraphs.extend(reader.finish());
    }
    Ok(SourceFile { paragraphs, unread })
}
