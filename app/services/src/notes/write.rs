//! Writing a note on a clause.

use domain::access::{Action, allow};
use domain::discussion::{TextProblem, screen};
use domain::ledger::Facts;
use domain::note::{NOTE_LIMIT, NoteKind};
use domain::standard::ElementId;
use sea_orm::{ActiveModelTrait, Set};

use super::colleagues::colleagues;
use super::tell::tell_addressee;
use super::view::said;
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::drafts::load::load;
use crate::entity::margin_note;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;

/// A note as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteInput {
    /// The identity of the clause.
    pub element: String,
    /// The words.
    pub text: String,
    /// The key of the colleague whom it is addressed to; empty for all of them.
    pub to: String,
    /// The code of a [`NoteKind`]; empty for a note of a colleague.
    pub kind: String,
}

/// Writes a note on a clause of a draft that is being written, and gives back its key.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body, and heads it for a remark of the head;
/// [`ServiceError::Refused`] once the text does not change any more; [`ServiceError::Invalid`] with the fields.
pub async fn write_note(
    services: &Services,
    request: &Request,
    number: &str,
    input: &NoteInput,
) -> Result<i64, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::WriteNotes, &loaded.resource())?;
    let kind = match input.kind.as_str() {
        "" => Some(NoteKind::Colleague),
        code => NoteKind::from_code(code),
    };
    if kind == Some(NoteKind::Head) {
        allow(&request.actor, Action::SendBack, &loaded.resource())?;
    }
    loaded.draft.revise()?;
    let content = current_content(&*write, loaded.row.id).await?;
    let named = ElementId::parse(input.element.trim()).ok();
    let clause = named.as_ref().and_then(|id| content.find(id));
    let text = screened(&input.text);
    let people = colleagues(&*write, loaded.row.body_id).await?;
    let to = match input.to.trim() {
        "" => Ok(None),
        id => id
            .parse::<i64>()
            .ok()
            .filter(|id| people.iter().any(|(known, _)| known == id))
            .map(Some)
            .ok_or_else(|| FieldProblem::new("to", "unknown_colleague")),
    };
    let (Some((section, element)), Ok(text), Ok(to), Some(kind)) = (clause, &text, &to, kind) else {
        let problems = [
            clause.is_none().then(|| FieldProblem::new("element", "unknown_clause")),
            text.err(),
            to.err(),
            kind.is_none().then(|| FieldProblem::new("kind", "unknown_kind")),
        ];
        return Err(ServiceError::Invalid(problems.into_iter().flatten().collect()));
    };
    let row = margin_note::ActiveModel {
        draft_id: Set(loaded.row.id),
        section: Set(section.code().to_owned()),
        element: Set(element.id.to_string()),
        clause: Set(serde_json::to_string(&said(element))?),
        kind: Set(kind.code().to_owned()),
        author_id: Set(request.user_id()),
        addressee_id: Set(*to),
        text: Set(text.clone()),
        at: Set(request.at),
        since: Set(request.at),
        resolved_at: Set(None),
        resolved_by: Set(None),
        ..Default::default()
    };
    let row = row.insert(&*write).await?;
    let facts = Facts::of("note", row.id).and("element", &element.id).and("kind", kind.code());
    ledger::append(&write, request, "note.written", &loaded.subject(), facts).await?;
    if let Some(to) = *to {
        tell_addressee(services, &write, request, &loaded.row, to).await?;
    }
    write.commit().await?;
    Ok(row.id)
}

/// The words as they are kept.
pub(super) fn screened(text: &str) -> Result<String, FieldProblem> {
    screen(text, NOTE_LIMIT).map_err(|problem: TextProblem| FieldProblem::new("text", problem.code()))
}
