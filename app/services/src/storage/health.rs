//! Whether the database can be written to at this moment, for whoever watches over the process.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use tokio::time::Instant;

use super::Database;
use crate::entity::probe;
use crate::error::ServiceError;

/// So long a commit proves that writing is possible.
const FRESH: Duration = Duration::from_secs(1);
/// As many bytes as the longest comment takes: a disk that has room for less has no room.
const FILLER: usize = 64 * 1024;

/// What is known of the database. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub(super) struct Health {
    written: Arc<Mutex<Option<Instant>>>,
    /// Held by the one who tries, so that many who ask at once make one try.
    trying: Arc<tokio::sync::Mutex<()>>,
}

impl Health {
    /// Notes that something was written durably.
    fn wrote(&self) {
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Begins something that is to be written: if it does not come to its end, nothing is proven any more.
    pub(super) fn attempt(&self) -> Attempt {
        Attempt { health: self.clone(), is_done: false }
    }

    fn is_fresh(&self) -> bool {
        let written = *self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.is_some_and(|written| written.elapsed() < FRESH)
    }
}

/// Something that is being written.
#[derive(Debug)]
pub(super) struct Attempt {
    health: Health,
    is_done: bool,
}

impl Attempt {
    /// It was written durably.
    pub(super) fn done(mut self) {
        self.is_done = true;
        self.health.wrote();
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if !self.is_done {
            *self.health.written.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }
}

/// Proves that the database takes what is written: by a commit of this moment, or by writing a row that is there for this.
///
/// # Errors
/// [`ServiceError`] if it does not, or does not answer.
pub(super) async fn prove(database: &Database, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let _turn = database.health.trying.lock().await;
    if database.health.is_fresh() {
        return Ok(());
    }
    let write = database.write().await?;
    let row = probe::ActiveModel { id: Set(1), at: Set(at), filler: Set("-".repeat(FILLER)) };
    let again = OnConflict::column(probe::Column::Id)
        .update_columns([probe::Column::At, probe::Column::Filler])
        .to_owned();
    probe::Entity::insert(row).on_conflict(again).exec_without_returning(&*write).await?;
    write.commit().await
}
