use domain::body::BodyKind;
use domain::coordination::BodyTermsInput;
use domain::language::Localized;
use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::{AssertSqlSafe, Executor, Sqlite};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Set, Statement};

use super::*;
use crate::entity::body;
use crate::people::{BodyInput, add_body};
use crate::{Request, Services, Settings, ledger};

pub(super) fn morning() -> DateTime<Utc> {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

pub(super) async fn fresh() -> (tempfile::TempDir, Services, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let database = Database::open(&url).await.unwrap();
    database.migrate().await.unwrap();
    (folder, Services::new(database, Settings::default()), url)
}

/// Every connection that is open now.
pub(super) async fn every_connection(services: &Services) -> Vec<PoolConnection<Sqlite>> {
    let pool = services.database.connection.get_sqlite_connection_pool();
    let mut held = Vec::new();
    while held.len() < usize::try_from(pool.size()).unwrap() {
        held.push(pool.acquire().await.unwrap());
    }
    held
}

/// Tells every connection that is open now that the file may have so many pages more than it has: to SQLite that is a disk
/// with so much room.
async fn leave_room(services: &Services, pages: u32) {
    for connection in &mut every_connection(services).await {
        let row = connection.fetch_one("PRAGMA page_count").await.unwrap();
        let count: u32 = sea_orm::sqlx::Row::get(&row, 0);
        let limit = format!("PRAGMA max_page_count = {}", count + pages);
        connection.execute(AssertSqlSafe(limit)).await.unwrap();
    }
}

pub(super) async fn write_one(services: &Services, number: usize) -> Result<(), ServiceError> {
    let long = "Комитет ".repeat(50);
    let input = BodyInput {
        code: format!("body-{number}"),
        kind: BodyKind::Local,
        name: Localized::new(&long, &long, &long),
        reports_to_president: false,
        email: String::new(),
        terms: BodyTermsInput::default(),
    };
    add_body(services, &Request::console(morning()), input).await.map(|_| ())
}

#[tokio::test]
async fn what_is_acknowledged_after_a_full_disk_is_there() {
    let (_folder, services, url) = fresh().await;
    leave_room(&services, 30).await;
    let mut acknowledged = 0_u64;
    let mut refused = 0;
    for number in 0..300 {
        match write_one(&services, number).await {
            Ok(()) => acknowledged += 1,
            Err(error) => {
                assert!(matches!(error, ServiceError::Unavailable), "{error:?}");
                refused += 1;
                if refused == 5 {
                    leave_room(&services, 1_000_000).await;
                }
            }
        }
    }
    assert!(refused > 0, "the disk was never full");
    let other = sea_orm::Database::connect(&url).await.unwrap();
    assert_eq!(body::Entity::find().count(&other).await.unwrap(), acknowledged);
    assert!(acknowledged > 250, "writing goes on by itself when there is room: {acknowledged}");
    let verified = ledger::verify(&services.database).await.unwrap();
    assert_eq!((verified.events, verified.broken), (acknowledged, None));
}

/// Waits until every open connection is back in the pool.
pub(super) async fn at_rest(services: &Services) {
    let pool = services.database.connection.get_sqlite_connection_pool();
    while pool.num_idle() < usize::try_from(pool.size()).unwrap() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_connection_whose_transaction_ended_without_its_driver_is_not_used_again() {
    let (_folder, services, url) = fresh().await;
    // Whichever connections there are, each has its turn.
    for _ in 0..8 {
        let write = services.database.write().await.unwrap();
        // As SQLite does by itself when the disk is full: the driver goes on believing in its transaction.
        let _ended_before = write.execute_unprepared("ROLLBACK").await;
        drop(write);
        at_rest(&services).await;
    }
    for _ in 0..8 {
        // A command that is refused leaves a savepoint open, in which those after it would be lost.
        drop(services.database.write().await.unwrap());
        at_rest(&services).await;
    }
    for number in 0..3 {
        write_one(&services, number).await.unwrap();
    }
    let other = sea_orm::Database::connect(&url).await.unwrap();
    assert_eq!(body::Entity::find().count(&other).await.unwrap(), 3);
}

#[tokio::test]
async fn a_commit_that_did_not_happen_is_not_acknowledged() {
    let (_folder, services, _) = fresh().await;
    let write = services.database.write().await.unwrap();
    // What the driver believes to be a transaction has ended without its knowledge, as on a full disk.
    write.execute_unprepared("ROLLBACK").await.unwrap();
    write.execute_unprepared("BEGIN").await.unwrap();
    let row = body::ActiveModel {
        code: Set("lost".to_owned()),
        kind: Set("local".to_owned()),
        name_kk: Set(String::new()),
        name_ru: Set(String::new()),
        name_en: Set(String::new()),
        reports_to_president: Set(false),
        email: Set(String::new()),
        version: Set(1),
        ..Default::default()
    };
    body::Entity::insert(row).exec_without_returning(&*write).await.unwrap();
    ledger::append(&write, &Request::console(morning()), "body.added", "body:1", &()).await.unwrap();
    write.execute_unprepared("ROLLBACK").await.unwrap();
    // An empty transaction commits without complaint.
    write.execute_unprepared("BEGIN").await.unwrap();
    assert!(matches!(write.commit().await, Err(ServiceError::Unavailable)));
}

#[tokio::test]
async fn a_database_that_takes_nothing_is_not_ready() {
    let (_folder, services, url) = fresh().await;
    services.database.prove_writable(morning()).await.unwrap();
    let row = Statement::from_string(sea_orm::DbBackend::Sqlite, "SELECT filler FROM probe");
    assert!(services.database.connection.query_one_raw(row).await.unwrap().is_some());
    services.database.close().await.unwrap();

    let only_read = format!("{url}?mode=ro");
    let database = Database::open(&only_read).await.unwrap();
    database.ping().await.unwrap();
    assert!(database.prove_writable(morning()).await.is_err());
    database.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_first_starts_at_once_both_come_up() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let mut starts = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let url = url.clone();
        starts.spawn(async move {
            let database = Database::open(&url).await.unwrap();
            database.migrate().await.unwrap();
            assert!(database.is_migrated().await.unwrap());
        });
    }
    assert_eq!(starts.join_all().await.len(), 4);
}
