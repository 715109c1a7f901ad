//! A text of ours that comes back from a word processor, read like any other file: in its turn, in a process of its own.

use std::io::{Error, Result as IoResult};
use std::sync::Arc;

use documents::{Excess, ReadError, ReadLimits, read_returned};
use domain::language::Language;
use domain::standard::word::WordFile;
use site::{ImportFault, ReturnedReading};

use super::process::WorkerProgram;
use super::{ImportWorker, PATIENCE};

impl WorkerProgram {
    /// Has a text read that comes back. Whoever stops waiting ends the process.
    async fn returned(&self, file: &Arc<Vec<u8>>) -> IoResult<Result<WordFile, ReadError>> {
        // Each clause says its language itself.
        let task = [format!("--language={}", Language::Ru.code()), "--returned".to_owned()];
        match self.ask(file, &task).await? {
            Some(answer) => serde_json::from_slice(&answer).map_err(Error::from),
            None => Ok(Err(ReadError::TooMuch { of: Excess::Cost })),
        }
    }
}

impl ImportWorker {
    /// Reads a text that comes back, in its turn.
    pub(super) fn reading_returned(&self, file: Vec<u8>) -> ReturnedReading<'_> {
        Box::pin(async move {
            let turn = tokio::time::timeout(PATIENCE, self.one_at_a_time.clone().acquire_owned()).await;
            let turn = turn.map_err(|_| ImportFault::Busy)?.map_err(|_| ImportFault::Internal)?;
            let file = Arc::new(file);
            if let Some(program) = &self.program {
                match program.returned(&file).await {
                    Ok(read) => return read.map_err(|refused| ImportFault::Refused(refused.code())),
                    Err(error) => {
                        tracing::error!(%error, "no process could be started to read a file: it is read in this one");
                    }
                }
            }
            let read = tokio::task::spawn_blocking(move || {
                // The reading goes on when whoever asked has gone, so its turn ends with it.
                let _turn = turn;
                read_returned(&file, &ReadLimits::default())
            });
            let read: Result<WordFile, _> = read.await.map_err(|error| {
                tracing::error!(%error, "a file could not be read");
                ImportFault::Internal
            })?;
            read.map_err(|refused| ImportFault::Refused(refused.code()))
        })
    }
}
