//! Letters to staff that a person has turned off.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, number, reference, table, text, unique};

crate::step::migration!();

/// Lays the table: who is not there gets every letter.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let refusals = table("letter_refusals")
        .col(id())
        .col(number("user_id"))
        .col(text("kind"))
        .col(instant("at"))
        .foreign_key(&mut reference("letter_refusals", "user_id", "users", "id"))
        .to_owned();
    manager.create_table(refusals).await?;
    unique(manager, "letter_refusals", &["user_id", "kind"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["letter_refusals"]).await
}
