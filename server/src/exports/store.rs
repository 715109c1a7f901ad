//! Where finished files are kept: a folder, a bucket, or the memory of a test.

use std::ops::Range;
use std::path::Path as Folder;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::body::Bytes;
use chrono::{DateTime, Utc};
use futures::stream::BoxStream;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ClientConfigKey, Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt, RetryConfig};
use site::PageError;
use tokio::runtime::Handle;
use url::Url;

use super::writer::StoreWriter;

/// The bytes of a part of a file.
pub(super) type PartStream = BoxStream<'static, Result<Bytes, Error>>;

/// How long a bucket may take for one file, and all tries together: a reader waits no longer for an answer.
const BUCKET_PATIENCE: Duration = Duration::from_secs(15);

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was written.
    pub modified: DateTime<Utc>,
}

/// Finished files by their keys. A file is written whole or not at all, and never changed.
#[derive(Clone)]
pub struct ExportStore(Arc<dyn ObjectStore>);

impl ExportStore {
    /// Files in a folder, which is made if it does not exist.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn folder(folder: &Folder) -> anyhow::Result<Self> {
        let says = || format!("the folder {} cannot be made", folder.display());
        std::fs::create_dir_all(folder).with_context(says)?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder).with_context(says)?)))
    }

    /// Files in a bucket of S3 or of what speaks like it, such as `s3://files/talqy`. Who asks, where the bucket is and
    /// how it is reached stand in the environment, in the variables that other programs read too (`AWS_ACCESS_KEY_ID`,
    /// `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`).
    ///
    /// # Errors
    /// If the settings do not name a bucket, or it does not answer.
    pub async fn bucket(address: &Url) -> anyhow::Result<Self> {
        // The HTTP client asks for one provider of TLS; whoever installed another before may keep it.
        let _installed_before = rustls::crypto::ring::default_provider().install_default();
        Self::bucket_of(AmazonS3Builder::from_env(), address).await
    }

    async fn bucket_of(settings: AmazonS3Builder, address: &Url) -> anyhow::Result<Self> {
        let says = || format!("the files cannot be kept in {address}");
        let retry = RetryConfig { max_retries: 3, retry_timeout: BUCKET_PATIENCE, ..RetryConfig::default() };
        let bucket = settings
            .with_url(address.as_str())
            .with_retry(retry)
            .with_config(AmazonS3ConfigKey::Client(ClientConfigKey::Timeout), "15 seconds")
            .build()
            .with_context(says)?;
        let store = Self(Arc::new(PrefixStore::new(bucket, Path::from(address.path()))));
        // A wrong name or a key that may not write is told at the start, and not to the first reader of a report.
        store.put("begun", Vec::new()).await.with_context(says)?;
        Ok(store)
    }

    /// Files that go with the process.
    pub fn memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Whether there is a file of this key.
    ///
    /// # Errors
    /// [`PageError::Internal`] if the store does not answer.
    pub async fn holds(&self, key: &str) -> Result<bool, PageError> {
        match self.0.head(&Path::from(key)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(failed(&error)),
        }
    }

    /// The file of a key, if there is one.
    ///
    /// # Errors
    /// [`PageError::Internal`] if the store does not answer.
    pub async fn get(&self, key: &str) -> Result<Option<StoredFile>, PageError> {
        let found = match self.0.get(&Path::from(key)).await {
            Ok(found) => {
                let modified = found.meta.last_modified;
                found.bytes().await.map(|bytes| StoredFile { bytes: bytes.to_vec(), modified })
            }
            Err(error) => Err(error),
        };
        match found {
            Ok(kept) => Ok(Some(kept)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    /// How long the file of a key is, in bytes, and when it was written.
    ///
    /// # Errors
    /// [`PageError::Internal`] if the store does not answer.
    pub(super) async fn told(&self, key: &str) -> Result<Option<(u64, DateTime<Utc>)>, PageError> {
        match self.0.head(&Path::from(key)).await {
            Ok(told) => Ok(Some((told.size, told.last_modified))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    /// The bytes of a part of the file of a key, one after the other.
    ///
    /// # Errors
    /// [`PageError::Internal`] if the store does not answer.
    pub(super) async fn part(&self, key: &str, part: Range<u64>) -> Result<PartStream, PageError> {
        let options = GetOptions { range: Some(GetRange::Bounded(part)), ..GetOptions::default() };
        let found = self.0.get_opts(&Path::from(key), options).await.map_err(|error| failed(&error))?;
        Ok(found.into_stream())
    }

    /// A file of a key that is written by a thread that may wait for the store.
    pub(super) fn begin(&self, key: &str, runtime: Handle) -> StoreWriter {
        StoreWriter::new(self.0.clone(), Path::from(key), runtime)
    }

    /// Keeps a file.
    ///
    /// # Errors
    /// If the store has no room or does not answer.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> anyhow::Result<()> {
        self.0.put(&Path::from(key), bytes.into()).await?;
        Ok(())
    }
}

fn failed(error: &Error) -> PageError {
    tracing::error!(%error, "the store of files");
    PageError::Internal
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Mutex;

    use axum::extract::State;
    use axum::response::{IntoResponse, Response};
    use axum::{Router, routing::any};
    use http::{Method, StatusCode, Uri};

    use super::*;

    #[tokio::test]
    async fn a_file_is_found_again_by_its_key_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("files");
        ExportStore::folder(&place).unwrap().put("ab/report-ru.pdf", vec![1, 2]).await.unwrap();
        let again = ExportStore::folder(&place).unwrap();
        assert!(again.holds("ab/report-ru.pdf").await.unwrap());
        assert_eq!(again.get("ab/report-ru.pdf").await.unwrap().map(|kept| kept.bytes), Some(vec![1, 2]));
        assert_eq!(again.get("ab/report-kk.pdf").await.unwrap(), None);
    }

    /// The files of a bucket that speaks as much of S3 as one file needs.
    type Bucket = Arc<Mutex<HashMap<String, Bytes>>>;

    async fn answer(State(kept): State<Bucket>, method: Method, uri: Uri, body: Bytes) -> Response {
        let (mut kept, path) = (kept.lock().unwrap(), uri.path().to_owned());
        match (method, kept.get(&path).cloned()) {
            _ if !path.starts_with("/files/") => StatusCode::FORBIDDEN.into_response(),
            (Method::PUT, _) => {
                kept.insert(path, body);
                [("etag", "\"1\"")].into_response()
            }
            (_, Some(body)) => ([("etag", "\"1\"")], body).into_response(),
            (_, None) => StatusCode::NOT_FOUND.into_response(),
        }
    }

    async fn bucket_at(address: &str) -> (anyhow::Result<ExportStore>, Bucket) {
        let kept = Bucket::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let service = Router::new().fallback(any(answer)).with_state(kept.clone());
        tokio::spawn(async move { axum::serve(listener, service).await });
        let settings = AmazonS3Builder::new()
            .with_endpoint(endpoint)
            .with_allow_http(true)
            .with_access_key_id("key")
            .with_secret_access_key("secret");
        let _installed_before = rustls::crypto::ring::default_provider().install_default();
        (ExportStore::bucket_of(settings, &Url::parse(address).unwrap()).await, kept)
    }

    #[tokio::test]
    async fn a_file_is_kept_in_a_bucket_below_its_prefix() {
        let (store, kept) = bucket_at("s3://files/talqy").await;
        let store = store.unwrap();
        store.put("ab/report-ru.pdf", vec![1, 2]).await.unwrap();
        assert!(kept.lock().unwrap().contains_key("/files/talqy/ab/report-ru.pdf"));
        assert!(store.holds("ab/report-ru.pdf").await.unwrap());
        assert!(!store.holds("ab/report-kk.pdf").await.unwrap());
        assert_eq!(store.get("ab/report-ru.pdf").await.unwrap().map(|kept| kept.bytes), Some(vec![1, 2]));
        assert_eq!(store.get("ab/report-kk.pdf").await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_bucket_that_may_not_be_written_is_told_at_the_start() {
        let (store, _) = bucket_at("s3://elsewhere").await;
        let error = store.err().unwrap().to_string();
        assert_eq!(error, "the files cannot be kept in s3://elsewhere");
    }
}
