//! Rows that are changed, deleted or added behind the back of the ledger.

use sea_orm::ConnectionTrait;
use services::Services;
use services::ledger::{self, Difference, How};

use super::{database, story};
use crate::harness::{on_each_address, open};

#[test]
fn every_row_that_is_changed_deleted_or_added_is_named() {
    let changes = [
        ("UPDATE comments SET text = 'другое' WHERE number = 1", "comment:1", How::Text),
        ("UPDATE comments SET suggestion = 'другое' WHERE number = 1", "comment:1", How::Wording),
        ("UPDATE comments SET author_name = 'другой' WHERE number = 2", "comment:2", How::Private),
        ("UPDATE comments SET email = 'x@example.kz' WHERE number = 2", "comment:2", How::Private),
        ("UPDATE comments SET name_withheld = NOT name_withheld WHERE number = 2", "comment:2", How::Facts),
        ("UPDATE comments SET number = 7 WHERE number = 2", "decision", How::Private),
        ("DELETE FROM comments WHERE number = 1", "decision", How::Private),
        ("DELETE FROM late_attempts", "late", How::Missing),
        ("UPDATE late_attempts SET channel = 'form'", "late", How::Facts),
        ("UPDATE decisions SET substantiation = 'другое'", "decision", How::Private),
        ("UPDATE decisions SET outcome = 'not_accepted'", "decision", How::Private),
        ("DELETE FROM decision_elements", "links", How::Missing),
        ("UPDATE comment_reasons SET reason = 'другое'", "comment_reason", How::Private),
        ("DELETE FROM change_reasons", "change_reason", How::Missing),
        ("DELETE FROM former_decisions", "former", How::Missing),
        ("UPDATE placements SET closes_at = opens_at", "placement", How::Facts),
        ("UPDATE placements SET ways = '[]'", "placement", How::Text),
        ("UPDATE revisions SET content = '[]' WHERE number = 1", "revision:1", How::Text),
        ("UPDATE reports SET report = '{}'", "report", How::Text),
        (
            "UPDATE reports SET figures = REPLACE(figures, '\"entered\":0', '\"entered\":5')",
            "report",
            How::Facts,
        ),
        ("UPDATE report_comments SET comment = '{}' WHERE number = 1", "report", How::Text),
        ("DELETE FROM report_comments WHERE number = 1", "report", How::Text),
        ("UPDATE drafts SET late_count = 0", "draft", How::Count),
        ("UPDATE drafts SET comment_count = comment_count + 1 WHERE sequence = 1", "draft", How::Count),
        ("UPDATE drafts SET stage = 'placed' WHERE stage = 'reported'", "draft", How::Count),
        (
            "UPDATE drafts SET withdraw_reason = 'другое' WHERE stage = 'withdrawn'",
            "withdrawal",
            How::Private,
        ),
        ("UPDATE drafts SET created_by = NULL", "draft", How::Facts),
        (
            "INSERT INTO revisions (draft_id, number, kind, content, hash, created_at) \
             SELECT draft_id, 9, kind, content, hash, created_at FROM revisions WHERE number = 1",
            "revision:9",
            How::Added,
        ),
        (
            "INSERT INTO comments (draft_id, number, received_at, author_kind, author_name, email, language, text, \
             receipt, fingerprint, version, name_withheld) SELECT draft_id, 3, received_at, author_kind, author_name, \
             email, language, text, 'r', fingerprint, 1, name_withheld FROM comments WHERE number = 1",
            "comment:3",
            How::Added,
        ),
    ];
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (_, number) = story(&services).await;
        assert!(ledger::prove(&services, &[]).await.unwrap().holds());
        for (statement, row, how) in changes {
            // What was changed is put back by hand: in a transaction that is never committed nobody else would see it.
            let found = tampered(&services, &url, statement).await;
            assert_eq!(found.how, how, "{statement}: {found:?}");
            assert!(found.row == row || found.row.starts_with(&format!("{row}:")), "{statement}: {found:?}");
            assert!(found.subject.starts_with("draft:2026-"), "{found:?}");
        }
        // A draft that is gone with everything that belongs to it.
        let beside = database(&url).await;
        let gone = "DELETE FROM section_versions WHERE draft_id IN (SELECT id FROM drafts WHERE stage = 'withdrawn')";
        beside.execute_unprepared(gone).await.unwrap();
        beside.execute_unprepared("DELETE FROM drafts WHERE stage = 'withdrawn'").await.unwrap();
        let differs = ledger::prove(&services, &[]).await.unwrap().differs.unwrap();
        assert_eq!((differs.row.as_str(), differs.how), ("draft", How::Missing));
        assert_ne!(differs.subject, format!("draft:{number}"));
        beside.close().await.unwrap();
        services.database.close().await.unwrap();
    });
}

/// Tables that the ledger does not read in this test, whose rows hold by those that it does.
const BESIDE: [&str; 8] = [
    "mailings",
    "presences",
    "signed_heads",
    "section_versions",
    "draft_counters",
    "comment_words",
    "comment_bands",
    "comment_groups",
];

/// What is found after a statement behind the back of the ledger; afterwards everything is as before.
async fn tampered(services: &Services, url: &str, statement: &str) -> Difference {
    let beside = database(url).await;
    let tables = [
        "drafts",
        "revisions",
        "placements",
        "reports",
        "report_comments",
        "decisions",
        "comments",
        "decision_elements",
        "comment_reasons",
        "change_reasons",
        "former_decisions",
        "late_attempts",
    ];
    for table in tables {
        let copy = format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}");
        beside.execute_unprepared(&copy).await.unwrap();
    }
    beside.execute_unprepared(statement).await.unwrap();
    let proof = ledger::prove(services, &[]).await.unwrap();
    for table in BESIDE {
        let copy = format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}");
        beside.execute_unprepared(&copy).await.unwrap();
        beside.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
    }
    let children = [
        "former_decisions",
        "late_attempts",
        "change_reasons",
        "comment_reasons",
        "decision_elements",
        "comments",
        "decisions",
        "report_comments",
        "reports",
        "placements",
        "revisions",
    ];
    for table in children {
        beside.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
    }
    beside.execute_unprepared("DELETE FROM drafts").await.unwrap();
    for table in tables.into_iter().chain(BESIDE) {
        beside.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await.unwrap();
        beside.execute_unprepared(&format!("DROP TABLE kept_{table}")).await.unwrap();
    }
    beside.close().await.unwrap();
    assert!(ledger::prove(services, &[]).await.unwrap().holds(), "put back after {statement}");
    assert_eq!(proof.chain.broken, None, "{statement}");
    proof.differs.unwrap_or_else(|| panic!("nothing seen of {statement}"))
}
