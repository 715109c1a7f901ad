//! The database takes nothing for a while, in each way in which that happens beside a full disk: what is refused is told as
//! such, what was acknowledged stays, and writing goes on by itself.

use std::fs::OpenOptions;

use sea_orm::sqlx::Executor;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, SqliteTransactionMode, TransactionOptions};

use super::full_tests::{at_rest, every_connection, fresh, morning, write_one};
use super::*;
use crate::entity::body;
use crate::{Services, Settings, ledger};

/// Somebody who writes, and counts what was acknowledged.
struct Writer {
    services: Services,
    acknowledged: u64,
    tried: usize,
}

impl Writer {
    fn over(services: Services) -> Self {
        Self { services, acknowledged: 0, tried: 0 }
    }

    async fn write(&mut self) -> Result<(), ServiceError> {
        self.tried += 1;
        write_one(&self.services, self.tried).await?;
        self.acknowledged += 1;
        Ok(())
    }

    async fn takes(&mut self, count: usize) {
        for _ in 0..count {
            self.write().await.unwrap();
        }
    }

    async fn is_refused(&mut self, count: usize, as_expected: fn(&ServiceError) -> bool) {
        for _ in 0..count {
            let error = self.write().await.unwrap_err();
            assert!(as_expected(&error), "{error:?}");
        }
    }

    /// After it was closed and opened again, everything acknowledged is there and nothing else.
    async fn left_everything(self, url: &str) {
        self.services.database.close().await.unwrap();
        let database = Database::open(url).await.unwrap();
        assert_eq!(body::Entity::find().count(&database.connection).await.unwrap(), self.acknowledged);
        let verified = ledger::verify(&database).await.unwrap();
        assert_eq!((verified.events, verified.broken), (self.acknowledged, None));
        database.close().await.unwrap();
    }
}

fn is_unavailable(error: &ServiceError) -> bool {
    matches!(error, ServiceError::Unavailable)
}

fn is_busy(error: &ServiceError) -> bool {
    matches!(error, ServiceError::Busy)
}

async fn tell_every_connection(services: &Services, statement: &'static str) {
    for connection in &mut every_connection(services).await {
        connection.execute(statement).await.unwrap();
    }
    at_rest(services).await;
}

#[tokio::test]
async fn a_database_that_may_only_be_read_refuses_and_takes_again_afterwards() {
    let (_folder, services, url) = fresh().await;
    let mut writer = Writer::over(services);
    writer.takes(3).await;
    tell_every_connection(&writer.services, "PRAGMA query_only = ON").await;
    writer.is_refused(3, is_unavailable).await;
    writer.services.database.ping().await.unwrap();
    tell_every_connection(&writer.services, "PRAGMA query_only = OFF").await;
    writer.takes(3).await;
    writer.services.database.prove_writable(morning()).await.unwrap();
    writer.left_everything(&url).await;
}

#[tokio::test]
async fn a_log_that_another_process_holds_for_too_long_refuses_and_takes_again_afterwards() {
    let (_folder, services, url) = fresh().await;
    services.database.close().await.unwrap();
    let hasty = Database::open_with_patience(&url, Duration::from_millis(50)).await.unwrap();
    let mut writer = Writer::over(Services::new(hasty, Settings::default()));
    writer.takes(3).await;
    let other = sea_orm::Database::connect(&url).await.unwrap();
    for mode in [SqliteTransactionMode::Immediate, SqliteTransactionMode::Exclusive] {
        let options =
            TransactionOptions { sqlite_transaction_mode: Some(mode), ..TransactionOptions::default() };
        let held = other.begin_with_options(options).await.unwrap();
        held.execute_unprepared("UPDATE ledger_head SET sequence = sequence").await.unwrap();
        writer.is_refused(2, is_busy).await;
        held.rollback().await.unwrap();
        writer.takes(2).await;
    }
    other.close().await.unwrap();
    writer.left_everything(&url).await;
}

#[tokio::test]
async fn a_log_that_cannot_be_read_refuses_and_takes_again_afterwards() {
    let (folder, services, url) = fresh().await;
    let mut writer = Writer::over(services);
    writer.takes(3).await;
    // What another process has written has to be read from the log, whatever a connection still has in memory.
    let mut one = ConnectOptions::new(&url);
    one.max_connections(1);
    let other = sea_orm::Database::connect(one).await.unwrap();
    other.execute_unprepared("PRAGMA wal_autocheckpoint = 0").await.unwrap();
    other.execute_unprepared("CREATE TABLE beside (place INTEGER)").await.unwrap();
    let log = folder.path().join("talqy.db-wal");
    let whole = std::fs::read(&log).unwrap();
    assert!(!whole.is_empty(), "everything was moved out of the log already");
    // SQLite is told that it read less than there must be: SQLITE_IOERR_SHORT_READ.
    OpenOptions::new().write(true).open(&log).unwrap().set_len(0).unwrap();
    writer.is_refused(3, is_unavailable).await;
    // Into the same file, which every connection has open.
    std::fs::write(&log, &whole).unwrap();
    writer.takes(3).await;
    other.close().await.unwrap();
    writer.left_everything(&url).await;
}

#[tokio::test]
async fn a_commit_that_is_refused_is_not_acknowledged_and_the_next_one_is_there() {
    let (_folder, services, url) = fresh().await;
    let mut writer = Writer::over(services);
    writer.takes(3).await;
    for connection in &mut every_connection(&writer.services).await {
        connection.lock_handle().await.unwrap().set_commit_hook(|| false);
    }
    at_rest(&writer.services).await;
    // SQLite has ended the transaction by itself, which the driver does not know.
    writer.is_refused(1, |_| true).await;
    for connection in &mut every_connection(&writer.services).await {
        connection.lock_handle().await.unwrap().remove_commit_hook();
    }
    at_rest(&writer.services).await;
    writer.takes(3).await;
    writer.left_everything(&url).await;
}
