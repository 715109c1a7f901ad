//! The ledger holds hashes only. What an older program had written into it in words is emptied: the chain seals the hash of
//! a payload and not the payload, so that it goes on holding. Decisions that were taken back stood nowhere else and move
//! into a table of their own.

use sea_orm::prelude::DateTimeUtc;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr};
use serde_json::Value;

use crate::table::{
    drop_tables, id, index, instant, number, number_null, reference, table, text, text_null, unique,
};

/// The actions whose payloads held words, personal data or hashes by which personal data can be guessed.
const WORDS: [&str; 13] = [
    "body.added",
    "body.changed",
    "calendar.imported",
    "comment.received",
    "comments.decided",
    "decision.reopened",
    "draft.placed",
    "draft.saved",
    "draft.withdrawn",
    "gap.explained",
    "person.invited",
    "register.changed",
    "register.included",
];

crate::step::migration!();

/// Empties the payloads and lays what takes their place.
async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("former_decisions")
                .col(id())
                .col(number("draft_id"))
                // The numbers of the comments, with commas between them.
                .col(text("comments"))
                .col(text("outcome"))
                .col(text("substantiation"))
                .col(text("summary"))
                .col(instant("decided_at"))
                .col(number_null("decided_by"))
                .col(text("reason"))
                .col(instant("reopened_at"))
                .col(number_null("reopened_by"))
                .foreign_key(&mut reference("former_decisions", "draft_id", "drafts", "id"))
                .to_owned(),
        )
        .await?;
    index(manager, "former_decisions", &["draft_id"]).await?;
    move_former_decisions(manager).await?;
    let empty = Query::update()
        .table("ledger")
        .value("payload", "")
        .and_where(Expr::col("action").is_in(WORDS))
        .to_owned();
    manager.execute(empty).await?;

    // A late attempt sent again counts once: a keyed hash of it tells that it is the same.
    let fingerprint = text_null("fingerprint");
    manager.alter_table(Table::alter().table("late_attempts").add_column(fingerprint).to_owned()).await?;
    unique(manager, "late_attempts", &["draft_id", "fingerprint"]).await?;

    manager.drop_index(Index::drop().name("ix_ledger_subject").table("ledger").to_owned()).await?;
    index(manager, "ledger", &["subject", "sequence"]).await?;
    index(manager, "ledger", &["action", "sequence"]).await?;
    index(manager, "ledger", &["at"]).await
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for name in ["ix_ledger_at", "ix_ledger_action_sequence", "ix_ledger_subject_sequence"] {
        manager.drop_index(Index::drop().name(name).table("ledger").to_owned()).await?;
    }
    index(manager, "ledger", &["subject"]).await?;
    let unique = "ix_late_attempts_draft_id_fingerprint";
    manager.drop_index(Index::drop().name(unique).table("late_attempts").to_owned()).await?;
    manager.alter_table(Table::alter().table("late_attempts").drop_column("fingerprint").to_owned()).await?;
    // The emptied payloads do not come back.
    drop_tables(manager, &["former_decisions"]).await
}

/// Moves what the ledger knew of decisions that were taken back. A payload that cannot be read stays for nobody: only its
/// hash is kept, as of the others.
async fn move_former_decisions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let select = Query::select()
        .columns([("ledger", "actor"), ("ledger", "payload"), ("ledger", "at")])
        .column(("drafts", "id"))
        .from("ledger")
        .inner_join("drafts", Expr::col(("ledger", "subject")).eq(Expr::cust("'draft:' || drafts.number")))
        .and_where(Expr::col(("ledger", "action")).eq("decision.reopened"))
        .order_by(("ledger", "sequence"), Order::Asc)
        .to_owned();
    for row in connection.query_all(&select).await? {
        let payload: String = row.try_get("", "payload")?;
        let Ok(former) = serde_json::from_str::<Value>(&payload) else { continue };
        let word = |name: &str| former.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let at: DateTimeUtc = row.try_get("", "at")?;
        let decided_at: DateTimeUtc = word("decided_at").parse().unwrap_or(at);
        let actor: String = row.try_get("", "actor")?;
        let actor: Option<i64> = actor.strip_prefix("user:").and_then(|user| user.parse().ok());
        let numbers = former.get("comments").and_then(Value::as_array).into_iter().flatten();
        let numbers: Vec<String> = numbers.map(Value::to_string).collect();
        let draft: i64 = row.try_get("", "id")?;
        let insert = Query::insert()
            .into_table("former_decisions")
            .columns([
                "draft_id",
                "comments",
                "outcome",
                "substantiation",
                "summary",
                "decided_at",
                "reason",
                "reopened_at",
                "reopened_by",
            ])
            .values_panic([
                draft.into(),
                numbers.join(",").into(),
                word("outcome").into(),
                word("substantiation").into(),
                "".into(),
                decided_at.into(),
                word("reason").into(),
                at.into(),
                actor.into(),
            ])
            .to_owned();
        connection.execute(&insert).await?;
    }
    Ok(())
}
