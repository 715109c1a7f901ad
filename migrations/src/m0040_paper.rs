//! Comments that reached a body on paper or by another way and were entered by its staff; files that the staff alone reads.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, flag, id, instant, number, number_null, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// Lays the table of how such comments came. They are comments like all others: their moment of receipt is that of the letter.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let entries = table("comment_entries")
        .col(id())
        .col(number("draft_id"))
        .col(number("comment"))
        .col(text("way"))
        .col(text_null("site"))
        .col(text_null("registered"))
        .col(instant("entered_at"))
        .col(number_null("entered_by"))
        .foreign_key(&mut reference("comment_entries", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(entries).await?;
    unique(manager, "comment_entries", &["draft_id", "comment"]).await?;
    let is_public = flag("is_public").default(true).to_owned();
    manager.alter_table(Table::alter().table("attachments").add_column(is_public).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("attachments").drop_column("is_public").to_owned()).await?;
    drop_tables(manager, &["comment_entries"]).await
}
