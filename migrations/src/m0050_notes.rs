//! Margin notes of colleagues on the clauses of a draft, with the answers to them.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, index, instant, instant_null, number, number_null, reference, table, text,
};

crate::step::migration!();

/// Lays the tables.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let notes = table("margin_notes")
        .col(id())
        .col(number("draft_id"))
        .col(text("section"))
        // The identity of the element: a note outlives the clause and its place.
        .col(text("element"))
        // What the clause said when the note was written, in each language.
        .col(text("clause"))
        .col(text("kind"))
        .col(number_null("author_id"))
        .col(number_null("addressee_id"))
        .col(text("text"))
        .col(instant("at"))
        // When it was written or reopened last: older answers do not settle it.
        .col(instant("since"))
        .col(instant_null("resolved_at"))
        .col(number_null("resolved_by"))
        .foreign_key(&mut reference("margin_notes", "draft_id", "drafts", "id"))
        .foreign_key(&mut reference("margin_notes", "author_id", "users", "id"))
        .foreign_key(&mut reference("margin_notes", "addressee_id", "users", "id"))
        .foreign_key(&mut reference("margin_notes", "resolved_by", "users", "id"))
        .to_owned();
    manager.create_table(notes).await?;
    index(manager, "margin_notes", &["draft_id", "resolved_at"]).await?;
    let answers = table("note_answers")
        .col(id())
        .col(number("note_id"))
        .col(number_null("author_id"))
        .col(text("text"))
        .col(instant("at"))
        .foreign_key(&mut reference("note_answers", "note_id", "margin_notes", "id"))
        .foreign_key(&mut reference("note_answers", "author_id", "users", "id"))
        .to_owned();
    manager.create_table(answers).await?;
    index(manager, "note_answers", &["note_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["note_answers", "margin_notes"]).await
}
