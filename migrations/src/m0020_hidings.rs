//! Comments whose words are not read by everybody, the objections of their authors, and what was taken out of comments on a
//! lawful demand.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, flag, id, index, instant, instant_null, number, number_null, reference, table, text,
    text_null,
};

crate::step::migration!();

/// Lays the tables of hidings and erasures; a comment remembers what stands in the place of its words.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let hidings = table("hidings")
        .col(id())
        .col(number("draft_id"))
        .col(number("comment"))
        .col(text("state"))
        .col(text("ground"))
        .col(text("reason"))
        .col(instant("hidden_at"))
        .col(number_null("hidden_by"))
        .col(instant_null("objected_at"))
        .col(text_null("objection"))
        .col(instant_null("answered_at"))
        .col(number_null("answered_by"))
        .col(text_null("answer"))
        .foreign_key(&mut reference("hidings", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(hidings).await?;
    index(manager, "hidings", &["draft_id", "comment"]).await?;
    let erasures = table("erasures")
        .col(id())
        .col(number("draft_id"))
        .col(number("comment"))
        .col(flag("words"))
        .col(flag("person"))
        .col(text("demand"))
        .col(instant("at"))
        .col(number_null("by"))
        .foreign_key(&mut reference("erasures", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(erasures).await?;
    index(manager, "erasures", &["draft_id", "comment"]).await?;
    manager.alter_table(Table::alter().table("comments").add_column(text_null("hidden")).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("comments").drop_column("hidden").to_owned()).await?;
    drop_tables(manager, &["erasures", "hidings"]).await
}
