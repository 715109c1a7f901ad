//! Comments of before get their turns in the order of the clauses, and counters that tell how many they are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

use migrations::Migrator;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};

/// What an older program wrote: three comments on a clause, on its section and on the whole draft, then one more on the clause.
const OLD: &[&str] = &[
    "INSERT INTO bodies (id, code, kind, name_kk, name_ru, name_en, reports_to_president, email, version) \
     VALUES (1, 'm', 'central', '', '', '', false, '', 1)",
    "INSERT INTO services (id, code, name_kk, name_ru, name_en, recipients, developing_body_id, providers, \
     through_state_corporation, through_portal, forms, paid, included_on, search, version, created_at, updated_at) \
     VALUES (1, '001', '', '', '', 'both', 1, '[]', false, false, '[]', false, '2026-03-02', '', 1, \
     '2026-03-02T05:00:00+00:00', '2026-03-02T05:00:00+00:00')",
    "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, stage, \
     created_at, edition, comment_count, decided_count, late_count, version) VALUES (1, '2026-0001', 2026, 1, 1, 1, \
     'new', '', '', '', 'placed', '2026-03-02T05:00:00+00:00', '', 4, 0, 0, 1)",
    "INSERT INTO revisions (id, draft_id, number, kind, content, hash, created_at) VALUES (1, 1, 1, 'placed', \
     '[{\"key\":\"general.service_name\",\"elements\":[{\"id\":\"n\"}]},{\"key\":\"procedure.term\",\"elements\":[{\"id\":\"a\"},{\"id\":\"b\"}]}]', \
     'h', '2026-03-02T05:00:00+00:00')",
    "INSERT INTO placements (draft_id, revision_id, placed_at, placed_on, opens_at, closes_at, first_day, last_day, \
     ways, edition) VALUES (1, 1, '2026-03-02T05:00:00+00:00', '2026-03-02', '2026-03-02T05:00:00+00:00', \
     '2026-04-01T19:00:00+00:00', '2026-03-03', '2026-04-01', '[]', '')",
    "INSERT INTO comments (draft_id, number, received_at, author_kind, author_name, email, language, text, section, \
     element, receipt, fingerprint, version, name_withheld) VALUES \
     (1, 1, '2026-03-03T05:00:00+00:00', 'individual', 'A', 'a', 'ru', 'x', 'procedure.term', 'b', 'r1', 'f1', 1, false), \
     (1, 2, '2026-03-03T06:00:00+00:00', 'individual', 'A', 'a', 'kk', 'x', 'procedure.term', NULL, 'r2', 'f2', 1, false), \
     (1, 3, '2026-03-03T07:00:00+00:00', 'legal_entity', 'A', 'a', 'ru', 'x', NULL, NULL, 'r3', 'f3', 1, false), \
     (1, 4, '2026-03-03T08:00:00+00:00', 'individual', 'A', 'a', 'ru', 'x', 'procedure.term', 'b', 'r4', 'f4', 1, false)",
];

async fn renewed(database: &DatabaseConnection) {
    let before = Migrator::migrations().iter().position(|one| one.name().contains("m0030")).unwrap();
    Migrator::up(database, Some(before.try_into().unwrap())).await.expect("the schema of then");
    for statement in OLD {
        database.execute_unprepared(statement).await.unwrap();
    }
    Migrator::up(database, None).await.expect("up");
    let asked = async |sql: &str| {
        let statement = Statement::from_string(database.get_database_backend(), sql);
        database.query_all_raw(statement).await.unwrap()
    };
    let beside = "SELECT COUNT(*) AS many FROM drafts INNER JOIN placements ON placements.draft_id = drafts.id \
                  AND placements.closes_at = drafts.closes_at";
    let many: i64 = asked(beside).await[0].try_get("", "many").unwrap();
    assert_eq!(many, 1, "the end of the discussion stands beside the stage");
    let turns: Vec<(i64, i64)> = asked("SELECT number, turn FROM comments ORDER BY turn")
        .await
        .iter()
        .map(|row| (row.try_get("", "number").unwrap(), row.try_get("", "turn").unwrap()))
        .collect();
    // 1.1 and its line, 1.2, 1.3, 2.1, its first and its second line.
    let (section, line, whole) = (5_i64 << 32, 7_i64 << 32, 1_i64 << 52);
    assert_eq!(turns, [(2, section + 1), (1, line + 1), (4, line + 2), (3, whole + 1)]);
    let counters: Vec<(String, i64)> = asked("SELECT key, many FROM draft_counters ORDER BY key")
        .await
        .iter()
        .map(|row| (row.try_get("", "key").unwrap(), row.try_get("", "many").unwrap()))
        .collect();
    let expected = [
        ("kind:individual", 3),
        ("kind:legal_entity", 1),
        ("language:kk", 1),
        ("language:ru", 3),
        ("place:1048576", 1),
        ("place:5", 1),
        ("place:7", 2),
    ];
    assert_eq!(counters, expected.map(|(key, many)| (key.to_owned(), many)));
}

#[tokio::test]
async fn comments_of_before_get_their_turns_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("turns.db").display());
    let database = Database::connect(ConnectOptions::new(url)).await.unwrap();
    renewed(&database).await;
    database.close().await.unwrap();
}

#[tokio::test]
async fn comments_of_before_get_their_turns_on_postgresql() {
    let Ok(url) = std::env::var("TALQY_TEST_POSTGRES") else { return };
    let schema = format!("talqy_turns_{}", std::process::id());
    let plain = Database::connect(ConnectOptions::new(url.clone())).await.unwrap();
    plain.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let mut options = ConnectOptions::new(url);
    options.set_schema_search_path(schema.clone());
    let database = Database::connect(options).await.unwrap();
    renewed(&database).await;
    database.close().await.unwrap();
    plain.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
}
