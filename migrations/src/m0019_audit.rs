//! The record of who signed in and who read personal data.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, index, instant, number_null, table, text, text_null};

crate::step::migration!();

/// Lays the table of the record.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let audit = table("audit")
        .col(id())
        .col(instant("at"))
        // No reference: the record outlives the account.
        .col(number_null("user_id"))
        .col(text("action"))
        .col(text("subject"))
        .col(text_null("network"))
        .col(text_null("device"))
        .to_owned();
    manager.create_table(audit).await?;
    index(manager, "audit", &["at"]).await?;
    index(manager, "audit", &["user_id", "id"]).await?;
    index(manager, "audit", &["action", "id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["audit"]).await
}
