//! How a file is read: when its turn has come, in a process of its own or, where none could be started, in this one.

use std::io::Result as IoResult;

use documents::ReadError;
use site::ImportFault;
use tokio::sync::OwnedSemaphorePermit;

use super::{ImportWorker, PATIENCE};

impl ImportWorker {
    /// Waits for the turn of a file.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, ImportFault> {
        let turn = tokio::time::timeout(PATIENCE, self.one_at_a_time.clone().acquire_owned()).await;
        turn.map_err(|_| ImportFault::Busy)?.map_err(|_| ImportFault::Internal)
    }
}

/// What a process of its own says of a file; nothing where there was none.
pub(super) fn apart<T>(answer: IoResult<Result<T, ReadError>>) -> Option<Result<T, ImportFault>> {
    match answer {
        Ok(read) => Some(read.map_err(refused)),
        Err(error) => {
            tracing::error!(%error, "no process could be started to read a file: it is read in this one");
            None
        }
    }
}

/// Reads a file in this process. It goes on when whoever asked has gone, so its turn ends with it.
pub(super) async fn here<T: Send + 'static>(
    turn: OwnedSemaphorePermit,
    read: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ImportFault> {
    let read = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        read()
    });
    let read = read.await.map_err(|error| {
        tracing::error!(%error, "a file could not be read");
        ImportFault::Internal
    })?;
    read.map_err(refused)
}

fn refused(refused: ReadError) -> ImportFault {
    ImportFault::Refused(refused.code())
}
