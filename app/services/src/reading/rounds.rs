//! The rounds of coordination as every list tells of them: when, and until when, never who has answered what.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{coordination_round, round_body};
use crate::error::ServiceError;

/// A round of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundSummary {
    /// Its number in the draft, from 1.
    pub number: u32,
    /// When the draft was sent, UTC.
    pub opened_at: DateTime<Utc>,
    /// When it ended, UTC; nothing while it runs.
    pub ended_at: Option<DateTime<Utc>>,
    /// The last legal date by which an answer is due; nothing if nobody has to answer.
    pub due_on: Option<NaiveDate>,
}

/// The rounds of these drafts by their keys, the first one first: two queries however many there are.
pub(super) async fn of_drafts(
    connection: &impl ConnectionTrait,
    drafts: Vec<i64>,
) -> Result<HashMap<i64, Vec<RoundSummary>>, ServiceError> {
    let rows = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.is_in(drafts))
        .order_by_asc(coordination_round::Column::Number)
        .all(connection)
        .await?;
    let mut due = due(connection, rows.iter().map(|row| row.id).collect()).await?;
    let mut rounds: HashMap<i64, Vec<RoundSummary>> = HashMap::new();
    for row in rows {
        rounds.entry(row.draft_id).or_default().push(RoundSummary {
            number: u32::try_from(row.number).map_err(ServiceError::internal)?,
            opened_at: row.opened_at,
            ended_at: row.ended_at,
            due_on: due.remove(&row.id),
        });
    }
    Ok(rounds)
}

/// The last date by which an answer is due, by round. It is counted over everybody who has to answer, so that it does not
/// tell who has.
async fn due(
    connection: &impl ConnectionTrait,
    rounds: Vec<i64>,
) -> Result<HashMap<i64, NaiveDate>, ServiceError> {
    if rounds.is_empty() {
        return Ok(HashMap::new());
    }
    let dates: Vec<(i64, NaiveDate)> = round_body::Entity::find()
        .select_only()
        .columns([round_body::Column::RoundId, round_body::Column::DueOn])
        .filter(round_body::Column::RoundId.is_in(rounds))
        .filter(round_body::Column::StruckAt.is_null())
        .filter(round_body::Column::HoldsFrom.is_null())
        .into_tuple()
        .all(connection)
        .await?;
    let mut last: HashMap<i64, NaiveDate> = HashMap::new();
    for (round, due_on) in dates {
        last.entry(round).and_modify(|known| *known = due_on.max(*known)).or_insert(due_on);
    }
    Ok(last)
}
