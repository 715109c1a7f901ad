//! The notes that wait for a person on the drafts at work.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::standing::holding;
use crate::entity::margin_note;
use crate::error::ServiceError;

/// What waits on one draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WaitingNotes {
    /// How many open notes are addressed to the person.
    pub(crate) for_me: u64,
    /// Since when the first of them waits.
    pub(crate) for_me_since: Option<DateTime<Utc>>,
    /// How many remarks of the head are neither answered nor resolved.
    pub(crate) remarks: u64,
    /// Since when the first of them waits.
    pub(crate) remarks_since: Option<DateTime<Utc>>,
}

/// What waits on these drafts for the person of a key; drafts on which nothing waits are left out.
pub(crate) async fn waiting_notes(
    connection: &impl ConnectionTrait,
    drafts: &[i64],
    person: Option<i64>,
) -> Result<HashMap<i64, WaitingNotes>, ServiceError> {
    let mut waiting: HashMap<i64, WaitingNotes> = HashMap::new();
    if drafts.is_empty() {
        return Ok(waiting);
    }
    if let Some(person) = person {
        let mine = margin_note::Entity::find()
            .filter(margin_note::Column::DraftId.is_in(drafts.iter().copied()))
            .filter(margin_note::Column::ResolvedAt.is_null())
            .filter(margin_note::Column::AddresseeId.eq(person))
            .order_by_asc(margin_note::Column::Id)
            .all(connection)
            .await?;
        for note in mine {
            let on_draft = waiting.entry(note.draft_id).or_default();
            on_draft.for_me += 1;
            on_draft.for_me_since = on_draft.for_me_since.or(Some(note.since));
        }
    }
    for note in holding(connection, drafts).await? {
        let on_draft = waiting.entry(note.draft_id).or_default();
        on_draft.remarks += 1;
        on_draft.remarks_since = on_draft.remarks_since.or(Some(note.since));
    }
    Ok(waiting)
}
