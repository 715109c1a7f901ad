//! Rounds of coordination, opinions with their remarks, answers and meetings (Art. 15(4)).

use sea_orm_migration::prelude::*;

use crate::table::{
    day, day_null, drop_tables, flag, id, index, instant, instant_null, number, number_null, reference,
    table, text, text_null, unique,
};

crate::step::migration!();

/// The tables in the order in which they are laid.
const TABLES: [&str; 9] = [
    "coordination_rounds",
    "round_bodies",
    "opinions",
    "remarks",
    "remark_answers",
    "opinion_drafts",
    "assignments",
    "meetings",
    "files",
];

/// The columns that join tables of before: the terms of coordination of a body (settings, not law), the days of a draft that was
/// approved, the act by which a service came into the register (R12-2).
fn added() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("bodies", number_null("coordination_days")),
        ("bodies", text_null("coordination_norm")),
        ("bodies", text_null("silence_norm")),
        ("bodies", day_null("abolished_on")),
        ("bodies", number_null("successor_id")),
        ("drafts", instant_null("approved_at")),
        ("drafts", instant_null("effective_at")),
        ("drafts", instant_null("ceases_at")),
        ("services", day_null("register_approved_on")),
        ("services", text_null("register_act")),
    ]
}

/// Lays the tables, and the columns that join those of before.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    rounds(manager).await?;
    opinions(manager).await?;
    answers(manager).await?;
    preparation(manager).await?;
    meetings(manager).await?;
    for (of, column) in added() {
        manager.alter_table(Table::alter().table(of).add_column(column).to_owned()).await?;
    }
    Ok(())
}

/// Rounds with the bodies that are asked.
async fn rounds(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let coordination_rounds = table("coordination_rounds")
        .col(id())
        .col(number("draft_id"))
        .col(number("number"))
        .col(number("revision"))
        .col(text("hash"))
        .col(text_null("note"))
        .col(instant("opened_at"))
        .col(number_null("opened_by"))
        .col(instant_null("ended_at"))
        .col(number_null("ended_by"))
        .col(text_null("outcome"))
        .foreign_key(&mut reference("coordination_rounds", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(coordination_rounds).await?;
    unique(manager, "coordination_rounds", &["draft_id", "number"]).await?;
    let round_bodies = table("round_bodies")
        .col(id())
        .col(number("round_id"))
        .col(number("body_id"))
        .col(text("grounds"))
        .col(day("due_on"))
        .col(text_null("due_norm"))
        .col(text_null("silence_norm"))
        .col(number_null("seen_revision"))
        .col(text_null("position"))
        .col(instant_null("answered_at"))
        .col(number_null("holds_from"))
        .col(instant_null("struck_at"))
        .col(number_null("struck_by"))
        .col(text_null("struck_reason"))
        .col(number("version"))
        .foreign_key(&mut reference("round_bodies", "round_id", "coordination_rounds", "id"))
        .foreign_key(&mut reference("round_bodies", "body_id", "bodies", "id"))
        .to_owned();
    manager.create_table(round_bodies).await?;
    index(manager, "round_bodies", &["body_id", "answered_at"]).await?;
    unique(manager, "round_bodies", &["round_id", "body_id"]).await
}

/// Opinions with their remarks.
async fn opinions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let opinions = table("opinions")
        .col(id())
        .col(number("round_body_id"))
        .col(text("position"))
        .col(text("reasons"))
        .col(instant("given_at"))
        .col(number_null("given_by"))
        .col(instant_null("superseded_at"))
        .foreign_key(&mut reference("opinions", "round_body_id", "round_bodies", "id"))
        .to_owned();
    manager.create_table(opinions).await?;
    index(manager, "opinions", &["round_body_id"]).await?;
    let remarks = table("remarks")
        .col(id())
        .col(number("opinion_id"))
        .col(number("number"))
        .col(text_null("section"))
        .col(text_null("element"))
        .col(text_null("language"))
        .col(text_null("quote"))
        .col(text("text"))
        .col(text_null("suggestion"))
        .col(text_null("internal_norm"))
        .foreign_key(&mut reference("remarks", "opinion_id", "opinions", "id"))
        .to_owned();
    manager.create_table(remarks).await?;
    index(manager, "remarks", &["opinion_id"]).await
}

/// What is answered to remarks.
async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let remark_answers = table("remark_answers")
        .col(number("remark_id").primary_key().to_owned())
        .col(text("outcome"))
        .col(text("words"))
        .col(text_null("element"))
        .col(instant("answered_at"))
        .col(number_null("answered_by"))
        .col(ColumnDef::new("resolved").boolean().null())
        .col(instant_null("resolved_at"))
        .col(number_null("resolved_by"))
        .col(number("version"))
        .foreign_key(&mut reference("remark_answers", "remark_id", "remarks", "id"))
        .to_owned();
    manager.create_table(remark_answers).await
}

/// Opinions that are being written, and by whom.
async fn preparation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let opinion_drafts = table("opinion_drafts")
        .col(number("round_body_id").primary_key().to_owned())
        .col(text("position"))
        .col(text("reasons"))
        .col(text("remarks"))
        .col(instant("saved_at"))
        .col(number_null("saved_by"))
        .col(number("version"))
        .foreign_key(&mut reference("opinion_drafts", "round_body_id", "round_bodies", "id"))
        .to_owned();
    manager.create_table(opinion_drafts).await?;
    let assignments = table("assignments")
        .col(id())
        .col(number("round_body_id"))
        .col(number("user_id"))
        .col(text("subdivision"))
        .col(flag("leads"))
        .col(instant("assigned_at"))
        .col(number_null("assigned_by"))
        .foreign_key(&mut reference("assignments", "round_body_id", "round_bodies", "id"))
        .foreign_key(&mut reference("assignments", "user_id", "users", "id"))
        .to_owned();
    manager.create_table(assignments).await?;
    index(manager, "assignments", &["user_id"]).await?;
    unique(manager, "assignments", &["round_body_id", "user_id"]).await
}

/// Meetings, and the files that somebody brought.
async fn meetings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let meetings = table("meetings")
        .col(id())
        .col(number("draft_id"))
        .col(number("round"))
        .col(day("held_on"))
        .col(text("participants"))
        .col(text("settled"))
        .col(number_null("protocol_id"))
        .col(instant("recorded_at"))
        .col(number_null("recorded_by"))
        .foreign_key(&mut reference("meetings", "draft_id", "drafts", "id"))
        .to_owned();
    manager.create_table(meetings).await?;
    index(manager, "meetings", &["draft_id"]).await?;
    let files = table("files")
        .col(id())
        .col(text("hash"))
        .col(text("name"))
        .col(text("media_type"))
        .col(number("size"))
        .col(ColumnDef::new("bytes").blob().not_null())
        .col(instant("kept_at"))
        .col(number_null("kept_by"))
        .to_owned();
    manager.create_table(files).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (of, column) in added().into_iter().rev() {
        let name = column.get_column_name();
        manager.alter_table(Table::alter().table(of).drop_column(name).to_owned()).await?;
    }
    let mut last_first = TABLES;
    last_first.reverse();
    drop_tables(manager, &last_first).await
}
