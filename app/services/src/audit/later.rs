//! What is recorded a moment later, many lines in one transaction: tries that were refused. Whoever tries a thousand
//! passwords must not take the turn of those who write, and the answer must take no longer for an account that exists.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sea_orm::EntityTrait;

use super::note::{Noted, row};
use crate::context::{Request, Services};
use crate::entity::audit::{ActiveModel, Entity};
use crate::error::ServiceError;

/// How many lines wait at most; what comes beyond is counted.
const MOST: usize = 2000;
/// How many lines one statement writes.
const CHUNK: usize = 200;

/// Lines that wait to be written.
#[derive(Debug, Default)]
struct Waiting(Mutex<Lines>);

impl Waiting {
    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct Lines {
    rows: Vec<ActiveModel>,
    lost: u64,
}

/// The lines of this process.
fn waiting(services: &Services) -> Arc<Waiting> {
    services.shared.of()
}

/// Notes something that is written with the next [`flush`]. A process that is killed before loses it.
pub fn later(services: &Services, request: &Request, noted: &Noted) {
    let waiting = waiting(services);
    let mut lines = waiting.lines();
    if lines.rows.len() < MOST {
        lines.rows.push(row(request, noted));
    } else {
        lines.lost += 1;
    }
}

/// Writes what waits.
///
/// # Errors
/// [`ServiceError`] if the database does not take it; then it waits on.
pub async fn flush(services: &Services) -> Result<(), ServiceError> {
    let waiting = waiting(services);
    let (rows, lost) = {
        let mut lines = waiting.lines();
        (std::mem::take(&mut lines.rows), std::mem::take(&mut lines.lost))
    };
    if lost > 0 {
        tracing::warn!(lost, "more was refused than is recorded");
    }
    if rows.is_empty() {
        return Ok(());
    }
    let written = async {
        let write = services.database.write().await?;
        for chunk in rows.chunks(CHUNK) {
            Entity::insert_many(chunk.iter().cloned()).exec_without_returning(&*write).await?;
        }
        write.commit().await
    };
    let written = written.await;
    if written.is_err() {
        let mut lines = waiting.lines();
        let newer = std::mem::replace(&mut lines.rows, rows);
        lines.rows.extend(newer);
    }
    written
}
