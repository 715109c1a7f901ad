//! The record of who signed in and who read personal data.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, index, instant, number_null, table, text, text_null};

/// Lays the table of the record.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit"]).await
    }
}
