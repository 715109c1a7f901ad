//! Names that their bearers asked not to be published, and the summaries of comments (R15-8).

use sea_orm_migration::prelude::*;

use crate::table::{flag, text, text_null};

crate::step::migration!();

/// Adds what the public reads instead of a withheld name, and what a decision says about its comments.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, "comments", flag("name_withheld").default(false).to_owned()).await?;
    add(manager, "comments", text_null("region")).await?;
    add(manager, "decisions", text("summary").default("").to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in [("decisions", "summary"), ("comments", "region"), ("comments", "name_withheld")] {
        manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await
}
