//! Amendments and cancellations that start from the standard in force: their base, the edited words of their clauses, their
//! reasons (Art. 13(3), 15(5)).

use sea_orm_migration::prelude::*;

use crate::table::{
    drop_tables, id, instant, number, number_null, reference, table, text, text_null, unique,
};

crate::step::migration!();

/// The columns that join tables of before: the act that a draft starts from, the reasons of a cancellation, and of a frozen text
/// the act that it amends with the words of its clauses.
fn added() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("drafts", number_null("amends_standard_id")),
        ("drafts", text_null("cancel_reasons")),
        ("revisions", number_null("base_standard_id")),
        ("revisions", text_null("amending_words")),
    ]
}

/// Lays the table of edited words, and the columns that join those of before.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (of, column) in added() {
        manager.alter_table(Table::alter().table(of).add_column(column).to_owned()).await?;
    }
    let amending_words = table("amending_words")
        .col(id())
        .col(number("draft_id"))
        .col(text("clause"))
        .col(text("language"))
        .col(text("mark"))
        .col(text("words"))
        .col(instant("saved_at"))
        .col(number_null("saved_by"))
        .foreign_key(&mut reference("amending_words", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(amending_words).await?;
    unique(manager, "amending_words", &["draft_id", "clause", "language"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["amending_words"]).await?;
    for (of, column) in added().into_iter().rev() {
        let name = column.get_column_name();
        manager.alter_table(Table::alter().table(of).drop_column(name).to_owned()).await?;
    }
    Ok(())
}
