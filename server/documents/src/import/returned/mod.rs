//! A text of ours that comes back from a word processor: its clauses by their marks, with tracked changes and comments.

mod author;
mod notes;
mod passage;
mod reader;

use domain::standard::word::WordFile;

use super::error::ReadError;
use super::limits::ReadLimits;
use super::opened::Opened;
use notes::Notes;
use reader::PassageReader;

/// What a DOCX says whose clauses bear the marks that we wrote, read within the same limits as any other file. A file without a
/// mark is read too: then all of it stands outside every clause.
///
/// # Errors
/// As [`super::read_word`].
pub fn read_returned(bytes: &[u8], limits: &ReadLimits) -> Result<WordFile, ReadError> {
    let Opened { mut archive, mut budget, parts, styles } = Opened::of(bytes, limits)?;
    let mut notes = Notes::default();
    for path in parts.comments.iter().chain(&parts.notes) {
        notes.read(&mut archive, path, &mut budget)?;
    }
    let mut reader = PassageReader::new(&styles, &mut budget, limits.paragraphs);
    archive.walk(&parts.main, &mut reader)?;
    let passages = reader.finish();
    Ok(WordFile { passages: passages.into_iter().map(|passage| passage.told(&notes)).collect() })
}
