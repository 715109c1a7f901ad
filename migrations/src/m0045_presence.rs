//! Who writes which section of a draft now.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, number, reference, table, text, unique};

crate::step::migration!();

/// Lays the table; its rows are taken out when they are minutes old.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let presences = table("presences")
        .col(id())
        .col(number("draft_id"))
        .col(text("section"))
        .col(number("user_id"))
        .col(instant("since"))
        .col(instant("seen_at"))
        .foreign_key(&mut reference("presences", "draft_id", "drafts", "id"))
        .foreign_key(&mut reference("presences", "user_id", "users", "id"))
        .to_owned();
    manager.create_table(presences).await?;
    unique(manager, "presences", &["draft_id", "section", "user_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["presences"]).await
}
