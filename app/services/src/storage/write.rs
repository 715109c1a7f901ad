//! The transaction of one command.

use std::ops::Deref;

use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use tokio::sync::OwnedMutexGuard;

use super::Database;
use crate::error::ServiceError;

/// The one transaction of a command. Dropped without [`Write::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Write {
    // Declared before the place in the line, so that it is rolled back before the next writer begins.
    transaction: DatabaseTransaction,
    _turn: Option<OwnedMutexGuard<()>>,
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
        Ok(Self { transaction, _turn: turn })
    }

    /// Writes it all, durably.
    ///
    /// # Errors
    /// [`ServiceError`] if the database cannot; then nothing is written.
    pub async fn commit(self) -> Result<(), ServiceError> {
        Ok(self.transaction.commit().await?)
    }
}

impl Deref for Write {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}
