//! One proposal at the desk: answered, taken into a draft, its words hidden (R13-3).

mod view;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::discussion::HidingInput;
use services::error::{FieldProblem, ServiceError};
use services::proposals::{answer, begin_amendment, hide, one};

use crate::components::form::Errors;
use crate::components::now::Now;
use crate::w;
use crate::words::{hiding_problem, proposal_problem};
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// The field beside which it is told why no draft can be begun.
const BEGIN: &str = "begin";

/// Shows the proposal with those like it.
///
/// # Errors
/// [`PageError`] unless the visitor answers for the body, or if there is no such proposal.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, proposal)): Path<(String, String)>,
) -> Answer {
    let number = number_of(&proposal)?;
    show(&site, &visitor, FormState::Fresh, number, Fields::default(), Errors::none()).await
}

/// Does what the pressed button says.
///
/// # Errors
/// As [`get`]; what cannot be done comes back with every typed word.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, proposal)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let number = number_of(&proposal)?;
    let (services, request) = (&site.services, visitor.request());
    match fields.get("do") {
        "begin" => match begin_amendment(services, &request, number, &ticked(&fields, "named")).await {
            Ok(draft) => {
                let to = visitor.address().desk(&format!("drafts/{}", draft.number));
                Ok(see_other(&to, Some(Flash::DraftCreated)))
            }
            Err(ServiceError::Invalid(problems)) => {
                let sentence = |problem: &FieldProblem| proposal_problem(visitor.language, problem);
                let errors = problems.iter().map(|one| (BEGIN.to_owned(), sentence(one))).collect();
                show(&site, &visitor, FormState::Conflict, number, fields, errors).await
            }
            Err(other) => Err(other.into()),
        },
        "hide" => {
            let input = HidingInput { ground: fields.take("ground"), reason: fields.take("reason") };
            let done = hide(services, &request, number, &input).await;
            let sentence = |problem: &FieldProblem| hiding_problem(visitor.language, &problem.code);
            settled(&site, &visitor, number, fields, done, sentence).await
        }
        _ => {
            let (outcome, words) = (fields.get("outcome"), fields.get("answer"));
            let others = ticked(&fields, "proposals");
            let done = answer(services, &request, number, &others, outcome, words).await;
            let sentence = |problem: &FieldProblem| proposal_problem(visitor.language, problem);
            settled(&site, &visitor, number, fields, done, sentence).await
        }
    }
}

/// An address with any other word in the place of a number names nothing.
fn number_of(proposal: &str) -> Result<i64, PageError> {
    proposal.parse().map_err(|_| PageError::NotFound)
}

/// The proposals that were ticked; what is no number is none of them, and is refused.
fn ticked(fields: &Fields, name: &str) -> Vec<i64> {
    fields.all(name).map(|value| value.parse().unwrap_or(-1)).collect()
}

/// Shows that it was done, or the form again.
async fn settled(
    site: &Site,
    visitor: &Visitor,
    number: i64,
    fields: Fields,
    done: Result<(), ServiceError>,
    sentence: impl Fn(&FieldProblem) -> String,
) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&visitor.here(), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let is_late = problems.iter().any(|one| one.code == "answered");
            let state = if is_late { FormState::Conflict } else { FormState::Invalid };
            let errors = problems.iter().map(|one| (one.field.clone(), sentence(one))).collect();
            show(site, visitor, state, number, fields, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    number: i64,
    typed: Fields,
    errors: Errors,
) -> Result<Response, PageError> {
    let matter = one(&site.services, &visitor.request(), number).await?;
    let title = w!(visitor.language, proposal.one_title, number = number.to_string());
    let (asking, now) = (visitor.clone(), Now::of(site, visitor));
    let head = Head::plain(title.clone());
    let view = move || view::body(asking, now, title, &matter, &typed, errors);
    Ok(form_page(site, visitor, head, state, view).await)
}
