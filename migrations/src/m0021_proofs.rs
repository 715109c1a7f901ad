//! How people are proven: the failed tries that instances on one database count together, and when a provider of single
//! sign-on last proved the person of a session anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{drop_tables, instant_null, number, number_null, table, text};

crate::step::migration!();

/// Lays the table of the tries and notes the word of the provider at sessions.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tries = table("tries")
        .col(text("key").primary_key().to_owned())
        .col(number("failures"))
        .col(number("last_at"))
        .col(number_null("told_at"))
        .to_owned();
    manager.create_table(tries).await?;
    if manager.get_database_backend() == DbBackend::Postgres {
        // What is forgotten after hours need not be written durably, and nobody waits for a disk.
        manager.get_connection().execute_unprepared("ALTER TABLE tries SET UNLOGGED").await?;
    }
    let identified = instant_null("identified_at");
    manager.alter_table(Table::alter().table("sessions").add_column(identified).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("sessions").drop_column("identified_at").to_owned()).await?;
    drop_tables(manager, &["tries"]).await
}
