//! The notes on a draft, as the people of its body read them.

use std::collections::HashMap;

use domain::access::{Action, allow};
use domain::language::Localized;
use domain::standard::{Content, ElementId, SectionKey};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::colleagues::colleagues;
use super::standing::{answers_to, standing};
use super::view::{NoteAnswer, NoteView, said};
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::drafts::load::load;
use crate::entity::{margin_note, note_answer};
use crate::error::ServiceError;
use crate::people::names;

/// The notes on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftNotes {
    /// The open ones, then the resolved ones, each in the order of the clauses; those on deleted clauses last.
    pub notes: Vec<NoteView>,
    /// Whom a note may be addressed to: key and name.
    pub colleagues: Vec<(i64, String)>,
    /// Whether notes can be written now: as long as the text changes.
    pub is_open: bool,
}

impl DraftNotes {
    /// How many are open.
    pub fn open(&self) -> usize {
        self.notes.iter().filter(|note| !note.standing.is_resolved).count()
    }

    /// How many open ones concern a clause.
    pub fn open_on(&self, element: &ElementId) -> usize {
        let concerns = |note: &&NoteView| !note.standing.is_resolved && note.element == *element;
        self.notes.iter().filter(concerns).count()
    }

    /// The remarks of the head that hold a placement up, by key.
    pub fn holding(&self) -> Vec<i64> {
        let holding = self.notes.iter().filter(|note| note.standing.holds_placement());
        let mut ids: Vec<i64> = holding.map(|note| note.id).collect();
        ids.sort_unstable();
        ids
    }
}

/// The notes on a draft.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn notes(services: &Services, request: &Request, number: &str) -> Result<DraftNotes, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let rows = margin_note::Entity::find()
        .filter(margin_note::Column::DraftId.eq(loaded.row.id))
        .order_by_asc(margin_note::Column::Id)
        .all(connection)
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let answers = answers_to(connection, ids).await?;
    let writers = rows.iter().flat_map(|row| [row.author_id, row.addressee_id, row.resolved_by]);
    let writers = writers.chain(answers.iter().map(|answer| answer.author_id));
    let writers: Vec<i64> = writers.flatten().collect();
    let people = names(connection, writers).await?;
    let content = current_content(connection, loaded.row.id).await?;
    let places = places(&content);
    let me = request.user_id();
    let mut notes = Vec::with_capacity(rows.len());
    for row in rows {
        notes.push(view(row, &answers, &people, &content, me)?);
    }
    notes.sort_by_key(|note| {
        let place = places.get(&note.element).copied();
        (note.standing.is_resolved, place.is_none(), place, note.id)
    });
    let colleagues = colleagues(connection, loaded.row.body_id).await?;
    Ok(DraftNotes { notes, colleagues, is_open: loaded.draft.revise().is_ok() })
}

/// The place of every clause in the text.
fn places(content: &Content) -> HashMap<ElementId, usize> {
    let elements = content.sections().iter().flat_map(|section| &section.elements);
    elements.enumerate().map(|(place, element)| (element.id.clone(), place)).collect()
}

fn view(
    row: margin_note::Model,
    answers: &[note_answer::Model],
    people: &HashMap<i64, String>,
    content: &Content,
    me: Option<i64>,
) -> Result<NoteView, ServiceError> {
    let name = |id: Option<i64>| id.and_then(|id| people.get(&id).cloned());
    let element = ElementId::parse(&row.element).map_err(ServiceError::internal)?;
    let clause: Localized = serde_json::from_str(&row.clause)?;
    let is_changed = content.find(&element).is_some_and(|(_, now)| said(now) != clause);
    let own = answers.iter().filter(|answer| answer.note_id == row.id);
    let shown =
        own.map(|answer| NoteAnswer { by: name(answer.author_id), at: answer.at, text: answer.text.clone() });
    Ok(NoteView {
        id: row.id,
        standing: standing(&row, answers),
        section: SectionKey::from_code(&row.section),
        number: content.clause_number(&element),
        element,
        clause,
        is_changed,
        by: name(row.author_id),
        to: name(row.addressee_id),
        is_for_me: me.is_some() && row.addressee_id == me,
        answers: shown.collect(),
        at: row.at,
        resolved_at: row.resolved_at,
        resolved_by: name(row.resolved_by),
        text: row.text,
    })
}
