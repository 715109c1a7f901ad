//! A finished file that is too long for memory: it is handed out as it is read.

use axum::body::{Body, Bytes};
use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt};
use site::PageError;

use super::store::{ExportStore, PartStream};

/// Up to this length, in bytes, a file is handed out whole, so that it can be packed for whoever takes that.
pub(super) const WHOLE: u64 = 8 * 1024 * 1024;

/// A long file of the store. In the extensions of an answer it says that the body is this file, so that no layer reads it whole.
#[derive(Clone)]
pub(crate) struct LongFile {
    store: ExportStore,
    key: String,
    /// Its length in bytes.
    pub(crate) length: u64,
    /// When it was written.
    pub(crate) modified: DateTime<Utc>,
}

impl LongFile {
    /// The file of a key.
    pub(super) fn new(store: ExportStore, key: String, (length, modified): (u64, DateTime<Utc>)) -> Self {
        Self { store, key, length, modified }
    }

    /// The file of a key, if there is one.
    #[cfg(test)]
    pub(crate) async fn of(store: ExportStore, key: &str) -> Option<Self> {
        let told = store.told(key).await.ok()??;
        Some(Self::new(store, key.to_owned(), told))
    }

    /// Its bytes.
    ///
    /// # Errors
    /// [`PageError::Internal`] if the store does not answer.
    pub(crate) async fn body(&self) -> Result<Body, PageError> {
        Ok(Body::from_stream(self.stream(0, self.length).await?))
    }

    /// Its bytes from `first` to `last`, which both lie inside.
    ///
    /// # Errors
    /// As [`Self::body`].
    pub(crate) async fn part(&self, first: u64, last: u64) -> Result<Body, PageError> {
        Ok(Body::from_stream(self.stream(first, last.saturating_add(1)).await?))
    }

    /// Its bytes between other ones.
    ///
    /// # Errors
    /// As [`Self::body`].
    pub(crate) async fn between(&self, before: String, after: String) -> Result<Body, PageError> {
        let file = self.stream(0, self.length).await?;
        Ok(Body::from_stream(piece(before).chain(file).chain(piece(after))))
    }

    async fn stream(&self, first: u64, end: u64) -> Result<PartStream, PageError> {
        self.store.part(&self.key, first..end).await
    }
}

fn piece(text: String) -> impl Stream<Item = Result<Bytes, object_store::Error>> + Send {
    futures::stream::iter([Ok(Bytes::from(text))])
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    async fn read(body: Result<Body, PageError>) -> Vec<u8> {
        to_bytes(body.unwrap(), usize::MAX).await.unwrap().to_vec()
    }

    #[tokio::test]
    async fn a_long_file_is_handed_out_whole_in_part_and_between_other_words() {
        let store = ExportStore::memory();
        let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        store.put("ab/report.json", bytes.clone()).await.unwrap();
        let file = LongFile::of(store, "ab/report.json").await.unwrap();
        assert_eq!(file.length, 100_000);
        assert!(read(file.body().await).await == bytes);
        assert!(read(file.part(70_000, 70_009).await).await == bytes[70_000..=70_009]);
        let between = read(file.between("{".to_owned(), "}".to_owned()).await).await;
        assert!(between == ["{".as_bytes(), bytes.as_slice(), b"}"].concat());
    }
}
