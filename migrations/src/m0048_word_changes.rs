//! What comes back in a file of a word processor: a change of a clause, a comment on it, or words that belong to none, each with
//! what the drafter did with it.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, index, instant, instant_null, number, number_null, reference, table, text, text_null,
};

crate::step::migration!();

/// Lays the table. Authors and comments are JSON: they are read and shown together with their change.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let changes = table("word_changes")
        .col(id())
        .col(number("draft_id"))
        .col(text("file"))
        .col(instant("received_at"))
        .col(number_null("received_by"))
        .col(text("kind"))
        .col(text_null("section"))
        .col(text_null("element"))
        .col(text_null("language"))
        .col(number_null("base_version"))
        .col(text("number"))
        .col(text("was"))
        .col(text("said"))
        .col(text("edits"))
        .col(text("notes"))
        .col(text_null("decision"))
        .col(instant_null("decided_at"))
        .col(number_null("decided_by"))
        .foreign_key(&mut reference("word_changes", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(changes).await?;
    index(manager, "word_changes", &["draft_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["word_changes"]).await
}
