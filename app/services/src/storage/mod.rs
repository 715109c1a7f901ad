//! The database: opened once, read freely, written by one transaction a command.

mod backend;
mod checkpoint;
mod full_text;
mod health;
mod proof;
mod write;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, TransactionTrait};

pub(crate) use backend::{Backend, SchemaHold};
pub(crate) use full_text::{FullText, WordForm, WordsOfIndex};
pub use write::Write;

use crate::error::{self, ServiceError};

/// The database could not be opened or migrated.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The address is neither `sqlite:` nor `postgres:`.
    #[error("the database address must begin with `sqlite:`, `postgres:` or `postgresql:`")]
    UnknownBackend,
    /// The database answered with an error.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] sea_orm::DbErr),
}

/// An open database: a SQLite file or PostgreSQL. Cloning shares the pool.
#[derive(Clone)]
pub struct Database {
    pub(crate) connection: DatabaseConnection,
    backend: &'static dyn Backend,
    url: Arc<str>,
    /// Puts the writers of this process in a fair line where the database itself only lets them poll.
    line: Option<Arc<tokio::sync::Mutex<()>>>,
    /// How long a writer waits for the writer before it.
    patience: Duration,
    health: health::Health,
    checkpoints: checkpoint::Checkpoints,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The address may hold a password.
        formatter.debug_struct("Database").field("backend", &self.backend).finish_non_exhaustive()
    }
}

/// The pause before a database that is busy with its first start is asked again.
const ASK_AGAIN: Duration = Duration::from_millis(20);

/// How long a writer waits for others, those of other processes too, before it gives up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connects. Of several first starts at once one makes the file a database with a log, and SQLite tells the others that it is
/// busy without letting them wait: they ask again.
async fn connect(options: ConnectOptions, patience: Duration) -> Result<DatabaseConnection, sea_orm::DbErr> {
    let deadline = tokio::time::Instant::now() + patience;
    loop {
        match sea_orm::Database::connect(options.clone()).await {
            Err(error) if error::is_busy(&error) && tokio::time::Instant::now() < deadline => {
                tokio::time::sleep(ASK_AGAIN).await;
            }
            connected => return connected,
        }
    }
}

impl Database {
    /// Opens `sqlite:PATH` (the file is created when it is missing) or `postgres://…`.
    ///
    /// # Errors
    /// [`StorageError`] if the address is of another kind or the database does not answer.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        Self::open_with_patience(url, PATIENCE).await
    }

    /// Opens a database whose writers wait no longer than `patience` for other writers.
    ///
    /// # Errors
    /// As [`Database::open`].
    pub async fn open_with_patience(url: &str, patience: Duration) -> Result<Self, StorageError> {
        let backend = backend::of(url).ok_or(StorageError::UnknownBackend)?;
        let mut options = ConnectOptions::new(url);
        options.record_stmt_in_spans(false);
        // Statements carry personal data: they belong in a log only when somebody asks for them.
        if let Ok(level) = "debug".parse() {
            options.sqlx_logging_level(level);
        }
        backend.configure(&mut options, patience);
        let connection = connect(options, patience).await?;
        let line = backend.writers_poll().then(Arc::default);
        Ok(Self {
            connection,
            backend,
            url: url.into(),
            line,
            patience,
            health: health::Health::default(),
            checkpoints: checkpoint::Checkpoints::default(),
        })
    }

    /// Brings the schema to the newest version. Processes that start together do it one after another.
    ///
    /// # Errors
    /// [`StorageError`] if a migration fails; what it began is rolled back.
    pub async fn migrate(&self) -> Result<(), StorageError> {
        let _held = self.backend.hold_schema(&self.url, &self.connection).await?;
        Ok(Migrator::up(&self.connection, None).await?)
    }

    /// Whether an installation was ever laid in the database. Nothing is written to find out.
    ///
    /// # Errors
    /// [`StorageError`] if the database does not answer.
    pub async fn is_laid(&self) -> Result<bool, StorageError> {
        Ok(!Migrator::get_applied_migrations_read_only(&self.connection).await?.is_empty())
    }

    /// Keeps other processes from changing the schema, or from filling an empty database, as long as what is given back
    /// lives.
    pub(crate) async fn hold(&self) -> Result<SchemaHold, ServiceError> {
        Ok(self.backend.hold_schema(&self.url, &self.connection).await?)
    }

    /// Removes everything and lays the schema again, whole or not at all.
    pub(crate) async fn begin_anew(&self) -> Result<(), ServiceError> {
        let transaction = self.connection.begin().await?;
        if let Some(statement) = self.backend.drop_in_any_order() {
            transaction.execute_unprepared(statement).await?;
        }
        Migrator::fresh(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// Whether the schema is the newest one.
    ///
    /// # Errors
    /// [`StorageError`] if the database does not answer.
    pub async fn is_migrated(&self) -> Result<bool, StorageError> {
        Ok(Migrator::get_pending_migrations(&self.connection).await?.is_empty())
    }

    /// Whether several instances may be at work on it.
    pub(crate) fn is_shared(&self) -> bool {
        self.backend.is_shared()
    }

    /// How the index of search is asked.
    pub(crate) fn full_text(&self) -> &'static dyn FullText {
        self.backend.full_text()
    }

    /// Begins the transaction of a command. Writers come one after another on both databases, so what a command reads
    /// in it stays true until it commits.
    ///
    /// # Errors
    /// [`ServiceError::Busy`] if another writer holds the database for too long.
    pub async fn write(&self) -> Result<Write, ServiceError> {
        Write::begin(self).await
    }

    /// Begins a long reading that sees one moment, whatever is written meanwhile.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, ServiceError> {
        Ok(self.connection.begin_with_options(self.backend.snapshot()).await?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`ServiceError`] if it does not.
    pub async fn ping(&self) -> Result<(), ServiceError> {
        Ok(self.connection.ping().await?)
    }

    /// Whether the database takes what is written at this moment. It is asked for no more than once a second.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] or [`ServiceError::Busy`] if it does not; another one if it does not answer.
    pub async fn prove_writable(&self, at: DateTime<Utc>) -> Result<(), ServiceError> {
        health::prove(self, at).await
    }

    /// Copies the whole database into a new file while it is in use.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] if the database has no way to copy itself (PostgreSQL: use `pg_dump`), otherwise the
    /// error of the database.
    pub async fn backup(&self, file: &std::path::Path) -> Result<(), ServiceError> {
        let statement = self.backend.backup(file).ok_or(ServiceError::NotFound)?;
        self.connection.execute_raw(statement).await?;
        Ok(())
    }

    /// Closes every connection.
    ///
    /// # Errors
    /// [`ServiceError`] if the database refuses.
    pub async fn close(self) -> Result<(), ServiceError> {
        Ok(self.connection.close().await?)
    }
}

#[cfg(test)]
mod fault_tests;
#[cfg(test)]
mod full_tests;
