//! Electronic signatures over the orders of acts, each with the document that was signed.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, index, instant, instant_null, number, number_null, reference, table, text,
};

crate::step::migration!();

/// Lays the table. What was verified stays as it was found on that day: the text of `outcome` and `detail`.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let signatures = table("signatures")
        .col(id())
        .col(number("standard_id"))
        .col(number("pdf_file_id"))
        .col(number("signature_file_id"))
        .col(text("signer"))
        .col(text("serial"))
        .col(text("issuer"))
        .col(instant_null("signed_at"))
        .col(instant("verified_at"))
        .col(text("outcome"))
        .col(text("detail"))
        .col(instant("kept_at"))
        .col(number_null("kept_by"))
        .foreign_key(&mut reference("signatures", "standard_id", "standards", "id"))
        .foreign_key(&mut reference("signatures", "pdf_file_id", "files", "id"))
        .foreign_key(&mut reference("signatures", "signature_file_id", "files", "id"))
        .to_owned();
    manager.create_table(signatures).await?;
    index(manager, "signatures", &["standard_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["signatures"]).await
}
