//! Letters by which a person gets a forgotten password back, or changes the e-mail of the account.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, index, instant, instant_null, number, reference, table, text, unique};

crate::step::migration!();

/// Creates the tables of recoveries and changes of e-mail; of each secret only the hash is kept.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("recoveries")
                .col(id())
                .col(text("token_hash"))
                .col(number("user_id"))
                .col(instant("created_at"))
                .col(instant("expires_at"))
                .col(instant_null("used_at"))
                .foreign_key(&mut reference("recoveries", "user_id", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "recoveries", &["token_hash"]).await?;
    index(manager, "recoveries", &["user_id"]).await?;
    manager
        .create_table(
            table("email_changes")
                .col(id())
                .col(number("user_id"))
                .col(text("new_email"))
                .col(text("old_token_hash"))
                .col(text("new_token_hash"))
                .col(instant("created_at"))
                .col(instant("expires_at"))
                .col(instant_null("old_confirmed_at"))
                .col(instant_null("new_confirmed_at"))
                .foreign_key(&mut reference("email_changes", "user_id", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "email_changes", &["old_token_hash"]).await?;
    unique(manager, "email_changes", &["new_token_hash"]).await?;
    index(manager, "email_changes", &["user_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["email_changes", "recoveries"]).await
}
