//! What keeps lists quick however many drafts there are: the end of a discussion beside the stage of its draft, and indexes in the order
//! in which lists are read.

use sea_orm_migration::prelude::*;

use crate::table::{index, instant_null};

/// Indexes over all rows of a table.
const WHOLE: [(&str, &[&str]); 8] = [
    ("drafts", &["stage", "id"]),
    ("drafts", &["stage", "closes_at", "id"]),
    ("drafts", &["body_id", "id"]),
    ("placements", &["placed_at"]),
    ("reports", &["published_at"]),
    ("services", &["updated_at"]),
    ("standards", &["entered_at"]),
    ("round_bodies", &["body_id", "id"]),
];

/// Indexes over those rows that a list is about: few, or asked for by what most rows do not have.
const PARTIAL: [(&str, &str); 5] = [
    ("ix_drafts_effective", "drafts (effective_at) WHERE effective_at IS NOT NULL"),
    ("ix_drafts_withdrawn", "drafts (withdrawn_at) WHERE withdrawn_at IS NOT NULL"),
    ("ix_drafts_ceasing", "drafts (stage, id) WHERE ceases_at IS NOT NULL"),
    ("ix_informing_places_open", "informing_places (standard_id) WHERE done_on IS NULL"),
    (
        "ix_round_bodies_waiting",
        "round_bodies (body_id, due_on, id) WHERE answered_at IS NULL AND holds_from IS NULL AND struck_at IS NULL",
    ),
];

crate::step::migration!();

/// Lays the column, fills it from the placements, which never change, and lays the indexes.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let column = instant_null("closes_at");
    manager.alter_table(Table::alter().table("drafts").add_column(column).to_owned()).await?;
    let filled = "UPDATE drafts SET closes_at = (SELECT placements.closes_at FROM placements \
                  WHERE placements.draft_id = drafts.id)";
    execute(manager, filled).await?;
    for (table, columns) in WHOLE {
        index(manager, table, columns).await?;
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
    for (table, columns) in WHOLE {
        execute(manager, &format!("DROP INDEX ix_{table}_{}", columns.join("_"))).await?;
    }
    manager.alter_table(Table::alter().table("drafts").drop_column("closes_at").to_owned()).await
}

async fn execute(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await?;
    Ok(())
}
