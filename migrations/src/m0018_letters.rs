//! Letters that are emptied when they are sent, and what an installation has noted about itself.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, flag, index, instant, instant_null, table, text, text_null};

crate::step::migration!();

/// Adds the state of a letter and the hash of its reader, and lays the table of notes.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, text("state").default("waiting").to_owned()).await?;
    add(manager, flag("asked").default(false).to_owned()).await?;
    add(manager, text_null("identity")).await?;
    add(manager, text_null("recipient_hash")).await?;
    add(manager, instant_null("handed_at")).await?;
    let emptied = Query::update()
        .table("outbox")
        .value("state", "sent")
        .value("recipient", "")
        .value("subject", "")
        .value("body", "")
        .value("unsubscribe", Expr::value(None::<String>))
        .and_where(Expr::col("sent_at").is_not_null())
        .to_owned();
    manager.execute(emptied).await?;
    let old = Index::drop().name("ix_outbox_sent_at_next_try_at").table("outbox").to_owned();
    manager.drop_index(old).await?;
    index(manager, "outbox", &["state", "next_try_at"]).await?;
    index(manager, "outbox", &["recipient_hash", "handed_at"]).await?;
    let marks = table("marks")
        .col(text("name").primary_key().to_owned())
        .col(text("value"))
        .col(instant("at"))
        .to_owned();
    manager.create_table(marks).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["marks"]).await?;
    for name in ["ix_outbox_recipient_hash_handed_at", "ix_outbox_state_next_try_at"] {
        manager.drop_index(Index::drop().name(name).table("outbox").to_owned()).await?;
    }
    index(manager, "outbox", &["sent_at", "next_try_at"]).await?;
    for column in ["handed_at", "recipient_hash", "identity", "asked", "state"] {
        manager.alter_table(Table::alter().table("outbox").drop_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("outbox").add_column(column).to_owned()).await
}
