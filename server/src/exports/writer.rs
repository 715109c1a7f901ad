//! A file on its way into the store: in parts, so that a long one is never whole in memory.

use std::io::{Error, Result, Write};
use std::sync::Arc;

use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt};
use tokio::runtime::Handle;

/// How large a part is, in bytes: buckets take none below five megabytes but the last.
const PART: usize = 8 * 1024 * 1024;

/// A file that is being written by a thread that may wait. It stands in the store once it is finished, or not at all; one that fits a
/// part is put there at once.
pub(super) struct StoreWriter {
    store: Arc<dyn ObjectStore>,
    path: Path,
    runtime: Handle,
    part: Vec<u8>,
    upload: Option<Box<dyn MultipartUpload>>,
}

impl StoreWriter {
    /// A file of a store that nothing is written of yet.
    pub(super) fn new(store: Arc<dyn ObjectStore>, path: Path, runtime: Handle) -> Self {
        Self { store, path, runtime, part: Vec::new(), upload: None }
    }

    fn send(&mut self) -> Result<()> {
        let part = std::mem::take(&mut self.part);
        let mut upload = match self.upload.take() {
            Some(upload) => upload,
            None => self.runtime.block_on(self.store.put_multipart(&self.path)).map_err(Error::other)?,
        };
        let sent = self.runtime.block_on(upload.put_part(part.into()));
        self.upload = Some(upload);
        sent.map_err(Error::other)
    }

    /// Lets the file stand in the store.
    pub(super) fn finish(mut self) -> Result<()> {
        if self.upload.is_none() {
            let whole = std::mem::take(&mut self.part);
            self.runtime.block_on(self.store.put(&self.path, whole.into())).map_err(Error::other)?;
            return Ok(());
        }
        if !self.part.is_empty()
            && let Err(error) = self.send()
        {
            self.abandon();
            return Err(error);
        }
        if let Some(mut upload) = self.upload.take() {
            self.runtime.block_on(upload.complete()).map_err(Error::other)?;
        }
        Ok(())
    }

    /// Takes back what was sent of a file that comes to no end.
    pub(super) fn abandon(mut self) {
        if let Some(mut upload) = self.upload.take()
            && let Err(error) = self.runtime.block_on(upload.abort())
        {
            tracing::warn!(%error, path = %self.path, "the parts of an unfinished file stay in the store");
        }
    }
}

impl Write for StoreWriter {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let (now, _) = bytes.split_at(bytes.len().min(PART.saturating_sub(self.part.len())));
        self.part.extend_from_slice(now);
        if self.part.len() >= PART {
            self.send()?;
        }
        Ok(now.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use object_store::memory::InMemory;

    use super::*;

    async fn written(lengths: &'static [usize], finished: bool) -> Option<Vec<u8>> {
        let store: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
        let path = Path::from("ab/report-ru.csv");
        let mut file = StoreWriter::new(store.clone(), path.clone(), Handle::current());
        let writing = tokio::task::spawn_blocking(move || {
            for (letter, length) in (b'a'..).zip(lengths) {
                file.write_all(&vec![letter; *length]).unwrap();
            }
            if finished { file.finish().unwrap() } else { file.abandon() }
        });
        writing.await.unwrap();
        let found = store.get(&path).await.ok()?;
        Some(found.bytes().await.unwrap().to_vec())
    }

    const LENGTHS: [&[usize]; 5] = [&[], &[3], &[PART], &[PART - 1, 2], &[5, 3 * PART, 7]];

    #[tokio::test]
    async fn a_file_of_many_parts_is_what_was_written() {
        for lengths in LENGTHS {
            let whole: Vec<u8> =
                (b'a'..).zip(lengths).flat_map(|(letter, length)| vec![letter; *length]).collect();
            assert!(written(lengths, true).await == Some(whole), "{lengths:?}");
            assert_eq!(written(lengths, false).await, None, "{lengths:?}");
        }
    }
}
