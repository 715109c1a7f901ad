//! The laws that a body cites in its standards, typed once.

use sea_orm_migration::prelude::*;

use crate::table::{
    day_null, drop_tables, id, index, instant, number, number_null, reference, table, text, text_null,
};

crate::step::migration!();

/// Lays the table. As long as a name is still being typed, the row is that of the one element in which it is typed.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let laws = table("cited_laws")
        .col(id())
        .col(number("body_id"))
        .col(text("name_kk"))
        .col(text("name_ru"))
        .col(text("name_en"))
        .col(text("number"))
        .col(day_null("passed_on"))
        .col(number_null("first_draft"))
        .col(text_null("first_element"))
        .col(number("version"))
        .col(instant("changed_at"))
        .foreign_key(&mut reference("cited_laws", "body_id", "bodies", "id"))
        .to_owned();
    manager.create_table(laws).await?;
    index(manager, "cited_laws", &["body_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["cited_laws"]).await
}
