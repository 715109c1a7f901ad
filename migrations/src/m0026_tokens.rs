//! Tokens of bodies for their document systems, secret calendar addresses of people, and the letters that time has brought.

use sea_orm_migration::prelude::*;

use crate::table::{
    day_null, drop_tables, id, index, instant, instant_null, number, reference, table, text, unique,
};

crate::step::migration!();

/// Lays the tables.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tokens = table("tokens")
        .col(id())
        .col(number("body_id"))
        .col(number("user_id"))
        .col(text("name"))
        .col(text("scopes"))
        .col(text("hash"))
        .col(instant("created_at"))
        .col(instant_null("last_used_at"))
        .col(day_null("expires_on"))
        .col(instant_null("revoked_at"))
        .foreign_key(&mut reference("tokens", "body_id", "bodies", "id"))
        .foreign_key(&mut reference("tokens", "user_id", "users", "id"))
        .to_owned();
    manager.create_table(tokens).await?;
    unique(manager, "tokens", &["hash"]).await?;
    index(manager, "tokens", &["body_id"]).await?;
    index(manager, "tokens", &["user_id"]).await?;
    let calendar_keys = table("calendar_keys")
        .col(number("user_id").primary_key().to_owned())
        .col(text("hash"))
        .col(instant("made_at"))
        .foreign_key(&mut reference("calendar_keys", "user_id", "users", "id"))
        .to_owned();
    manager.create_table(calendar_keys).await?;
    unique(manager, "calendar_keys", &["hash"]).await?;
    // The subject is a row of another table, which the kind names: no reference.
    let reminders =
        table("reminders").col(id()).col(text("kind")).col(number("subject")).col(instant("at")).to_owned();
    manager.create_table(reminders).await?;
    unique(manager, "reminders", &["kind", "subject"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["reminders", "calendar_keys", "tokens"]).await
}
