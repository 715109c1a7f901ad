//! Letters to many that a restored copy had still to write: they are held as those that were written.

use sea_orm_migration::prelude::*;

use crate::table::flag;

crate::step::migration!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let held = flag("held").default(false).to_owned();
    manager.alter_table(Table::alter().table("mailings").add_column(held).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("mailings").drop_column("held").to_owned()).await
}
