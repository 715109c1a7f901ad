//! How often an address is written to, whether it is reminded, and the lines that wait for its next digest.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, flag, id, index, instant, instant_null, number, table, text};

crate::step::migration!();

/// Adds the wishes of a subscription and lays the table of the lines.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, text("often").default("at_once").to_owned()).await?;
    add(manager, flag("remind").default(false).to_owned()).await?;
    add(manager, instant_null("asked_at")).await?;
    // A subscription ends in one statement, and its lines are dropped with the next digest: no reference.
    let lines = table("digest_lines")
        .col(id())
        .col(number("subscription_id"))
        .col(text("subject"))
        .col(text("address"))
        .col(instant("created_at"))
        .to_owned();
    manager.create_table(lines).await?;
    index(manager, "digest_lines", &["created_at"]).await?;
    index(manager, "digest_lines", &["subscription_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["digest_lines"]).await?;
    for column in ["asked_at", "remind", "often"] {
        manager.alter_table(Table::alter().table("subscriptions").drop_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("subscriptions").add_column(column).to_owned()).await
}
