//! Moves what was written from SQLite's log into its file, beside the writers: left to itself, SQLite does it in the middle
//! of a commit, and whoever sent that comment waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use sea_orm::ConnectionTrait;

use super::Database;

/// After so many commits the log is moved.
const COMMITS: u32 = 64;

/// How much is to be moved. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub(super) struct Checkpoints(Arc<Counted>);

#[derive(Debug, Default)]
struct Counted {
    commits: AtomicU32,
    at_work: AtomicBool,
}

/// Counts a commit and moves the log when it is time to; nobody waits for it.
pub(super) fn after_commit(database: &Database) {
    let Some(statement) = database.backend.checkpoint() else { return };
    let counted = &database.checkpoints.0;
    if counted.commits.fetch_add(1, Ordering::Relaxed) + 1 < COMMITS {
        return;
    }
    if counted.at_work.swap(true, Ordering::AcqRel) {
        return;
    }
    counted.commits.store(0, Ordering::Relaxed);
    let (connection, counted) = (database.connection.clone(), counted.clone());
    tokio::spawn(async move {
        // What could not be moved now is moved the next time, at the latest by SQLite itself.
        if let Err(error) = connection.execute_unprepared(statement).await {
            tracing::debug!(%error, "the log was not moved");
        }
        counted.at_work.store(false, Ordering::Release);
    });
}
