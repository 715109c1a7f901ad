//! A row that is written to learn whether the database takes anything.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, instant, number, table, text};

crate::step::migration!();

/// Lays the table of the probe.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let probe = table("probe")
        .col(number("id").primary_key().to_owned())
        .col(instant("at"))
        .col(text("filler"))
        .to_owned();
    manager.create_table(probe).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["probe"]).await
}
