//! What truly differs between SQLite and PostgreSQL.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, DbBackend, SqliteTransactionMode, Statement, TransactionOptions};

/// One kind of database.
pub(crate) trait Backend: std::fmt::Debug + Send + Sync {
    /// Sets the pool and the pragmas.
    fn configure(&self, options: &mut ConnectOptions, patience: Duration);

    /// Whether waiting writers poll for the lock instead of standing in a line.
    fn writers_poll(&self) -> bool;

    /// How the transaction of a command begins.
    fn begin(&self) -> TransactionOptions;

    /// The statement that makes a command wait for the writer before it, if beginning does not do that.
    fn wait_for_turn(&self, patience: Duration) -> Option<String>;

    /// The statement that copies the database into a file.
    fn backup(&self, file: &Path) -> Option<Statement>;
}

/// The kind of database an address names.
pub(crate) fn of(url: &str) -> Option<&'static dyn Backend> {
    let scheme = url.split(':').next()?;
    match scheme {
        "sqlite" => Some(&Sqlite),
        "postgres" | "postgresql" => Some(&PostgreSql),
        _ => None,
    }
}

/// A file, one writer at a time.
#[derive(Debug)]
struct Sqlite;

impl Backend for Sqlite {
    fn configure(&self, options: &mut ConnectOptions, patience: Duration) {
        options.max_connections(8).min_connections(1).acquire_timeout(Duration::from_secs(10));
        options.map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged must survive a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(patience)
        });
    }

    fn writers_poll(&self) -> bool {
        true
    }

    fn begin(&self) -> TransactionOptions {
        // A deferred transaction that reads first and writes later fails at once when another wrote in between.
        TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        }
    }

    fn wait_for_turn(&self, _patience: Duration) -> Option<String> {
        None
    }

    fn backup(&self, file: &Path) -> Option<Statement> {
        Some(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "VACUUM INTO ?",
            [file.to_string_lossy().into_owned().into()],
        ))
    }
}

/// A server that several instances share.
#[derive(Debug)]
struct PostgreSql;

impl Backend for PostgreSql {
    fn configure(&self, options: &mut ConnectOptions, _patience: Duration) {
        options.max_connections(16).min_connections(1).acquire_timeout(Duration::from_secs(10));
    }

    fn writers_poll(&self) -> bool {
        false
    }

    fn begin(&self) -> TransactionOptions {
        TransactionOptions::default()
    }

    fn wait_for_turn(&self, patience: Duration) -> Option<String> {
        // Under READ COMMITTED every statement after this one sees all that the writer before committed.
        let turn = "SELECT sequence FROM ledger_head WHERE id = 1 FOR UPDATE";
        Some(format!("SET LOCAL lock_timeout = {}; {turn}", patience.as_millis()))
    }

    fn backup(&self, _file: &Path) -> Option<Statement> {
        None
    }
}
