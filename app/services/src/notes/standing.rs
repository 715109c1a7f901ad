//! Where notes stand: which are answered, and which remarks of the head hold a placement up.

use domain::draft::Refusal;
use domain::note::{NoteKind, NoteStanding};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{margin_note, note_answer};
use crate::error::ServiceError;

/// How a note stands beside the answers to notes.
pub(super) fn standing(note: &margin_note::Model, answers: &[note_answer::Model]) -> NoteStanding {
    let settles = |answer: &note_answer::Model| {
        answer.note_id == note.id && answer.at >= note.since && answer.author_id != note.author_id
    };
    NoteStanding {
        // A note of an unknown kind can only come from a newer program; it holds nothing up here.
        kind: NoteKind::from_code(&note.kind).unwrap_or(NoteKind::Colleague),
        is_resolved: note.resolved_at.is_some(),
        is_answered: answers.iter().any(settles),
    }
}

/// The answers to these notes, the first one first.
pub(super) async fn answers_to(
    connection: &impl ConnectionTrait,
    notes: impl IntoIterator<Item = i64>,
) -> Result<Vec<note_answer::Model>, ServiceError> {
    let ids: Vec<i64> = notes.into_iter().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(note_answer::Entity::find()
        .filter(note_answer::Column::NoteId.is_in(ids))
        .order_by_asc(note_answer::Column::Id)
        .all(connection)
        .await?)
}

/// The remarks of the head on these drafts that hold a placement up.
pub(super) async fn holding(
    connection: &impl ConnectionTrait,
    drafts: &[i64],
) -> Result<Vec<margin_note::Model>, ServiceError> {
    if drafts.is_empty() {
        return Ok(Vec::new());
    }
    let open = margin_note::Entity::find()
        .filter(margin_note::Column::DraftId.is_in(drafts.iter().copied()))
        .filter(margin_note::Column::ResolvedAt.is_null())
        .filter(margin_note::Column::Kind.eq(NoteKind::Head.code()))
        .order_by_asc(margin_note::Column::Id)
        .all(connection)
        .await?;
    let answers = answers_to(connection, open.iter().map(|note| note.id)).await?;
    Ok(open.into_iter().filter(|note| standing(note, &answers).holds_placement()).collect())
}

/// Refuses to ask for placement as long as a remark of the head is neither answered nor resolved.
pub(crate) async fn needs_settled(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<(), ServiceError> {
    let count = u32::try_from(holding(connection, &[draft_id]).await?.len()).unwrap_or(u32::MAX);
    if count > 0 { Err(Refusal::HeadRemarksOpen { count }.into()) } else { Ok(()) }
}
