//! Answering, resolving and reopening a note, as it was seen.

use domain::access::{Action, allow};
use domain::ledger::Facts;
use domain::note::NoteKind;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::write::screened;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::{Loaded, load};
use crate::entity::{margin_note, note_answer};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// A note as somebody has seen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenNote {
    /// Its key.
    pub note: i64,
    /// How many answers were shown.
    pub answers: u64,
}

/// A note that is open or resolved, read anew.
struct Standing {
    loaded: Loaded,
    note: margin_note::Model,
}

impl Standing {
    /// Reads a note of a draft whose text still changes.
    async fn read(write: &Write, request: &Request, number: &str, note: i64) -> Result<Self, ServiceError> {
        let loaded = load(&**write, number).await?;
        allow(&request.actor, Action::WriteNotes, &loaded.resource())?;
        loaded.draft.revise()?;
        let note = margin_note::Entity::find_by_id(note)
            .filter(margin_note::Column::DraftId.eq(loaded.row.id))
            .one(&**write)
            .await?
            .ok_or(ServiceError::NotFound)?;
        Ok(Self { loaded, note })
    }

    /// Only the head takes a remark of the head as resolved, or opens it again.
    fn may_settle(&self, request: &Request) -> Result<(), ServiceError> {
        if self.note.kind == NoteKind::Head.code() {
            allow(&request.actor, Action::SendBack, &self.loaded.resource())?;
        }
        Ok(())
    }

    /// The answer to somebody who has seen the note otherwise.
    fn stale(&self) -> ServiceError {
        ServiceError::Stale(Box::new(Conflict::Draft { version: self.loaded.row.version }))
    }
}

/// Answers an open note.
///
/// # Errors
/// [`ServiceError::Invalid`] with the problem of the words; [`ServiceError::Stale`] if it was resolved meanwhile;
/// [`ServiceError::NotFound`], [`ServiceError::Denied`], [`ServiceError::Refused`] once the text does not change any more.
pub async fn answer_note(
    services: &Services,
    request: &Request,
    number: &str,
    note: i64,
    text: &str,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let standing = Standing::read(&write, request, number, note).await?;
    if standing.note.resolved_at.is_some() {
        return Err(standing.stale());
    }
    let text = screened(text).map_err(|problem| ServiceError::Invalid(vec![problem]))?;
    let row = note_answer::ActiveModel {
        note_id: Set(note),
        author_id: Set(request.user_id()),
        text: Set(text),
        at: Set(request.at),
        ..Default::default()
    };
    row.insert(&*write).await?;
    ledger::append(&write, request, "note.answered", &standing.loaded.subject(), Facts::of("note", note))
        .await?;
    write.commit().await
}

/// Takes a note as resolved, with the answers that were seen.
///
/// # Errors
/// [`ServiceError::Stale`] if it was answered or resolved meanwhile; [`ServiceError::Denied`] unless a head resolves a remark of
/// the head; otherwise as [`answer_note`].
pub async fn resolve_note(
    services: &Services,
    request: &Request,
    number: &str,
    seen: SeenNote,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let standing = Standing::read(&write, request, number, seen.note).await?;
    standing.may_settle(request)?;
    let answers = note_answer::Entity::find().filter(note_answer::Column::NoteId.eq(seen.note));
    if standing.note.resolved_at.is_some() || answers.count(&*write).await? != seen.answers {
        return Err(standing.stale());
    }
    let mut row: margin_note::ActiveModel = standing.note.into();
    row.resolved_at = Set(Some(request.at));
    row.resolved_by = Set(request.user_id());
    row.update(&*write).await?;
    let facts = Facts::of("note", seen.note);
    ledger::append(&write, request, "note.resolved", &standing.loaded.subject(), facts).await?;
    write.commit().await
}

/// Opens a resolved note again: what was answered before does not settle it any more.
///
/// # Errors
/// [`ServiceError::Stale`] if it is open; otherwise as [`resolve_note`].
pub async fn reopen_note(
    services: &Services,
    request: &Request,
    number: &str,
    note: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let standing = Standing::read(&write, request, number, note).await?;
    standing.may_settle(request)?;
    if standing.note.resolved_at.is_none() {
        return Err(standing.stale());
    }
    let mut row: margin_note::ActiveModel = standing.note.into();
    row.resolved_at = Set(None);
    row.resolved_by = Set(None);
    row.since = Set(request.at);
    row.update(&*write).await?;
    ledger::append(&write, request, "note.reopened", &standing.loaded.subject(), Facts::of("note", note))
        .await?;
    write.commit().await
}
