//! Who speaks: the country of a foreign legal entity, whether a named entity confirmed its comment, and what the comments of
//! one sending have in common.

use sea_orm_migration::prelude::*;

use crate::table::{index, text_null};

crate::step::migration!();

/// The new columns, the oldest first.
const COLUMNS: [&str; 4] = ["country", "confirmation", "confirm_key", "sending"];
/// Those by which comments are found.
const SOUGHT: [&str; 2] = ["confirm_key", "sending"];

/// Adds the columns: nothing stands in them where nobody was asked, so comments of before keep their meaning.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in COLUMNS {
        let added = text_null(column);
        manager.alter_table(Table::alter().table("comments").add_column(added).to_owned()).await?;
    }
    for column in SOUGHT {
        index(manager, "comments", &[column]).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in SOUGHT {
        let name = format!("ix_comments_{column}");
        manager.drop_index(Index::drop().name(name).table("comments").to_owned()).await?;
    }
    for column in COLUMNS.into_iter().rev() {
        manager.alter_table(Table::alter().table("comments").drop_column(column).to_owned()).await?;
    }
    Ok(())
}
