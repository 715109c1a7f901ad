//! The notices of the operator: each version of privacy, accessibility, help and contact that an administrator wrote.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, number, number_null, reference, table, text, unique};

crate::step::migration!();

/// Lays the table: a version is never changed, the newest of a name stands.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let notices = table("notices")
        .col(id())
        .col(text("name"))
        .col(number("version"))
        .col(text("content"))
        .col(instant("at"))
        .col(number_null("by"))
        .foreign_key(&mut reference("notices", "by", "users", "id"))
        .to_owned();
    manager.create_table(notices).await?;
    unique(manager, "notices", &["name", "version"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["notices"]).await
}
