//! What the forms of the page do, and how a form comes back that could not be carried out.

use axum::extract::{FromRequest, Multipart, Request};
use services::coordination::{self, AnswerInput, LARGEST_PROTOCOL, MeetingInput, SendInput, UploadedFile};
use services::error::ServiceError;

use super::page::show;
use super::typed::{Typed, TypedAnswer, protocol};
use crate::w;
use crate::{Answer, Fields, FileForm, Flash, FormState, PageError, Site, TooLarge, Visitor, see_other};

/// Takes the step that a form asks for.
///
/// # Errors
/// [`PageError`] where the step cannot be told in the form: the draft is gone, it is somebody else's, a fault of ours.
pub(super) async fn step(site: &Site, visitor: &Visitor, number: &str, fields: &Fields) -> Answer {
    let typed = Typed::of(fields);
    let done = match fields.get("do") {
        "send" => send(site, visitor, number, &typed, fields).await,
        "end" => end(site, visitor, number, fields).await,
        "take_back" => take_back(site, visitor, number, fields).await,
        "answer" => answer(site, visitor, number, fields).await,
        "take" => take(site, visitor, number, fields).await,
        _ => Err(ServiceError::field("do", "choose")),
    };
    match done {
        Ok(fragment) => Ok(done_at(visitor, number, &fragment)),
        Err(error) => came_back(site, visitor, number, error, typed, fields).await,
    }
}

/// Back to the page, at the place of what was done.
fn done_at(visitor: &Visitor, number: &str, fragment: &str) -> axum::response::Response {
    let page = visitor.address().desk(&format!("drafts/{number}/coordination{fragment}"));
    see_other(&page, Some(Flash::Saved))
}

/// The form with every typed word, and what stood against it.
async fn came_back(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    error: ServiceError,
    mut typed: Typed,
    fields: &Fields,
) -> Answer {
    let language = visitor.language;
    let state = match error {
        ServiceError::Invalid(problems) => {
            typed = typed.with_problems(language, &problems, fields.get("remark"));
            FormState::Invalid
        }
        ServiceError::Refused(refusal) => {
            typed.refusal = Some(refusal);
            FormState::Conflict
        }
        ServiceError::Stale(_) => {
            match fields.get("do") {
                "answer" => {
                    let field = format!("words.{}", fields.get("remark"));
                    typed.errors.add(field, w!(language, coordination.stale_answer));
                }
                "send" => typed.errors.add("confirm", w!(language, coordination.stale_draft)),
                _ => typed.errors.add("confirm", w!(language, coordination.stale_round)),
            }
            FormState::Conflict
        }
        other => return Err(other.into()),
    };
    show(site, visitor, number, state, typed).await
}

fn is_confirmed(fields: &Fields) -> Result<(), ServiceError> {
    if fields.has("confirm") { Ok(()) } else { Err(ServiceError::field("confirm", "empty")) }
}

async fn send(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    typed: &Typed,
    fields: &Fields,
) -> Result<String, ServiceError> {
    is_confirmed(fields)?;
    // A form that does not say what was shown with it was shown nothing that stands.
    let seen = typed.seen.clone().unwrap_or_default();
    let input = SendInput { added: typed.added.clone(), note: typed.note.clone() };
    coordination::send(&site.services, &visitor.request(), number, input, &seen).await?;
    Ok(String::new())
}

async fn end(site: &Site, visitor: &Visitor, number: &str, fields: &Fields) -> Result<String, ServiceError> {
    is_confirmed(fields)?;
    let round = fields.get("round").parse().map_err(|_| ServiceError::field("do", "choose"))?;
    coordination::end_round(&site.services, &visitor.request(), number, round, fields.get("mark")).await?;
    Ok(String::new())
}

async fn take_back(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    fields: &Fields,
) -> Result<String, ServiceError> {
    is_confirmed(fields)?;
    coordination::take_back(&site.services, &visitor.request(), number).await?;
    Ok(String::new())
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    fields: &Fields,
) -> Result<String, ServiceError> {
    let typed = TypedAnswer::of(fields).ok_or_else(|| ServiceError::field("do", "choose"))?;
    let TypedAnswer { remark, outcome, words, element } = typed;
    let version = fields.get("version").parse().ok();
    let input = AnswerInput { outcome, words, element };
    coordination::answer_remark(&site.services, &visitor.request(), number, remark, version, input).await?;
    Ok(format!("#remark-{remark}"))
}

async fn take(site: &Site, visitor: &Visitor, number: &str, fields: &Fields) -> Result<String, ServiceError> {
    let remark: i64 = fields.get("remark").parse().map_err(|_| ServiceError::field("do", "choose"))?;
    let over = fields.get("over");
    coordination::take_suggestion(&site.services, &visitor.request(), number, remark, over).await?;
    Ok(format!("#remark-{remark}"))
}

/// Records a meeting, of which the protocol may come as a file.
///
/// # Errors
/// As [`step`]; [`PageError::BadRequest`] if the form is broken off.
pub(super) async fn meet(site: &Site, visitor: &Visitor, number: &str, request: Request) -> Answer {
    let form = Multipart::from_request(request, site).await.map_err(|_| PageError::BadRequest)?;
    let FileForm { fields, file, file_name } = FileForm::read_with_texts(form, LARGEST_PROTOCOL).await?;
    let mut typed = Typed::of(&fields);
    let protocol = match file {
        None => None,
        Some(Ok(bytes)) => Some(UploadedFile { name: file_name, bytes }),
        Some(Err(TooLarge)) => {
            typed.errors.add("protocol", protocol(visitor.language, "too_large"));
            return show(site, visitor, number, FormState::TooLarge, typed).await;
        }
    };
    let input = MeetingInput {
        held_on: typed.meeting.held_on.clone(),
        participants: typed.meeting.participants.clone(),
        settled: typed.meeting.settled.clone(),
        protocol,
    };
    match coordination::record_meeting(&site.services, &visitor.request(), number, input).await {
        Ok(()) => Ok(done_at(visitor, number, "#meetings")),
        Err(error) => came_back(site, visitor, number, error, typed, &fields).await,
    }
}
