//! What the letter of the law asks to be kept: who accepts applications and why a date of the register was corrected (Art. 12),
//! and where and when placements and reports were made known (Art. 15).

use sea_orm_migration::prelude::*;

use crate::table::{
    day, drop_tables, id, index, instant, number, number_null, reference, table, text, text_null,
};

crate::step::migration!();

/// Lays the columns and the table.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in ["accepting", "date_reason"] {
        let service = Table::alter().table("services").add_column(text_null(column)).to_owned();
        manager.alter_table(service).await?;
    }
    let publications = table("publications")
        .col(id())
        .col(number("draft_id"))
        .col(text("announced"))
        .col(text("outlet"))
        .col(text("place"))
        .col(day("published_on"))
        .col(instant("recorded_at"))
        .col(number_null("recorded_by"))
        .foreign_key(&mut reference("publications", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(publications).await?;
    index(manager, "publications", &["draft_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["publications"]).await?;
    for column in ["date_reason", "accepting"] {
        manager.alter_table(Table::alter().table("services").drop_column(column).to_owned()).await?;
    }
    Ok(())
}
