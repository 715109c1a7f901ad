//! A file on its way in: written to a temporary file piece by piece, so that memory does not follow its length.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use domain::standard::ContentHash;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::AttachmentKind;
use super::name::clean;
use crate::context::Services;
use crate::error::ServiceError;

/// The largest attachment, in bytes.
pub const LARGEST_ATTACHMENT: usize = 10 << 20;
/// The most attachments of one comment.
pub const MOST_ATTACHMENTS: usize = 10;
/// How many comments bring their files at once.
const PLACES: usize = 4;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentProblem {
    /// It is larger than [`LARGEST_ATTACHMENT`].
    TooLarge,
    /// There are more than [`MOST_ATTACHMENTS`].
    TooMany,
    /// It is nothing that may be attached.
    UnknownKind,
}

impl AttachmentProblem {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "file_too_large",
            Self::TooMany => "too_many_files",
            Self::UnknownKind => "file_kind",
        }
    }
}

/// A file that is whole and fit to be kept; it is gone when nobody holds it.
#[derive(Debug)]
pub struct NewAttachment {
    pub(super) name: String,
    pub(super) kind: AttachmentKind,
    pub(super) size: usize,
    pub(super) hash: ContentHash,
    file: File,
}

impl NewAttachment {
    /// Its bytes.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, ServiceError> {
        read(&self.file, self.size).map_err(ServiceError::internal)
    }

    /// The SHA-256 of its bytes.
    pub(in crate::discussion) const fn hash(&self) -> ContentHash {
        self.hash
    }
}

/// A file that is being received.
#[derive(Debug)]
pub struct AttachmentUpload {
    file: File,
    size: usize,
}

impl AttachmentUpload {
    /// A file of which nothing has come yet.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if nothing can be written.
    pub fn begin() -> Result<Self, ServiceError> {
        Ok(Self { file: tempfile::tempfile().map_err(ServiceError::internal)?, size: 0 })
    }

    /// The next piece; of what is too large no more is kept.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if it cannot be written.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), ServiceError> {
        self.size = self.size.saturating_add(piece.len());
        if self.size <= LARGEST_ATTACHMENT {
            self.file.write_all(piece).map_err(ServiceError::internal)?;
        }
        Ok(())
    }

    /// Whether nothing came.
    pub const fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// The whole file, under the name that the browser tells.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] if it cannot be read again.
    pub fn finish(self, name: &str) -> Result<Result<NewAttachment, AttachmentProblem>, ServiceError> {
        let Self { file, size } = self;
        if size > LARGEST_ATTACHMENT {
            return Ok(Err(AttachmentProblem::TooLarge));
        }
        let bytes = read(&file, size).map_err(ServiceError::internal)?;
        let Some(kind) = AttachmentKind::of(&bytes) else { return Ok(Err(AttachmentProblem::UnknownKind)) };
        let (name, hash) = (clean(name, kind), ContentHash::of(&bytes));
        Ok(Ok(NewAttachment { name, kind, size, hash, file }))
    }
}

fn read(mut file: &File, size: usize) -> std::io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::with_capacity(size);
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The places for comments that bring files.
#[derive(Debug)]
struct UploadPlaces(Arc<Semaphore>);

impl Default for UploadPlaces {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PLACES)))
    }
}

/// One of the few places for comments that bring files; given back when it is dropped.
#[derive(Debug)]
pub struct UploadPlace(
    #[expect(dead_code, reason = "what it holds is given back when it is dropped")] OwnedSemaphorePermit,
);

/// A place, taken before the first byte of a file is kept; none where all are taken.
pub fn upload_place(services: &Services) -> Option<UploadPlace> {
    services.shared.of::<UploadPlaces>().0.clone().try_acquire_owned().ok().map(UploadPlace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_5_a_file_of_ten_megabytes_is_taken_and_a_larger_one_is_not() {
        let mut whole = AttachmentUpload::begin().unwrap();
        whole.add(b"%PDF-1.7\n").unwrap();
        whole.add(b"%%EOF").unwrap();
        let kept = whole.finish("a.pdf").unwrap().unwrap();
        assert_eq!((kept.name.as_str(), kept.size), ("a.pdf", 14));
        assert_eq!(kept.bytes().unwrap(), b"%PDF-1.7\n%%EOF");
        assert_eq!(kept.hash(), ContentHash::of(b"%PDF-1.7\n%%EOF"));
        let mut large = AttachmentUpload::begin().unwrap();
        for _ in 0..=10 {
            large.add(&vec![0; 1 << 20]).unwrap();
        }
        assert_eq!(large.finish("a.pdf").unwrap().err(), Some(AttachmentProblem::TooLarge));
        let mut other = AttachmentUpload::begin().unwrap();
        other.add(b"MZ").unwrap();
        assert_eq!(other.finish("a.pdf").unwrap().err(), Some(AttachmentProblem::UnknownKind));
    }
}
