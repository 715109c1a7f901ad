//! Comments of the public, late attempts and decisions (Art. 15(4)).

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, index, instant, number, number_null, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// Creates the tables of the discussion.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("late_attempts")
                .col(id())
                .col(number("draft_id"))
                .col(instant("at"))
                .col(text("channel"))
                .foreign_key(&mut reference("late_attempts", "draft_id", "drafts", "id"))
                .to_owned(),
        )
        .await?;
    index(manager, "late_attempts", &["draft_id", "at"]).await?;

    manager
        .create_table(
            table("decisions")
                .col(id())
                .col(number("draft_id"))
                .col(text("outcome"))
                .col(text("substantiation"))
                .col(instant("decided_at"))
                .col(number_null("decided_by"))
                .col(number("version"))
                .foreign_key(&mut reference("decisions", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("decisions", "decided_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    index(manager, "decisions", &["draft_id"]).await?;

    manager
        .create_table(
            table("comments")
                .col(id())
                .col(number("draft_id"))
                .col(number("number"))
                .col(instant("received_at"))
                .col(text("author_kind"))
                .col(text("author_name"))
                .col(text("email"))
                .col(text_null("bin"))
                .col(text("language"))
                .col(text("text"))
                .col(text_null("section"))
                .col(text_null("element"))
                .col(text_null("anchor_language"))
                .col(text_null("quote"))
                .col(text_null("suggestion"))
                // Twenty-six random letters and digits: the secret address of the receipt.
                .col(text("receipt"))
                .col(text_null("idempotency_key"))
                .col(text("fingerprint"))
                .col(number_null("decision_id"))
                .col(number("version"))
                .foreign_key(&mut reference("comments", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("comments", "decision_id", "decisions", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "comments", &["draft_id", "number"]).await?;
    unique(manager, "comments", &["draft_id", "idempotency_key"]).await?;
    unique(manager, "comments", &["receipt"]).await?;
    index(manager, "comments", &["draft_id", "fingerprint"]).await?;
    index(manager, "comments", &["decision_id"]).await?;

    manager
        .create_table(
            table("decision_elements")
                .col(number("decision_id"))
                .col(text("section"))
                .col(text("element"))
                .primary_key(Index::create().col("decision_id").col("section").col("element"))
                .foreign_key(&mut reference("decision_elements", "decision_id", "decisions", "id"))
                .to_owned(),
        )
        .await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["decision_elements", "comments", "decisions", "late_attempts"]).await
}
