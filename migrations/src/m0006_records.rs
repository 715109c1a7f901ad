//! The ledger of events, the outbox of mail, the subscriptions of the public and the key that signs receipts.

use sea_orm_migration::prelude::*;

use crate::table::{drop_tables, id, index, instant, instant_null, number, table, text, text_null, unique};

crate::step::migration!();

/// Creates the ledger, the outbox, the subscriptions and the key.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("subscriptions")
                .col(id())
                .col(text("email"))
                .col(text("language"))
                .col(text("scope"))
                .col(text("scope_key"))
                .col(text("key"))
                .col(instant("created_at"))
                .col(instant_null("confirmed_at"))
                .to_owned(),
        )
        .await?;
    unique(manager, "subscriptions", &["email", "scope", "scope_key"]).await?;
    unique(manager, "subscriptions", &["key"]).await?;
    index(manager, "subscriptions", &["scope", "scope_key"]).await?;

    manager
        .create_table(
            table("ledger")
                .col(ColumnDef::new("sequence").big_integer().not_null().primary_key())
                .col(instant("at"))
                .col(text("actor"))
                .col(text("action"))
                .col(text("subject"))
                .col(text("payload"))
                .col(text("payload_hash"))
                .col(text("previous_hash"))
                .col(text("hash"))
                .to_owned(),
        )
        .await?;
    index(manager, "ledger", &["subject"]).await?;

    manager
        .create_table(
            table("ledger_head")
                .col(ColumnDef::new("id").big_integer().not_null().primary_key())
                .col(number("sequence"))
                .col(text("hash"))
                .to_owned(),
        )
        .await?;
    // The one row whose lock puts the writers of the ledger in a line.
    let first = Query::insert()
        .into_table("ledger_head")
        .columns(["id", "sequence", "hash"])
        .values_panic([1.into(), 0.into(), "".into()])
        .to_owned();
    manager.execute(first).await?;

    manager
        .create_table(
            table("outbox")
                .col(id())
                .col(text("recipient"))
                .col(text("subject"))
                .col(text("body"))
                .col(instant("created_at"))
                .col(instant("next_try_at"))
                .col(number("attempts"))
                .col(instant_null("sent_at"))
                .col(text_null("last_error"))
                .col(instant_null("claimed_until"))
                .col(text_null("unsubscribe"))
                .to_owned(),
        )
        .await?;
    index(manager, "outbox", &["sent_at", "next_try_at"]).await?;

    manager
        .create_table(
            table("signing_key")
                .col(ColumnDef::new("id").big_integer().not_null().primary_key())
                .col(text("seed"))
                .col(instant("created_at"))
                .to_owned(),
        )
        .await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["signing_key", "outbox", "ledger_head", "ledger", "subscriptions"]).await
}
