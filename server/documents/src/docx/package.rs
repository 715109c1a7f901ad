//! The package: the files of a DOCX in one archive, always in the same order and of the same time.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::DocxError;

/// An archive that is being written; packed it is small enough for memory. Its times say nothing: the properties say when the document
/// was made.
pub(super) struct Package {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Package {
    /// Nothing packed yet.
    pub(super) fn new() -> Self {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        Self { archive: ZipWriter::new(Cursor::new(Vec::new())), options }
    }

    /// Begins a file with its path: what is written next stands in it.
    pub(super) fn begin(&mut self, path: &str) -> Result<&mut dyn Write, DocxError> {
        self.archive.start_file(path, self.options)?;
        Ok(&mut self.archive)
    }

    /// A file with its path.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), DocxError> {
        Ok(self.begin(path)?.write_all(bytes)?)
    }

    /// The archive.
    pub(super) fn finish(self) -> Result<Vec<u8>, DocxError> {
        Ok(self.archive.finish()?.into_inner())
    }
}
