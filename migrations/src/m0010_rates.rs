//! What instances on one database let through together.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{drop_tables, number, table, text};

crate::step::migration!();

/// Lays the table of the rates.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rates = table("rates").col(text("key").primary_key().to_owned()).col(number("full_at")).to_owned();
    manager.create_table(rates).await?;
    if manager.get_database_backend() == DbBackend::Postgres {
        // Nothing is lost with what is forgotten after minutes: it need not be written durably.
        manager.get_connection().execute_unprepared("ALTER TABLE rates SET UNLOGGED").await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["rates"]).await
}
