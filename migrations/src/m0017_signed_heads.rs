//! Heads of the ledger as they were signed and published, with each report and each legal day; and how the ledger was found
//! when it was verified.

use sea_orm_migration::prelude::*;

use crate::table::{
    day_null, drop_tables, id, index, instant, number, number_null, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// Lays the tables of signed heads and of verifications.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("signed_heads")
                .col(id())
                .col(number("sequence"))
                .col(text("hash"))
                .col(instant("at"))
                // The legal day that it was signed for; a head signed with a report has none.
                .col(day_null("day"))
                // The draft whose report it was signed with.
                .col(number_null("draft_id"))
                .col(text("key_id"))
                .col(text("signature"))
                .foreign_key(&mut reference("signed_heads", "draft_id", "drafts", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "signed_heads", &["day"]).await?;
    index(manager, "signed_heads", &["sequence"]).await?;
    manager
        .create_table(
            table("ledger_checks")
                .col(id())
                .col(instant("at"))
                .col(number("events"))
                .col(number("heads"))
                .col(number("rows"))
                // The first thing that differed, as JSON; absent where all held.
                .col(text_null("differs"))
                .to_owned(),
        )
        .await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["ledger_checks", "signed_heads"]).await
}
