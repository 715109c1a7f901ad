//! Papers that go with a draft: every edition that somebody kept.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, number, number_null, reference, table, text, unique};

crate::step::migration!();

/// Lays the table; editions are only ever added. `content` is the hash of the text of the draft that an edition was written for,
/// `made` that of what was generated then.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let papers = table("papers")
        .col(id())
        .col(number("draft_id"))
        .col(text("kind"))
        .col(number("edition"))
        .col(text("text"))
        .col(text("content"))
        .col(text("made"))
        .col(instant("saved_at"))
        .col(number_null("saved_by"))
        .foreign_key(&mut reference("papers", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(papers).await?;
    unique(manager, "papers", &["draft_id", "kind", "edition"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["papers"]).await
}
