//! Meetings as pages and files read them.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::entity::{file, meeting};
use crate::error::ServiceError;
use crate::people::names;

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingView {
    /// The key of its row.
    pub id: i64,
    /// The round that it was about.
    pub round: i64,
    /// The legal date on which it was held.
    pub held_on: NaiveDate,
    /// Who took part.
    pub participants: String,
    /// What was settled.
    pub settled: String,
    /// The name of the protocol and its size in bytes.
    pub protocol: Option<(String, i64)>,
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
    /// Who recorded it: the name.
    pub recorded_by: Option<String>,
}

/// The meetings about a draft, the newest first, in a fixed number of queries and without the bytes of a file.
pub(super) async fn of_draft(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<MeetingView>, ServiceError> {
    let rows = meeting::Entity::find()
        .filter(meeting::Column::DraftId.eq(draft_id))
        .order_by_desc(meeting::Column::HeldOn)
        .order_by_desc(meeting::Column::Id)
        .all(connection)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let people = names(connection, rows.iter().filter_map(|row| row.recorded_by)).await?;
    let files: Vec<(i64, String, i64)> = file::Entity::find()
        .select_only()
        .columns([file::Column::Id, file::Column::Name, file::Column::Size])
        .filter(file::Column::Id.is_in(rows.iter().filter_map(|row| row.protocol_id)))
        .into_tuple()
        .all(connection)
        .await?;
    let named = |id: i64| {
        let found = files.iter().find(|(known, ..)| *known == id);
        found.map(|(_, name, size)| (name.clone(), *size))
    };
    let view = |row: meeting::Model| MeetingView {
        id: row.id,
        round: row.round,
        held_on: row.held_on,
        participants: row.participants,
        settled: row.settled,
        protocol: row.protocol_id.and_then(named),
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.and_then(|id| people.get(&id).cloned()),
    };
    Ok(rows.into_iter().map(view).collect())
}
