//! The place of one abolished body in a running round: shown, handed over to the successor, or struck.

use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Resource};
use domain::language::Language;
use services::coordination::{AbolishedAsked, abolished_asked, hand_over, strike};
use services::error::{FieldProblem, ServiceError};
use services::people::body_by_code;

use super::view::{Shown, body_of};
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::pages::desk::refused;
use crate::w;
use crate::words::text_problem_of;
use crate::{
    Answer, AskedPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, confirmed, form_page,
    see_other,
};

/// Shows what is to be settled.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor keeps the register, [`PageError::NotFound`] if no running round of such a draft
/// asks such an abolished body.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    AskedPath { number, body }: AskedPath,
) -> Answer {
    let found = found(&site, &visitor, &number, &body).await?.ok_or(PageError::NotFound)?;
    let shown = Shown { found: Some(found), reason: None, errors: Errors::none(), notice: None };
    Ok(show(&site, &visitor, FormState::Fresh, shown).await)
}

/// Hands the place over or strikes the body, as the pressed button says.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor keeps the register and was proven lately, [`PageError::NotFound`] if there is no
/// such draft or body.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    AskedPath { number, body }: AskedPath,
    fields: Fields,
) -> Answer {
    // Who may not settle it is told so before anything is asked.
    visitor.authorise(Action::StrikeBody, &Resource::Register)?;
    confirmed(&site, &visitor, &fields).await?;
    let (services, request) = (&site.services, visitor.request());
    let id = body_by_code(services, &body).await?.id;
    let reason = fields.take("reason");
    let done = match fields.get("do") {
        "strike" => strike(services, &request, &number, id, &reason).await,
        "hand_over" => hand_over(services, &request, &number, id, fields.get("successor"), &reason).await,
        _ => return Err(PageError::BadRequest),
    };
    let language = visitor.language;
    let mut errors = Errors::none();
    let (state, notice) = match done {
        Ok(()) => return Ok(see_other(&visitor.address().desk("rounds"), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            for FieldProblem { field, code } in problems {
                errors.add(field, sentence(language, &code));
            }
            (FormState::Invalid, None)
        }
        Err(ServiceError::Refused(refusal)) => {
            (FormState::Conflict, Some(refused::sentence(language, &refusal)))
        }
        Err(ServiceError::Stale(_)) => (FormState::Conflict, Some(w!(language, round_more.changed))),
        Err(other) => return Err(other.into()),
    };
    let found = found(&site, &visitor, &number, &body).await?;
    let shown = Shown { found, reason: Some(reason), errors, notice };
    Ok(show(&site, &visitor, state, shown).await)
}

/// What is to be settled, as long as it is.
async fn found(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    body: &str,
) -> Result<Option<AbolishedAsked>, PageError> {
    let all = abolished_asked(&site.services, &visitor.request()).await?;
    Ok(all.into_iter().find(|one| one.number == number && one.body.code == body))
}

/// The sentence for what is wrong with the reason or with the step that it is given for.
fn sentence(language: Language, code: &str) -> String {
    match code {
        "empty" => w!(language, round_more.problem_empty),
        "stands" => w!(language, round_more.problem_stands),
        "not_abolished" => w!(language, round_more.problem_not_abolished),
        "no_successor" => w!(language, round_more.problem_no_successor),
        "refused" => w!(language, round_more.problem_refused),
        other => text_problem_of(language, other),
    }
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, shown: Shown) -> Response {
    let (now, asking) = (Now::of(site, visitor), visitor.clone());
    let title = w!(now.language, round_more.title);
    form_page(site, visitor, Head::plain(title), state, move || body_of(&asking, now, shown)).await
}
