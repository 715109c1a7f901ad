//! Files of word processors, pages and pasted texts, read beside the requests by whoever serves the site.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::language::Language;
use domain::standard::import::ReadText;
use services::discussion::AttachmentKind;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 20 << 20;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// There is something wrong with it: the stable name of the reason.
    Refused(&'static str),
    /// Others are being read, and its turn does not come soon.
    Busy,
    /// A fault of ours.
    Internal,
}

/// One of the few places for files that are held in memory at once; given back when it is dropped.
pub struct ImportSlot(
    #[expect(dead_code, reason = "what it holds is given back when it is dropped")] Box<dyn Send + Sync>,
);

impl ImportSlot {
    /// A place that is taken as long as something is held.
    pub fn holding(held: impl Send + Sync + 'static) -> Self {
        Self(Box::new(held))
    }
}

/// The answer of [`Importer::read`].
pub type ImportReading<'a> = Pin<Box<dyn Future<Output = Result<ReadText, ImportFault>> + Send + 'a>>;

/// The answer of [`Importer::words`].
pub type WordsReading<'a> = Pin<Box<dyn Future<Output = Option<String>> + Send + 'a>>;

/// Whoever reads files.
pub trait Importer: Send + Sync {
    /// A place for a file, taken before its first byte is received; none where all are taken.
    fn slot(&self) -> Option<ImportSlot>;

    /// What a DOCX or the letters of a PDF in one language say.
    ///
    /// # Errors
    /// [`ImportFault`] says what is wrong with the file.
    fn read(&self, file: Vec<u8>, language: Language) -> ImportReading<'_>;

    /// What a text in one language says that was pasted.
    ///
    /// # Errors
    /// As [`Importer::read`].
    fn pasted(&self, text: String, language: Language) -> ImportReading<'_>;

    /// The words of an attachment; none where none can be read of it.
    fn words(&self, file: Vec<u8>, kind: AttachmentKind) -> WordsReading<'_>;
}

/// Whoever reads files, as handlers are given it.
pub type SharedImporter = Arc<dyn Importer>;
