//! A row that is written to learn whether the database takes anything.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, instant, number, table, text};

/// Lays the table of the probe.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let probe = table("probe")
            .col(number("id").primary_key().to_owned())
            .col(instant("at"))
            .col(text("filler"))
            .to_owned();
        manager.create_table(probe).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["probe"]).await
    }
}
