//! What was corrected in acts that were entered with a slip: each act as it stood before, with the reason (Art. 10, 23).

use sea_orm_migration::prelude::*;

use crate::table::text_null;

crate::step::migration!();

/// Lays the column, beside the act that it belongs to.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(Table::alter().table("standards").add_column(text_null("corrections")).to_owned())
        .await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("standards").drop_column("corrections").to_owned()).await
}
