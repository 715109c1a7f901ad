//! The days of the business calendar that were changed one by one, each with its reason.

use sea_orm_migration::prelude::*;

use crate::table::{
    day, drop_tables, id, index, instant, number, number_null, reference, table, text, text_null,
};

crate::step::migration!();

/// Lays the table.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let changes = table("calendar_changes")
        .col(id())
        .col(day("date"))
        .col(number("year"))
        .col(text_null("before"))
        .col(text_null("after"))
        .col(text("reason"))
        .col(instant("changed_at"))
        .col(number_null("changed_by"))
        .foreign_key(&mut reference("calendar_changes", "changed_by", "users", "id"))
        .to_owned();
    manager.create_table(changes).await?;
    index(manager, "calendar_changes", &["year"]).await?;
    index(manager, "calendar_changes", &["changed_by"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["calendar_changes"]).await
}
