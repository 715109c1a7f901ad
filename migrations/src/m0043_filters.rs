//! Indexes in the order of filtered lists of comments, and of what is weighed before a report.

use sea_orm_migration::prelude::*;

/// Indexes that answer a filter without reading a comment, over all of them or over a part.
const INDEXES: [(&str, &str); 8] = [
    ("ix_comments_kinds", "comments (draft_id, author_kind, decision_id, withdrawn_at, alike, number, turn)"),
    ("ix_comments_languages", "comments (draft_id, language, number, turn)"),
    ("ix_comments_queue", "comments (draft_id, turn, decision_id, withdrawn_at, alike, number)"),
    (
        "ix_comments_worded",
        "comments (draft_id, number, turn) WHERE suggestion IS NOT NULL AND hidden IS NULL AND withdrawn_at IS NULL",
    ),
    (
        "ix_comments_undecided",
        "comments (draft_id, number) WHERE decision_id IS NULL AND withdrawn_at IS NULL",
    ),
    (
        "ix_comments_weighed",
        "comments (draft_id, number, decision_id, section, element) WHERE decision_id IS NOT NULL",
    ),
    ("ix_comments_by_kind", "comments (draft_id, author_kind, section) WHERE decision_id IS NOT NULL"),
    ("ix_comments_by_day", "comments (draft_id, received_at) WHERE decision_id IS NOT NULL"),
];

crate::step::migration!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, over) in INDEXES {
        execute(manager, &format!("CREATE INDEX {name} ON {over}")).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, _) in INDEXES {
        execute(manager, &format!("DROP INDEX {name}")).await?;
    }
    Ok(())
}

async fn execute(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await?;
    Ok(())
}
