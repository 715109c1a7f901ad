//! The schema goes up, down and up again on both databases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

use migrations::Migrator;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

/// The names under which databases remember what they took.
const NAMES: [&str; 19] = [
    "m0001_people",
    "m0002_register",
    "m0003_drafts",
    "m0004_discussion",
    "m0005_report",
    "m0006_records",
    "m0007_withheld",
    "m0008_probe",
    "m0010_rates",
    "m0012_sign_in",
    "m0013_accounts",
    "m0014_second_factors",
    "m0015_identities",
    "m0016_hashes_only",
    "m0017_signed_heads",
    "m0018_letters",
    "m0019_audit",
    "m0020_hidings",
    "m0021_proofs",
];

#[test]
fn every_migration_keeps_the_name_that_databases_remember() {
    let migrations = Migrator::migrations();
    let names: Vec<&str> = migrations.iter().map(|migration| migration.name()).collect();
    assert_eq!(names.get(..NAMES.len()), Some(&NAMES[..]));
}

async fn round_trip(database: &DatabaseConnection) {
    Migrator::up(database, None).await.expect("up");
    Migrator::down(database, None).await.expect("down");
    Migrator::up(database, None).await.expect("up again");
    let pending = Migrator::get_pending_migrations(database).await.unwrap();
    assert!(pending.is_empty());
    let head = Query::select().column("sequence").from("ledger_head").to_owned();
    assert_eq!(database.query_all(&head).await.unwrap().len(), 1, "the ledger's head is laid again");
}

#[tokio::test]
async fn schema_goes_up_down_up_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("schema.db").display());
    let database = Database::connect(ConnectOptions::new(url)).await.unwrap();
    round_trip(&database).await;
    database.close().await.unwrap();
}

#[tokio::test]
async fn schema_goes_up_down_up_on_postgresql() {
    let Ok(url) = std::env::var("TALQY_TEST_POSTGRES") else { return };
    let schema = format!("talqy_round_trip_{}", std::process::id());
    let plain = Database::connect(ConnectOptions::new(url.clone())).await.unwrap();
    plain.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let mut options = ConnectOptions::new(url);
    options.set_schema_search_path(schema.clone());
    let database = Database::connect(options).await.unwrap();
    round_trip(&database).await;
    database.close().await.unwrap();
    plain.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
}
