//! A text of ours that comes back from a word processor, read like any other file: in its turn, in a process of its own.

use std::io::{Error, Result as IoResult};
use std::sync::Arc;

use documents::{Excess, ReadError, ReadLimits, read_returned};
use domain::language::Language;
use domain::standard::word::WordFile;
use site::ReturnedReading;

use super::ImportWorker;
use super::process::WorkerProgram;
use super::turn::{apart, here};

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
            let turn = self.turn().await?;
            let file = Arc::new(file);
            if let Some(program) = &self.program
                && let Some(read) = apart(program.returned(&file).await)
            {
                return read;
            }
            here(turn, move || read_returned(&file, &ReadLimits::default())).await
        })
    }
}
