//! What the accounts of the staff were called before, and the ledger by who acted.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, index, instant, number, number_null, reference, table, text};

crate::step::migration!();

/// Lays the table; an account that was never called otherwise has no row.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let history = table("person_history")
        .col(id())
        .col(number("user_id"))
        .col(instant("until"))
        .col(number_null("changed_by"))
        .col(text("name"))
        .col(text("email"))
        .foreign_key(&mut reference("person_history", "user_id", "users", "id"))
        .to_owned();
    manager.create_table(history).await?;
    index(manager, "person_history", &["user_id"]).await?;
    index(manager, "ledger", &["actor", "sequence"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(Index::drop().name("ix_ledger_actor_sequence").table("ledger").to_owned()).await?;
    drop_tables(manager, &["person_history"]).await
}
