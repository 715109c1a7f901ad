//! A ledger that an older program had filled with words loses them, and what stood nowhere else is kept in its place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

use migrations::Migrator;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

/// What an older program wrote.
const OLD: &[&str] = &[
    "INSERT INTO bodies (id, code, kind, name_kk, name_ru, name_en, reports_to_president, email, version) \
     VALUES (1, 'm', 'central', '', '', '', false, '', 1)",
    "INSERT INTO services (id, code, name_kk, name_ru, name_en, recipients, developing_body_id, providers, \
     through_state_corporation, through_portal, forms, paid, included_on, search, version, created_at, updated_at) \
     VALUES (1, '001', '', '', '', 'both', 1, '[]', false, false, '[]', false, '2026-03-02', '', 1, \
     '2026-03-02T05:00:00+00:00', '2026-03-02T05:00:00+00:00')",
    "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, stage, \
     created_at, edition, comment_count, decided_count, late_count, version) VALUES (1, '2026-0001', 2026, 1, 1, 1, \
     'new', '', '', '', 'placed', '2026-03-02T05:00:00+00:00', '', 0, 0, 0, 1)",
    "INSERT INTO ledger (sequence, at, actor, action, subject, payload, payload_hash, previous_hash, hash) VALUES \
     (1, '2026-03-02T05:00:00+00:00', 'user:7', 'draft.saved', 'draft:2026-0001', '{\"elements\":[\"слова\"]}', 'a', '0', 'b'), \
     (2, '2026-03-10T05:00:00+00:00', 'user:7', 'decision.reopened', 'draft:2026-0001', \
      '{\"comments\":[1,3],\"decided_at\":\"2026-03-09T05:00:00Z\",\"outcome\":\"accepted\",\"reason\":\"Ошибка\",\"substantiation\":\"Верно\"}', \
      'c', 'b', 'd'), \
     (3, '2026-03-10T05:00:00+00:00', 'user:7', 'role.given', 'user:8', '[1,\"head\"]', 'e', 'd', 'f')",
];

async fn renewed(database: &DatabaseConnection) {
    let before = Migrator::migrations().iter().position(|one| one.name().contains("hashes_only")).unwrap();
    Migrator::up(database, Some(before.try_into().unwrap())).await.expect("the schema of then");
    for statement in OLD {
        database.execute_unprepared(statement).await.unwrap();
    }
    Migrator::up(database, None).await.expect("up");
    let all = Query::select()
        .columns(["payload", "payload_hash"])
        .from("ledger")
        .order_by("sequence", Order::Asc)
        .to_owned();
    let rows = database.query_all(&all).await.unwrap();
    let of = |column: &str| -> Vec<String> {
        rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect()
    };
    assert_eq!(of("payload"), ["", "", "[1,\"head\"]"]);
    assert_eq!(of("payload_hash"), ["a", "c", "e"], "what the chain seals stays");
    let kept = Query::select()
        .columns(["comments", "outcome", "substantiation", "reason"])
        .columns(["draft_id", "reopened_by"])
        .from("former_decisions")
        .to_owned();
    let kept = database.query_all(&kept).await.unwrap();
    assert_eq!(kept.len(), 1);
    let text = |column: &str| kept[0].try_get::<String>("", column).unwrap();
    assert_eq!(
        (
            text("comments").as_str(),
            text("outcome").as_str(),
            text("substantiation").as_str(),
            text("reason").as_str()
        ),
        ("1,3", "accepted", "Верно", "Ошибка")
    );
    let number = |column: &str| kept[0].try_get::<i64>("", column).unwrap();
    assert_eq!((number("draft_id"), number("reopened_by")), (1, 7));
}

#[tokio::test]
async fn an_old_ledger_loses_its_words_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("old.db").display());
    let database = Database::connect(ConnectOptions::new(url)).await.unwrap();
    renewed(&database).await;
    database.close().await.unwrap();
}

#[tokio::test]
async fn an_old_ledger_loses_its_words_on_postgresql() {
    let Ok(url) = std::env::var("TALQY_TEST_POSTGRES") else { return };
    let schema = format!("talqy_old_ledger_{}", std::process::id());
    let plain = Database::connect(ConnectOptions::new(url.clone())).await.unwrap();
    plain.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let mut options = ConnectOptions::new(url);
    options.set_schema_search_path(schema.clone());
    let database = Database::connect(options).await.unwrap();
    renewed(&database).await;
    database.close().await.unwrap();
    plain.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
}
