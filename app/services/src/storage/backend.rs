//! What truly differs between SQLite and PostgreSQL.

use std::fs::File;
use std::future::ready;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;

use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::full_text::{Fts5, FullText, TsVector};

/// The number by which the processes on one server know the lock of the schema.
const SCHEMA_LOCK: i64 = 0x74_616c_7179;

/// One kind of database.
pub(crate) trait Backend: std::fmt::Debug + Send + Sync {
    /// Sets the pool and the pragmas.
    fn configure(&self, options: &mut ConnectOptions, patience: Duration);

    /// Whether waiting writers poll for the lock instead of standing in a line.
    fn writers_poll(&self) -> bool;

    /// Whether several instances may be at work on one database.
    fn is_shared(&self) -> bool;

    /// How the transaction of a command begins.
    fn begin(&self) -> TransactionOptions;

    /// How a long reading begins that sees one moment, whatever is written meanwhile.
    fn snapshot(&self) -> TransactionOptions;

    /// The statement that makes a command wait for the writer before it, if beginning does not do that.
    fn wait_for_turn(&self, patience: Duration) -> Option<String>;

    /// Waits until no other process brings the schema to its newest version, and keeps others waiting for as long as what
    /// is given back lives.
    fn hold_schema<'a>(
        &self,
        url: &'a str,
        connection: &'a DatabaseConnection,
    ) -> BoxFuture<'a, Result<SchemaHold, DbErr>>;

    /// The statement that lets tables that refer to one another be dropped in any order, in one transaction.
    fn drop_in_any_order(&self) -> Option<&'static str>;

    /// The statement that moves what was written from a log into the file, where the database has such a log.
    fn checkpoint(&self) -> Option<&'static str>;

    /// The statement that copies the database into a file.
    fn backup(&self, file: &Path) -> Option<Statement>;

    /// How the index of search is asked.
    fn full_text(&self) -> &'static dyn FullText;
}

/// What keeps other processes from changing the schema.
#[derive(Debug)]
pub(crate) enum SchemaHold {
    /// A locked file beside that of the database; closed, it is free.
    File { _file: Option<File> },
    /// A transaction that holds the lock of the server; ended, it is free.
    Transaction { _transaction: DatabaseTransaction },
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
                // What was emptied or removed must not be left in the file, where a copy of it would be read.
                .pragma("secure_delete", "ON")
                .busy_timeout(patience)
                // The log is moved beside the writers; this is for when that does not happen.
                .pragma("wal_autocheckpoint", "10000")
        });
        // SQLite ends a transaction by itself when the disk is full or broken; the driver does not notice and would begin
        // the next one inside a transaction that nobody commits. Such a connection is thrown away.
        options.map_sqlx_sqlite_before_acquire(|connection, _| {
            Box::pin(ready(Ok(!connection.is_in_transaction())))
        });
    }

    fn writers_poll(&self) -> bool {
        true
    }

    fn is_shared(&self) -> bool {
        false
    }

    fn begin(&self) -> TransactionOptions {
        // A deferred transaction that reads first and writes later fails at once when another wrote in between.
        TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        }
    }

    fn snapshot(&self) -> TransactionOptions {
        // With a write-ahead log a reader sees what stood when it first read.
        TransactionOptions::default()
    }

    fn wait_for_turn(&self, _patience: Duration) -> Option<String> {
        None
    }

    fn hold_schema<'a>(
        &self,
        url: &'a str,
        _connection: &'a DatabaseConnection,
    ) -> BoxFuture<'a, Result<SchemaHold, DbErr>> {
        Box::pin(async move {
            let options: SqliteConnectOptions =
                url.parse().map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))))?;
            let path = options.get_filename().with_added_extension("lock");
            let locked = tokio::task::spawn_blocking(move || {
                let file = File::create(path)?;
                file.lock().map(|()| file)
            });
            // Where no file can be made beside the database, nothing can be written into it either, and that is told better.
            let file = locked.await.ok().and_then(Result::ok);
            Ok(SchemaHold::File { _file: file })
        })
    }

    fn drop_in_any_order(&self) -> Option<&'static str> {
        // The tables of the index of search go with it and can be dropped no other way.
        Some("PRAGMA defer_foreign_keys = ON; DROP TABLE IF EXISTS search_index")
    }

    fn checkpoint(&self) -> Option<&'static str> {
        Some("PRAGMA wal_checkpoint(PASSIVE)")
    }

    fn backup(&self, file: &Path) -> Option<Statement> {
        Some(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "VACUUM INTO ?",
            [file.to_string_lossy().into_owned().into()],
        ))
    }

    fn full_text(&self) -> &'static dyn FullText {
        &Fts5
    }
}

/// A server that several instances share.
#[derive(Debug)]
struct PostgreSql;

impl Backend for PostgreSql {
    fn configure(&self, options: &mut ConnectOptions, _patience: Duration) {
        options.max_connections(16).min_connections(1).acquire_timeout(Duration::from_secs(10));
        options.map_sqlx_postgres_before_acquire(|connection, _| {
            Box::pin(ready(Ok(!connection.is_in_transaction())))
        });
    }

    fn writers_poll(&self) -> bool {
        false
    }

    fn is_shared(&self) -> bool {
        true
    }

    fn begin(&self) -> TransactionOptions {
        TransactionOptions::default()
    }

    fn snapshot(&self) -> TransactionOptions {
        TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        }
    }

    fn wait_for_turn(&self, patience: Duration) -> Option<String> {
        // Under READ COMMITTED every statement after this one sees all that the writer before committed.
        let turn = "SELECT sequence FROM ledger_head WHERE id = 1 FOR UPDATE";
        // A server that is told to acknowledge before it has written would lose what was acknowledged.
        let durably = "SELECT set_config('synchronous_commit', 'on', true) \
             WHERE current_setting('synchronous_commit') = 'off'";
        Some(format!("SET LOCAL lock_timeout = {}; {durably}; {turn}", patience.as_millis()))
    }

    fn hold_schema<'a>(
        &self,
        _url: &'a str,
        connection: &'a DatabaseConnection,
    ) -> BoxFuture<'a, Result<SchemaHold, DbErr>> {
        Box::pin(async move {
            let transaction = connection.begin().await?;
            transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({SCHEMA_LOCK})")).await?;
            Ok(SchemaHold::Transaction { _transaction: transaction })
        })
    }

    fn drop_in_any_order(&self) -> Option<&'static str> {
        None
    }

    fn checkpoint(&self) -> Option<&'static str> {
        None
    }

    fn backup(&self, _file: &Path) -> Option<Statement> {
        None
    }

    fn full_text(&self) -> &'static dyn FullText {
        &TsVector
    }
}
