//! Documents written beside the requests: one at a time, each once; the finished file is kept by what it is made of.

mod amends;
mod draft_xml;
mod life;
mod lists;
mod long_file;
mod report;
mod source;
mod standard_xml;
mod store;
mod told;
mod writer;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use services::Request;
use site::{ExportReadiness, ExportRequest, ExportedFile, Exporter, PageError, Site};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, watch};
use tracing::Instrument;

pub(crate) use long_file::LongFile;
use source::ExportSource;
pub use store::{ExportStore, StoredFile};

/// How long a page waits for a document before it says that it takes longer.
const PAGE_PATIENCE: Duration = Duration::from_millis(700);
/// How long a machine waits; every answer of the site must come within thirty seconds.
const MACHINE_PATIENCE: Duration = Duration::from_secs(20);

/// A document that is asked for.
pub(crate) enum Fetched {
    /// The file and the tag of its content.
    Whole(StoredFile, String),
    /// The same of one that is too long for memory.
    Long(LongFile, String),
    /// It is being written, or waits behind others.
    Preparing,
}

/// What became of a writing: nothing yet, or whether it succeeded.
type Ended = watch::Receiver<Option<bool>>;

/// The documents that are to be written, and the files of those that are.
#[derive(Clone)]
pub struct ExportQueue {
    site: Site,
    store: ExportStore,
    /// The writings under way, by the key of what they write.
    running: Arc<Mutex<HashMap<String, Ended>>>,
    /// A long report takes a processor and much memory: two at once would starve the readers.
    one_at_a_time: Arc<Semaphore>,
}

impl ExportQueue {
    /// A queue for a site that keeps its files in `store`.
    pub fn new(site: Site, store: ExportStore) -> Self {
        Self { site, store, running: Arc::default(), one_at_a_time: Arc::new(Semaphore::new(1)) }
    }

    /// The document, if it is finished within the patience of a machine.
    ///
    /// # Errors
    /// [`PageError::NotFound`] if there is no such public text, [`PageError::Internal`] if it could not be written.
    pub(crate) async fn fetch(
        &self,
        request: &Request,
        wanted: &ExportRequest,
    ) -> Result<Fetched, PageError> {
        let source = source::read(&self.site, request, wanted).await?;
        let (key, tag) = (source.key(), source.tag());
        if !self.finished(&key, source, MACHINE_PATIENCE).await? {
            return Ok(Fetched::Preparing);
        }
        let told = self.store.told(&key).await?.ok_or(PageError::Internal)?;
        if told.0 > long_file::WHOLE {
            return Ok(Fetched::Long(LongFile::new(self.store.clone(), key, told), tag));
        }
        let file = self.store.get(&key).await?.ok_or(PageError::Internal)?;
        Ok(Fetched::Whole(file, tag))
    }

    /// Whether the file of `key` is finished within `patience`; begins it if nobody has.
    async fn finished(&self, key: &str, source: ExportSource, patience: Duration) -> Result<bool, PageError> {
        if self.store.holds(key).await? {
            return Ok(true);
        }
        let mut ended = self.begin(key, source);
        match tokio::time::timeout(patience, ended.wait_for(Option::is_some)).await {
            Err(_) => Ok(false),
            Ok(Ok(told)) if *told == Some(true) => Ok(true),
            Ok(_) => Err(PageError::Internal),
        }
    }

    /// The writing of `key`: the one under way, or a new one. It goes on when whoever asked has gone.
    fn begin(&self, key: &str, source: ExportSource) -> Ended {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ended) = running.get(key) {
            return ended.clone();
        }
        let (tell, ended) = watch::channel(None);
        running.insert(key.to_owned(), ended.clone());
        drop(running);
        let (queue, key) = (self.clone(), key.to_owned());
        let writing = async move {
            let written = queue.write(&key, source).await;
            if let Err(error) = &written {
                tracing::error!(%error, key, "a document could not be written");
            }
            queue.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
            tell.send_replace(Some(written.is_ok()));
        };
        // A fault is written down with the number of the request that began the writing.
        tokio::spawn(writing.in_current_span());
        ended
    }

    async fn write(&self, key: &str, source: ExportSource) -> anyhow::Result<()> {
        let _turn = self.one_at_a_time.acquire().await?;
        let mut file = self.store.begin(key, Handle::current());
        let services = self.site.services.clone();
        let written = tokio::task::spawn_blocking(move || match source.write(&mut file, &services) {
            Ok(()) => Ok(file.finish()?),
            Err(error) => {
                file.abandon();
                Err(error)
            }
        });
        written.await?
    }
}

impl Exporter for ExportQueue {
    fn is_ready<'a>(&'a self, request: &'a Request, wanted: &'a ExportRequest) -> ExportReadiness<'a> {
        Box::pin(async move {
            let source = source::read(&self.site, request, wanted).await?;
            self.finished(&source.key(), source, PAGE_PATIENCE).await
        })
    }

    fn file<'a>(&'a self, request: &'a Request, wanted: &'a ExportRequest) -> ExportedFile<'a> {
        Box::pin(async move {
            let source = source::read(&self.site, request, wanted).await?;
            let key = source.key();
            if !self.finished(&key, source, PAGE_PATIENCE).await? {
                return Ok(None);
            }
            Ok(self.store.get(&key).await?.map(|file| file.bytes))
        })
    }
}
