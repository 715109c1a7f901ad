//! Proposals to adopt, change or cancel a standard, their answers, and the drafts that name them (Art. 13(3)).

use sea_orm_migration::prelude::*;

use crate::table::{
    day, drop_tables, id, index, instant, instant_null, number, number_null, reference, table, text,
    text_null, unique,
};

crate::step::migration!();

/// Lays the tables.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let proposals = table("proposals")
        .col(id())
        .col(number("service_id"))
        .col(text("kind"))
        .col(text("source"))
        .col(number_null("from_body_id"))
        .col(text_null("section"))
        .col(text("text"))
        .col(text("name"))
        .col(text_null("email"))
        .col(text("language"))
        .col(instant("received_at"))
        .col(day("due_on"))
        .col(text("receipt"))
        .col(text_null("sending"))
        .col(text_null("outcome"))
        .col(text_null("answer"))
        .col(instant_null("answered_at"))
        .col(number_null("answered_by"))
        .col(text_null("hidden"))
        .foreign_key(&mut reference("proposals", "service_id", "services", "id"))
        .foreign_key(&mut reference("proposals", "from_body_id", "bodies", "id"))
        .to_owned();
    manager.create_table(proposals).await?;
    index(manager, "proposals", &["service_id", "due_on"]).await?;
    unique(manager, "proposals", &["receipt"]).await?;
    unique(manager, "proposals", &["sending"]).await?;
    let proposal_drafts = table("proposal_drafts")
        .col(id())
        .col(number("proposal_id"))
        .col(number("draft_id"))
        .col(instant("linked_at"))
        .col(number_null("linked_by"))
        .foreign_key(&mut reference("proposal_drafts", "proposal_id", "proposals", "id"))
        .foreign_key(&mut reference("proposal_drafts", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(proposal_drafts).await?;
    index(manager, "proposal_drafts", &["draft_id"]).await?;
    unique(manager, "proposal_drafts", &["proposal_id", "draft_id"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["proposal_drafts", "proposals"]).await
}
