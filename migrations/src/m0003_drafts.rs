//! Drafts: their working copies, immutable revisions and placements for discussion (Art. 15).

use sea_orm_migration::prelude::*;

use crate::table::{
    day, day_null, drop_tables, id, index, instant, instant_null, number, number_null, reference, table,
    text, text_null, unique,
};

crate::step::migration!();

/// Creates the tables of drafts.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("drafts")
                .col(id())
                .col(text("number"))
                .col(number("year"))
                .col(number("sequence"))
                .col(number("service_id"))
                .col(number("body_id"))
                .col(text("kind"))
                // The reported draft that an amendment or a cancellation starts from.
                .col(number_null("amends_draft_id"))
                .col(text("title_kk"))
                .col(text("title_ru"))
                .col(text("title_en"))
                .col(text("stage"))
                .col(instant("created_at"))
                .col(number_null("created_by"))
                .col(text("edition"))
                // R15-2: the last day to place; absent where the law sets none.
                .col(day_null("due_on"))
                .col(instant_null("placement_requested_at"))
                .col(number_null("placement_requested_by"))
                .col(instant_null("withdrawn_at"))
                .col(number_null("withdrawn_by"))
                .col(text_null("withdraw_reason"))
                .col(number("comment_count"))
                .col(number("decided_count"))
                .col(number("late_count"))
                // Grows with every change: the draft's ETag.
                .col(number("version"))
                .foreign_key(&mut reference("drafts", "service_id", "services", "id"))
                .foreign_key(&mut reference("drafts", "body_id", "bodies", "id"))
                .foreign_key(&mut reference("drafts", "amends_draft_id", "drafts", "id"))
                .foreign_key(&mut reference("drafts", "created_by", "users", "id"))
                .foreign_key(&mut reference("drafts", "placement_requested_by", "users", "id"))
                .foreign_key(&mut reference("drafts", "withdrawn_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "drafts", &["number"]).await?;
    unique(manager, "drafts", &["year", "sequence"]).await?;
    index(manager, "drafts", &["stage", "body_id"]).await?;
    index(manager, "drafts", &["service_id"]).await?;

    manager
        .create_table(
            table("section_versions")
                .col(id())
                .col(number("draft_id"))
                .col(text("section"))
                .col(number("version"))
                .col(text("elements"))
                .col(instant("saved_at"))
                .col(number_null("saved_by"))
                .foreign_key(&mut reference("section_versions", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("section_versions", "saved_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "section_versions", &["draft_id", "section", "version"]).await?;

    manager
        .create_table(
            table("revisions")
                .col(id())
                .col(number("draft_id"))
                .col(number("number"))
                .col(text("kind"))
                .col(text("content"))
                .col(text("hash"))
                .col(instant("created_at"))
                .col(number_null("created_by"))
                .foreign_key(&mut reference("revisions", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("revisions", "created_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    unique(manager, "revisions", &["draft_id", "number"]).await?;

    manager
        .create_table(
            table("placements")
                .col(ColumnDef::new("draft_id").big_integer().not_null().primary_key())
                .col(number("revision_id"))
                .col(instant("placed_at"))
                .col(day("placed_on"))
                .col(day_null("due_on"))
                .col(instant("opens_at"))
                .col(instant("closes_at"))
                .col(day("first_day"))
                .col(day("last_day"))
                .col(text_null("late_reason"))
                .col(text("ways"))
                .col(number_null("confirmed_by"))
                .col(text("edition"))
                .foreign_key(&mut reference("placements", "draft_id", "drafts", "id"))
                .foreign_key(&mut reference("placements", "revision_id", "revisions", "id"))
                .foreign_key(&mut reference("placements", "confirmed_by", "users", "id"))
                .to_owned(),
        )
        .await?;
    index(manager, "placements", &["closes_at"]).await?;
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["placements", "revisions", "section_versions", "drafts"]).await
}
