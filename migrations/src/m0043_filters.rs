//! Indexes in the order of filtered lists of comments, and of what is weighed before a report.

use sea_orm_migration::prelude::*;

use crate::table::index;

/// Indexes over all comments: a list by kind of author or language, by number and by clause.
const WHOLE: [&[&str]; 4] = [
    &["draft_id", "author_kind", "number"],
    &["draft_id", "author_kind", "decision_id", "turn"],
    &["draft_id", "language", "number"],
    &["draft_id", "decision_id", "number"],
];

/// Indexes over a part of the comments: those with a wording, the undecided, and what is counted of the decided.
const PARTIAL: [(&str, &str); 5] = [
    (
        "ix_comments_worded",
        "comments (draft_id, number) WHERE suggestion IS NOT NULL AND hidden IS NULL AND withdrawn_at IS NULL",
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
    for columns in WHOLE {
        index(manager, "comments", columns).await?;
    }
    for (name, over) in PARTIAL {
        execute(manager, &format!("CREATE INDEX {name} ON {over}")).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, _) in PARTIAL {
        execute(manager, &format!("DROP INDEX {name}")).await?;
    }
    for columns in WHOLE {
        execute(manager, &format!("DROP INDEX ix_comments_{}", columns.join("_"))).await?;
    }
    Ok(())
}

async fn execute(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await?;
    Ok(())
}
