//! Supports of comments: who joined a comment that stands, how many did, and what of them was taken out on a lawful demand.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, flag, id, instant, number, number_null, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// Lays the tables. Supports of one comment are numbered without gaps; the count is kept in the transaction that adds one.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let supports = table("comment_supports")
        .col(id())
        .col(number("draft_id"))
        // The number of the comment, and that of the support among those of the comment.
        .col(number("comment"))
        .col(number("number"))
        .col(instant("received_at"))
        .col(text("channel"))
        .col(text("author_kind"))
        .col(text("author_name"))
        .col(flag("name_withheld"))
        .col(text_null("region"))
        .col(text_null("email"))
        .col(text("language"))
        .col(text("receipt"))
        // Keyed hashes: of the address, which supports a comment once, and of the sending, which is received once.
        .col(text_null("person"))
        .col(text_null("sending"))
        .foreign_key(&mut reference("comment_supports", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(supports).await?;
    unique(manager, "comment_supports", &["draft_id", "comment", "number"]).await?;
    unique(manager, "comment_supports", &["draft_id", "comment", "person"]).await?;
    unique(manager, "comment_supports", &["receipt"]).await?;
    unique(manager, "comment_supports", &["sending"]).await?;
    let counts = table("support_counts")
        .col(number("draft_id"))
        .col(number("comment"))
        .col(number("many"))
        .primary_key(Index::create().col("draft_id").col("comment"))
        .foreign_key(&mut reference("support_counts", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(counts).await?;
    // What was taken out on a lawful demand was taken out of the support of this number, else of the comment itself.
    manager.alter_table(Table::alter().table("erasures").add_column(number_null("support")).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("erasures").drop_column("support").to_owned()).await?;
    drop_tables(manager, &["support_counts", "comment_supports"]).await
}
