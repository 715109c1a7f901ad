//! Letters to many that one command asks for and that are written afterwards, a portion at a time.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, number, reference, table, text};

crate::step::migration!();

/// Lays the table; a row goes when its last letter is written.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mailings = table("mailings")
        .col(id())
        .col(number("draft_id"))
        .col(instant("at"))
        // The last address that was written to; empty before the first one.
        .col(text("after"))
        .foreign_key(&mut reference("mailings", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(mailings).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["mailings"]).await
}
