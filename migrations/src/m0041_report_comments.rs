//! The comments of a closing report in rows of their own, so that a page of it is read without the rest: what is frozen are still the
//! bytes of the whole, whose hash stands in the report.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, number, reference, table, text_null};

/// How long the lists of a report are, and which comments are named first as the causes of each change.
const COLUMNS: [&str; 2] = ["figures", "causes"];

crate::step::migration!();

/// Lays the rows and the figures of a report; a report without figures holds its comments in itself, as those of before do.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let comments = table("report_comments")
        .col(number("draft_id"))
        .col(number("number"))
        .col(text_null("comment"))
        .col(text_null("gap"))
        .col(text_null("withdrawn"))
        .primary_key(Index::create().col("draft_id").col("number"))
        .foreign_key(&mut reference("report_comments", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(comments).await?;
    for column in COLUMNS {
        let added = Table::alter().table("reports").add_column(text_null(column)).to_owned();
        manager.alter_table(added).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in COLUMNS {
        manager.alter_table(Table::alter().table("reports").drop_column(column).to_owned()).await?;
    }
    drop_tables(manager, &["report_comments"]).await
}
