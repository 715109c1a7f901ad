//! Files of word processors, read beside the requests by whoever serves the site.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::standard::import::SourceParagraph;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 20 << 20;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is something wrong with it: the stable name of the reason.
    Refused(&'static str),
    /// A fault of ours.
    Internal,
}

/// The answer of [`Reader::read`].
pub type Reading<'a> = Pin<Box<dyn Future<Output = Result<Vec<SourceParagraph>, Unread>> + Send + 'a>>;

/// Whoever reads files.
pub trait Reader: Send + Sync {
    /// The paragraphs of a DOCX in their order.
    ///
    /// # Errors
    /// [`Unread`] says what is wrong with the file.
    fn read(&self, file: Vec<u8>) -> Reading<'_>;
}

/// Whoever reads files, as handlers are given it.
pub type SharedReader = Arc<dyn Reader>;
