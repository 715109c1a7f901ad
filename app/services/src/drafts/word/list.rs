//! What came back in files of a draft, and what was done with it.

use domain::access::{Action, allow};
use domain::language::Language;
use domain::standard::SectionKey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::change::{WordChange, WordChangeKind, WordDecision};
use crate::context::{Request, Services};
use crate::drafts::load::load;
use crate::entity::word_change::{Column, Entity};
use crate::error::ServiceError;
use crate::people::names;

/// Everything that came back for a draft: what awaits a decision first, each in the order of its file.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn word_changes(
    services: &Services,
    request: &Request,
    draft: &str,
) -> Result<Vec<WordChange>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, draft).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let found = Entity::find().filter(Column::DraftId.eq(loaded.row.id));
    let rows = found.order_by_asc(Column::Id).all(connection).await?;
    let people = rows.iter().flat_map(|row| [row.received_by, row.decided_by]).flatten();
    let people: Vec<i64> = people.collect();
    let people = names(connection, people).await?;
    let named = |id: Option<i64>| id.and_then(|id| people.get(&id).cloned());
    let damaged = |id: i64| ServiceError::internal(format!("the change {id} of a file is damaged"));
    let mut changes = Vec::new();
    for row in rows {
        changes.push(WordChange {
            id: row.id,
            kind: WordChangeKind::from_code(&row.kind).ok_or_else(|| damaged(row.id))?,
            section: row.section.as_deref().and_then(SectionKey::from_code),
            language: row.language.as_deref().and_then(Language::from_code),
            edits: serde_json::from_str(&row.edits)?,
            notes: serde_json::from_str(&row.notes)?,
            decision: row.decision.as_deref().and_then(WordDecision::from_code),
            received_by: named(row.received_by),
            decided_by: named(row.decided_by),
            file: row.file,
            received_at: row.received_at,
            number: row.number,
            was: row.was,
            said: row.said,
            decided_at: row.decided_at,
        });
    }
    changes.sort_by_key(|change| change.decision.is_some());
    Ok(changes)
}
