//! Files of word processors, read beside the requests: one at a time, off the threads that answer.

use std::sync::Arc;

use app::site::{Reader, Reading, Unread};
use documents::{ReadLimits, read_docx};
use tokio::sync::Semaphore;

/// Where files are read.
#[derive(Clone)]
pub struct Desk {
    /// A large file takes a processor and much memory: two at once would starve the readers.
    one_at_a_time: Arc<Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self { one_at_a_time: Arc::new(Semaphore::new(1)) }
    }
}

impl Reader for Desk {
    fn read(&self, file: Vec<u8>) -> Reading<'_> {
        let turns = self.one_at_a_time.clone();
        Box::pin(async move {
            let turn = turns.acquire_owned().await.map_err(|_| Unread::Internal)?;
            let read = tokio::task::spawn_blocking(move || {
                // The reading goes on when whoever asked has gone, so its turn ends with it.
                let _turn = turn;
                read_docx(&file, &ReadLimits::default())
            });
            let read = read.await.map_err(|error| {
                tracing::error!(%error, "a file could not be read");
                Unread::Internal
            })?;
            read.map_err(|refused| Unread::Refused(refused.code()))
        })
    }
}
