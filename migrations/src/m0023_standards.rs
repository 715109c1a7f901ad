//! Standards in force with the acts that made them (Art. 10, 13, 23).

use sea_orm_migration::prelude::*;

use crate::table::{
    day, day_null, drop_tables, id, index, instant, instant_null, number, number_null, reference, table,
    text, text_null, unique,
};

crate::step::migration!();

/// Lays the tables.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let standards = table("standards")
        .col(id())
        .col(number("service_id"))
        .col(number("body_id"))
        .col(number("number"))
        .col(text("kind"))
        .col(number_null("draft_id"))
        .col(number_null("revision"))
        .col(text("content"))
        .col(text("hash"))
        .col(text("order_number"))
        .col(day("order_on"))
        .col(number("order_year"))
        .col(text("signatory"))
        .col(text_null("justice_number"))
        .col(day_null("justice_on"))
        .col(text_null("published_in"))
        .col(day_null("published_on"))
        .col(day_null("effective_on"))
        .col(text_null("effective_norm"))
        .col(instant("entered_at"))
        .col(number_null("entered_by"))
        .col(number("version"))
        .foreign_key(&mut reference("standards", "service_id", "services", "id"))
        .foreign_key(&mut reference("standards", "body_id", "bodies", "id"))
        .to_owned();
    manager.create_table(standards).await?;
    index(manager, "standards", &["service_id", "effective_on"]).await?;
    index(manager, "standards", &["draft_id"]).await?;
    index(manager, "standards", &["body_id", "order_year", "order_number"]).await?;
    unique(manager, "standards", &["service_id", "number"]).await?;
    let informing_places = table("informing_places")
        .col(id())
        .col(number("standard_id"))
        .col(text("place"))
        .col(day("due_on"))
        .col(day_null("done_on"))
        .col(text_null("link"))
        .col(instant_null("done_at"))
        .col(number_null("done_by"))
        .col(number("version"))
        .foreign_key(&mut reference("informing_places", "standard_id", "standards", "id"))
        .to_owned();
    manager.create_table(informing_places).await?;
    unique(manager, "informing_places", &["standard_id", "place"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["informing_places", "standards"]).await
}
