//! Second factors of sign-in: authenticator apps and recovery codes.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, instant_null, number, reference, table, text, unique};

crate::step::migration!();

/// Creates the tables of second factors.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("second_factors")
                .col(id())
                .col(number("user_id"))
                .col(text("sealed_key"))
                .col(instant("created_at"))
                // Absent until a first code has shown that the app holds the key.
                .col(instant_null("confirmed_at"))
                // The step of the newest code that was taken: none before it is taken again.
                .col(number("last_step"))
                .col(number("failures"))
                .col(instant_null("failed_at"))
                .foreign_key(&mut reference("second_factors", "user_id", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "second_factors", &["user_id"]).await?;

    manager
        .create_table(
            table("recovery_codes")
                .col(id())
                .col(number("user_id"))
                .col(text("code_hash"))
                .col(instant_null("used_at"))
                .foreign_key(&mut reference("recovery_codes", "user_id", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "recovery_codes", &["user_id", "code_hash"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["recovery_codes", "second_factors"]).await
}
