//! The package: the files of a DOCX in one archive, always in the same order and of the same time.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::DocxError;

/// A file of the package with its path.
pub(super) type Entry = (&'static str, Vec<u8>);

/// The archive of the entries. Its times say nothing: the properties say when the document was made.
pub(super) fn pack(entries: Vec<Entry>) -> Result<Vec<u8>, DocxError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, bytes) in entries {
        archive.start_file(path, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
