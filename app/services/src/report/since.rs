//! What happened to a draft after somebody had read its report.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::discussion::discussed;
use crate::entity::ledger;
use crate::error::ServiceError;
use crate::people::names;

/// So many happenings are told, the newest first.
const MOST: u64 = 50;
/// What happens to a draft and changes nothing of its report but what the moment of publication decides; anybody could hold a
/// publication up with the first two.
const BESIDE: [&str; 12] = [
    "comment.late",
    "comment.reported",
    "reports.answered",
    "hiding.objected",
    "publicity.recorded",
    "note.written",
    "note.answered",
    "note.resolved",
    "note.reopened",
    "decisions.confirmed",
    "word.received",
    "word.left",
];

/// Something that was done to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// What, by its stable name in the ledger: `draft.saved`.
    pub action: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// By whom: the name, absent where no account did it.
    pub by: Option<String>,
}

/// What happened to the placed draft `number` after a place in the ledger, the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide, [`ServiceError::NotFound`] if there is no such draft.
pub async fn happened_since(
    services: &Services,
    request: &Request,
    number: &str,
    sequence: i64,
) -> Result<Vec<Happened>, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    let connection = &services.database.connection;
    let rows: Vec<(String, DateTime<Utc>, String)> = ledger::Entity::find()
        .select_only()
        .columns([ledger::Column::Action, ledger::Column::At, ledger::Column::Actor])
        .filter(ledger::Column::Sequence.gt(sequence))
        .filter(ledger::Column::Subject.eq(draft.subject()))
        .order_by_desc(ledger::Column::Sequence)
        .limit(MOST)
        .into_tuple()
        .all(connection)
        .await?;
    let account = |actor: &str| actor.strip_prefix("user:")?.parse::<i64>().ok();
    let people = names(connection, rows.iter().filter_map(|(_, _, actor)| account(actor))).await?;
    let told = rows.into_iter().map(|(action, at, actor)| {
        let by = account(&actor).and_then(|id| people.get(&id).cloned());
        Happened { action, at, by }
    });
    Ok(told.collect())
}

/// The place in the ledger of the newest thing that may have changed what the report of a draft says, which the ledger calls `subject`.
pub(super) async fn newest(
    connection: &impl ConnectionTrait,
    subject: &str,
) -> Result<Option<i64>, ServiceError> {
    Ok(ledger::Entity::find()
        .select_only()
        .column(ledger::Column::Sequence)
        .filter(ledger::Column::Subject.eq(subject))
        .filter(ledger::Column::Action.is_not_in(BESIDE))
        .order_by_desc(ledger::Column::Sequence)
        .into_tuple()
        .one(connection)
        .await?)
}
