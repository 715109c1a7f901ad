//! Where finished files are kept: a folder, or the memory of a test.

use std::path::Path as Folder;
use std::sync::Arc;

use anyhow::Context;
use app::site::PageError;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt};

/// Finished files by their keys. A file is written whole or not at all, and never changed.
#[derive(Clone)]
pub struct Store(Arc<dyn ObjectStore>);

impl Store {
    /// Files in a folder, which is made if it does not exist.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn folder(folder: &Folder) -> anyhow::Result<Self> {
        let says = || format!("the folder {} cannot be made", folder.display());
        std::fs::create_dir_all(folder).with_context(says)?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder).with_context(says)?)))
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
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, PageError> {
        let found = match self.0.get(&Path::from(key)).await {
            Ok(found) => found.bytes().await,
            Err(error) => Err(error),
        };
        match found {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
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
    use super::*;

    #[tokio::test]
    async fn a_file_is_found_again_by_its_key_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("files");
        Store::folder(&place).unwrap().put("ab/report-ru.pdf", vec![1, 2]).await.unwrap();
        let again = Store::folder(&place).unwrap();
        assert!(again.holds("ab/report-ru.pdf").await.unwrap());
        assert_eq!(again.get("ab/report-ru.pdf").await.unwrap(), Some(vec![1, 2]));
        assert_eq!(again.get("ab/report-kk.pdf").await.unwrap(), None);
    }
}
