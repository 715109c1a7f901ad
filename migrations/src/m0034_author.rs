//! What the author of a comment did with it after it was received, what the owner of the address says of it, and what readers
//! report about comments.

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, index, instant, instant_null, number, number_null, reference, table, text, text_null,
};

crate::step::migration!();

/// What a comment remembers of its author.
const MOMENTS: [&str; 3] = ["corrected_at", "withdrawn_at", "disowned_at"];

/// Lays the tables of former wordings and of reports; comments and drafts get their columns.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let versions = table("comment_versions")
        .col(id())
        .col(number("draft_id"))
        .col(number("comment"))
        .col(text("text"))
        .col(text_null("suggestion"))
        .col(instant("until"))
        .foreign_key(&mut reference("comment_versions", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(versions).await?;
    index(manager, "comment_versions", &["draft_id", "comment"]).await?;
    let reports = table("abuse_reports")
        .col(id())
        .col(number("draft_id"))
        .col(number("comment"))
        .col(text("kind"))
        .col(text("words"))
        .col(instant("reported_at"))
        .col(instant_null("settled_at"))
        .col(number_null("settled_by"))
        .col(text_null("outcome"))
        .foreign_key(&mut reference("abuse_reports", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(reports).await?;
    index(manager, "abuse_reports", &["draft_id", "comment"]).await?;
    for moment in MOMENTS {
        manager
            .alter_table(Table::alter().table("comments").add_column(instant_null(moment)).to_owned())
            .await?;
    }
    let withdrawn = number("withdrawn_count").default(0).to_owned();
    manager.alter_table(Table::alter().table("drafts").add_column(withdrawn).to_owned()).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("drafts").drop_column("withdrawn_count").to_owned()).await?;
    for moment in MOMENTS {
        manager.alter_table(Table::alter().table("comments").drop_column(moment).to_owned()).await?;
    }
    drop_tables(manager, &["abuse_reports", "comment_versions"]).await
}
