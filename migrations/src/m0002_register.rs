//! The register of state services (Art. 12) and the imported business calendars.

use sea_orm_migration::prelude::*;

use crate::table::{
    day, drop_tables, flag, id, index, instant, number, number_null, reference, table, text, unique,
};

crate::step::migration!();

/// Creates the tables of the register and of the calendar.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("services")
                .col(id())
                .col(text("code"))
                .col(text("name_kk"))
                .col(text("name_ru"))
                .col(text("name_en"))
                .col(text("recipients"))
                .col(number("developing_body_id"))
                .col(text("providers"))
                .col(flag("through_state_corporation"))
                .col(flag("through_portal"))
                .col(text("forms"))
                .col(flag("paid"))
                .col(day("included_on"))
                // The names and the code, case-folded, for search.
                .col(text("search"))
                .col(number("version"))
                .col(instant("created_at"))
                .col(instant("updated_at"))
                .foreign_key(&mut reference("services", "developing_body_id", "bodies", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "services", &["code"]).await?;
    index(manager, "services", &["developing_body_id"]).await?;

    manager
        .create_table(
            table("service_history")
                .col(id())
                .col(number("service_id"))
                .col(number("version"))
                .col(instant("at"))
                .col(number_null("user_id"))
                .col(text("entry"))
                .foreign_key(&mut reference("service_history", "service_id", "services", "id"))
                .foreign_key(&mut reference("service_history", "user_id", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "service_history", &["service_id", "version"]).await?;

    manager
        .create_table(
            table("calendar_years")
                .col(ColumnDef::new("year").big_integer().not_null().primary_key())
                .col(instant("imported_at"))
                .col(number_null("imported_by"))
                .foreign_key(&mut reference("calendar_years", "imported_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            table("calendar_days")
                .col(ColumnDef::new("date").date().not_null().primary_key())
                .col(number("year"))
                .col(text("kind"))
                .col(text("name"))
                .col(flag("estimated"))
                .foreign_key(&mut reference("calendar_days", "year", "calendar_years", "year"))
                .to_owned(),
        )
        .await?;
    index(manager, "calendar_days", &["year"]).await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["calendar_days", "calendar_years", "service_history", "services"]).await
}
