//! The closing report and the reasons that the head gives before it is published (R15-8, R15-9).

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, instant, number, number_null, reference, table, text, unique};

crate::step::migration!();

/// Creates the tables of the report.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("change_reasons")
                .col(id())
                .col(number("draft_id"))
                .col(text("section"))
                .col(text("element"))
                .col(text("reason"))
                .col(instant("at"))
                .col(number_null("by"))
                .foreign_key(&mut reference("change_reasons", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("change_reasons", "by", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "change_reasons", &["draft_id", "section", "element"]).await?;

    manager
        .create_table(
            table("comment_reasons")
                .col(ColumnDef::new("decision_id").big_integer().not_null().primary_key())
                .col(number("draft_id"))
                .col(text("reason"))
                .col(instant("at"))
                .col(number_null("by"))
                .foreign_key(&mut reference("comment_reasons", "decision_id", "decisions", "id"))
                .foreign_key(&mut reference("comment_reasons", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("comment_reasons", "by", "users", "id"))
                .to_owned(),
        )
        .await?;

    manager
        .create_table(
            table("reports")
                .col(ColumnDef::new("draft_id").big_integer().not_null().primary_key())
                .col(number("from_revision"))
                .col(number("to_revision"))
                .col(text("report"))
                .col(text("hash"))
                .col(instant("published_at"))
                .col(number_null("published_by"))
                .foreign_key(&mut reference("reports", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("reports", "published_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["reports", "comment_reasons", "change_reasons"]).await
}
