//! The transaction of one command.

use std::ops::Deref;
use std::sync::atomic::{AtomicI64, Ordering};

use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use tokio::sync::OwnedMutexGuard;

use super::health::Attempt;
use super::{Database, checkpoint, proof};
use crate::error::ServiceError;

/// The one transaction of a command. Dropped without [`Write::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Write {
    // Declared before the place in the line, so that it is rolled back before the next writer begins.
    transaction: DatabaseTransaction,
    _turn: Option<OwnedMutexGuard<()>>,
    database: Database,
    attempt: Attempt,
    /// The place of the newest event of the ledger after this command; zero, as long as it appended none.
    sequence: AtomicI64,
}

impl Write {
    pub(super) async fn begin(database: &Database) -> Result<Self, ServiceError> {
        let turn = match &database.line {
            Some(line) => {
                // Whoever holds the file may hold it long: those in the line must not wait for one another in turn.
                let turn = tokio::time::timeout(database.patience, line.clone().lock_owned()).await;
                Some(turn.map_err(|_| ServiceError::Busy)?)
            }
            None => None,
        };
        let transaction = database.connection.begin_with_options(database.backend.begin()).await?;
        if let Some(statement) = database.backend.wait_for_turn(database.patience) {
            transaction.execute_unprepared(&statement).await?;
        }
        Ok(Self {
            transaction,
            _turn: turn,
            database: database.clone(),
            attempt: database.health.attempt(),
            sequence: AtomicI64::new(0),
        })
    }

    /// Remembers the place that the ledger has reached in this transaction: the commit is proven by it.
    pub(crate) fn reaches(&self, sequence: i64) {
        self.sequence.fetch_max(sequence, Ordering::Relaxed);
    }

    /// Writes it all, durably. What is acknowledged afterwards was seen by another connection, whatever the driver said of
    /// this one.
    ///
    /// # Errors
    /// [`ServiceError`] if the database cannot; then nothing is written.
    pub async fn commit(self) -> Result<(), ServiceError> {
        let Self { transaction, _turn: turn, database, attempt, sequence } = self;
        transaction.commit().await?;
        drop(turn);
        proof::committed(&database, sequence.into_inner()).await?;
        attempt.done();
        checkpoint::after_commit(&database);
        Ok(())
    }
}

impl Deref for Write {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}
