//! Entries of the register that are excluded, with the history of it: a row each time an entry is excluded or included again.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, flag, id, index, instant, instant_null, number, number_null, reference, table, text,
};

crate::step::migration!();

/// Lays the table, and the moment since which an entry is excluded; every entry of before stands.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let exclusions = table("service_exclusions")
        .col(id())
        .col(number("service_id"))
        .col(instant("at"))
        .col(number_null("user_id"))
        .col(flag("excluded"))
        .col(text("reason"))
        .foreign_key(&mut reference("service_exclusions", "service_id", "services", "id"))
        .to_owned();
    manager.create_table(exclusions).await?;
    index(manager, "service_exclusions", &["service_id"]).await?;
    let since = Table::alter().table("services").add_column(instant_null("excluded_at")).to_owned();
    manager.alter_table(since).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("services").drop_column("excluded_at").to_owned()).await?;
    drop_tables(manager, &["service_exclusions"]).await
}
