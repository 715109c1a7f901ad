//! People as a provider of single sign-on names them, and sessions whose person showed more than one factor.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, flag, id, index, instant, number, reference, table, text, unique};

crate::step::migration!();

/// Creates the table of identities and marks sessions.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("identities")
                .col(id())
                .col(number("user_id"))
                .col(text("issuer"))
                .col(text("subject"))
                .col(instant("linked_at"))
                .foreign_key(&mut reference("identities", "user_id", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "identities", &["issuer", "subject"]).await?;
    index(manager, "identities", &["user_id"]).await?;
    let several = flag("several_factors").default(false).to_owned();
    manager.alter_table(Table::alter().table("sessions").add_column(several).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("sessions").drop_column("several_factors").to_owned()).await?;
    drop_tables(manager, &["identities"]).await
}
