//! Files that come with a comment, each with the text that was read of it.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, index, instant_null, number, number_null, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// Lays the table. A comment is named by its draft and its number, because it is written together with its files; a file that was
/// taken out on a lawful demand leaves its row without bytes, name and text.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let attachments = table("attachments")
        .col(id())
        .col(number("draft_id"))
        .col(number("comment"))
        .col(number("place"))
        .col(number_null("file_id"))
        .col(text("name"))
        .col(text("kind"))
        .col(number("size"))
        .col(text("hash"))
        .col(text_null("text"))
        .col(instant_null("read_at"))
        .foreign_key(&mut reference("attachments", "draft_id", "drafts", "id"))
        .foreign_key(&mut reference("attachments", "file_id", "files", "id"))
        .to_owned();
    manager.create_table(attachments).await?;
    unique(manager, "attachments", &["draft_id", "comment", "place"]).await?;
    index(manager, "attachments", &["read_at"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["attachments"]).await
}
