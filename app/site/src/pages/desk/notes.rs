//! Margin notes of colleagues on the clauses of a draft: written, answered, resolved, reopened; and the head who gives the draft
//! back with remarks.

mod form;
mod item;
mod shown;
mod view;

use axum::extract::State;
use domain::access::Action;
use domain::language::Language;
use services::ServiceError;
use services::notes::{
    NoteInput, SeenNote, SeenRemarks, answer_note, notes, reopen_note, resolve_note, send_back as give_back,
    write_note,
};

use self::shown::{Against, NotesPage, Typed};
use self::view::view;
use super::authorise::authorise_on_draft;
use super::opened::open;
use crate::components::now::Now;
use crate::w;
use crate::words::text_problem_of;
use crate::{Answer, DraftPath, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// Shows the notes.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    show(&site, &visitor, &number, FormState::Fresh, Typed::default()).await
}

/// Writes, answers, resolves or reopens a note.
///
/// # Errors
/// [`crate::PageError`] unless the visitor writes for the body.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::WriteNotes).await?;
    let request = visitor.request();
    let note: i64 = fields.get("note").parse().unwrap_or(0);
    let mut typed = Typed::default();
    let done = match fields.get("do") {
        "write" => {
            typed.input = NoteInput {
                element: fields.take("element"),
                text: fields.take("text"),
                to: fields.take("to"),
                kind: fields.take("kind"),
            };
            write_note(&site.services, &request, &number, &typed.input).await
        }
        "answer" => {
            typed.answer = (note, fields.take(&format!("answer-{note}")));
            let answered = answer_note(&site.services, &request, &number, note, &typed.answer.1).await;
            answered.map(|()| note)
        }
        "resolve" => {
            let seen = SeenNote { note, answers: fields.get("answers").parse().unwrap_or(u64::MAX) };
            resolve_note(&site.services, &request, &number, seen).await.map(|()| note)
        }
        "reopen" => reopen_note(&site.services, &request, &number, note).await.map(|()| note),
        _ => Err(ServiceError::field("element", "unknown_clause")),
    };
    match done {
        Ok(note) => {
            let own = visitor.address().desk(&format!("drafts/{number}/notes"));
            Ok(see_other(&format!("{own}#note-{note}"), Some(Flash::Saved)))
        }
        Err(error) => again(&site, &visitor, &number, typed, error).await,
    }
}

/// The head gives the draft back to the drafters.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is a head of the body.
pub async fn send_back(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::SendBack).await?;
    let seen = SeenRemarks {
        version: fields.get("version").parse().unwrap_or(-1),
        remarks: fields.all("remarks").filter_map(|id| id.parse().ok()).collect(),
    };
    match give_back(&site.services, &visitor.request(), &number, &seen).await {
        Ok(()) => {
            let own = visitor.address().desk(&format!("drafts/{number}/notes"));
            Ok(see_other(&own, Some(Flash::Saved)))
        }
        Err(error) => again(&site, &visitor, &number, Typed::default(), error).await,
    }
}

/// The page with what was typed and what stood against it.
async fn again(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    mut typed: Typed,
    error: ServiceError,
) -> Answer {
    let language = visitor.language;
    let state = match error {
        ServiceError::Invalid(problems) => {
            for problem in problems {
                let is_answer = typed.answer.0 != 0 && problem.field == "text";
                let field =
                    if is_answer { format!("answer-{}", typed.answer.0) } else { problem.field.clone() };
                typed.errors.add(field, sentence(language, &problem.code));
            }
            FormState::Invalid
        }
        ServiceError::Refused(refusal) => {
            typed.against = Some(Against::Refused(refusal));
            FormState::Conflict
        }
        ServiceError::Stale(_) => {
            typed.against = Some(Against::Changed);
            FormState::Conflict
        }
        other => return Err(other.into()),
    };
    show(site, visitor, number, state, typed).await
}

fn sentence(language: Language, code: &str) -> String {
    match code {
        "unknown_clause" => w!(language, notes.p_clause),
        "unknown_colleague" => w!(language, notes.p_colleague),
        "unknown_kind" => w!(language, notes.p_kind),
        "none" => w!(language, notes.p_no_remarks),
        code => text_problem_of(language, code),
    }
}

async fn show(site: &Site, visitor: &Visitor, number: &str, state: FormState, typed: Typed) -> Answer {
    let opened = open(site, visitor, number).await?;
    let list = notes(&site.services, &visitor.request(), number).await?;
    let title = format!("{} · {number}", w!(visitor.language, notes.title));
    let page = NotesPage { now: Now::of(site, visitor), visitor: visitor.clone(), opened, list, typed };
    Ok(form_page(site, visitor, Head::plain(title), state, move || view(&page)).await)
}
