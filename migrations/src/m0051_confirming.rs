//! Bodies whose heads confirm every decision on comments, and the decisions that were confirmed.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, instant, number, number_null, reference, table};

crate::step::migration!();

/// Lays the tables: a body with a row confirms, one without a row does not.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let bodies = table("confirming_bodies")
        .col(number("body_id").primary_key().to_owned())
        .col(instant("at"))
        .col(number_null("by"))
        .foreign_key(&mut reference("confirming_bodies", "body_id", "bodies", "id"))
        .foreign_key(&mut reference("confirming_bodies", "by", "users", "id"))
        .to_owned();
    manager.create_table(bodies).await?;
    let confirmed = table("decision_confirmations")
        .col(number("decision_id").primary_key().to_owned())
        .col(instant("at"))
        .col(number_null("by"))
        .foreign_key(&mut reference("decision_confirmations", "decision_id", "decisions", "id"))
        .foreign_key(&mut reference("decision_confirmations", "by", "users", "id"))
        .to_owned();
    manager.create_table(confirmed).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["decision_confirmations", "confirming_bodies"]).await
}
