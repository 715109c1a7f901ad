//! The words of one comment: hidden with a published reason, shown again, taken out on a lawful demand.

mod view;

use axum::extract::State;
use axum::response::Response;
use domain::access::Action;
use domain::discussion::HidingInput;
use services::ServiceError;
use services::discussion::{Erasure, answer, erase, hide, hiding_page, leave};

use super::authorise::authorise_on_draft;
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::w;
use crate::words::hiding_problem;
use crate::{
    Answer, CommentPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other,
};

/// Shows the comment and what can be done about its words.
///
/// # Errors
/// [`PageError`] unless the visitor is a head of the body, or if there is no such comment.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    CommentPath { number, comment }: CommentPath,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::HideComment).await?;
    shown(&site, &visitor, FormState::Fresh, &number, comment, Fields::default(), Errors::none()).await
}

/// Does what the pressed button says.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    CommentPath { number, comment }: CommentPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::HideComment).await?;
    let (services, request) = (&site.services, visitor.request());
    let done = match fields.get("do") {
        "uphold" => answer(services, &request, &number, comment, true, fields.get("answer")).await,
        "end" => answer(services, &request, &number, comment, false, fields.get("answer")).await,
        "leave" => leave(services, &request, &number, comment).await,
        "erase" => {
            let chosen = |what: &str| fields.all("words").any(|one| one == what);
            let erasure =
                Erasure { words: chosen("words"), person: chosen("person"), demand: fields.take("demand") };
            erase(services, &request, &number, comment, &erasure).await
        }
        _ => {
            let input = HidingInput { ground: fields.take("ground"), reason: fields.take("reason") };
            hide(services, &request, &number, comment, &input).await
        }
    };
    match done {
        Ok(()) => Ok(see_other(&visitor.here(), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let sentence = |code: &str| hiding_problem(visitor.language, code);
            let errors =
                problems.iter().map(|problem| (problem.field.clone(), sentence(&problem.code))).collect();
            let state = FormState::Invalid;
            shown(&site, &visitor, state, &number, comment, fields, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn shown(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    number: &str,
    comment: i64,
    typed: Fields,
    errors: Errors,
) -> Result<Response, PageError> {
    let matter = hiding_page(&site.services, &visitor.request(), number, comment).await?;
    let title = w!(visitor.language, hiding.title, number = comment.to_string());
    let (asking, now) = (visitor.clone(), Now::of(site, visitor));
    let view = move || view::body(asking, now, matter, &typed, errors);
    Ok(form_page(site, visitor, Head::plain(title), state, view).await)
}
