//! The tokens by which the document system of a body takes its inbox and files its opinions: made, shown once, revoked.

mod list;
mod view;
mod words;

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::language::Language;
use services::tokens::{TokenInput, create, list, revoke};
use services::{FieldProblem, ServiceError};

use self::view::{TokensPage, view};
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::w;
use crate::words::{text_problem_of, wordless};
use crate::{
    Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, confirmed, form_page, see_other,
};

/// Shows the tokens of the bodies that the person heads, and the form for one more.
///
/// # Errors
/// [`PageError`] unless the visitor is of the staff.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, FormState::Fresh, TokenInput::default(), Errors::none(), None).await
}

/// Makes a token, which is shown this once, or revokes one.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor heads the body; [`PageError::ConfirmNeeded`] asks for the proof of the person
/// before a token is made; [`PageError::BadRequest`] for what the page does not offer; what cannot be taken comes back with
/// the form.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    visitor.authorise(Action::ReadDesk, &Resource::Site)?;
    let (services, request) = (&site.services, visitor.request());
    match fields.get("do") {
        "revoke" => {
            let id = fields.get("token").parse().map_err(|_| PageError::BadRequest)?;
            revoke(services, &request, id).await?;
            return Ok(see_other(&visitor.address().desk("tokens"), Some(Flash::Saved)));
        }
        // Whoever finds an open browser must not give a key of the body to a machine of their own.
        "make" => confirmed(&site, &visitor, &fields).await?,
        _ => return Err(PageError::BadRequest),
    }
    let typed = TokenInput {
        body: fields.take("body"),
        name: fields.take("name"),
        scopes: fields.all("scope").map(str::to_owned).collect(),
        expires_on: fields.take("expires_on"),
    };
    match create(services, &request, &typed).await {
        Ok(token) => {
            let fresh = Some(token.reveal().to_owned());
            show(&site, &visitor, FormState::Fresh, TokenInput::default(), Errors::none(), fresh).await
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            show(&site, &visitor, FormState::Invalid, typed, errors, None).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The sentences beside the fields in which they were typed.
fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    let sentence = |one: &FieldProblem| match (one.field.as_str(), one.code.as_str()) {
        ("body", "too_many") => w!(language, token.problem_too_many),
        ("body", _) => w!(language, token.problem_body),
        ("scopes", _) => w!(language, token.problem_scopes),
        ("expires_on", "past") => w!(language, token.problem_past),
        ("expires_on", _) => w!(language, token.problem_malformed),
        ("name", "empty") => w!(language, token.problem_name),
        ("name", code) => text_problem_of(language, code),
        (_, code) => wordless(language, code),
    };
    let field =
        |one: &FieldProblem| if one.field == "scopes" { "scope".to_owned() } else { one.field.clone() };
    problems.iter().map(|one| (field(one), sentence(one))).collect()
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    typed: TokenInput,
    errors: Errors,
    fresh: Option<String>,
) -> Answer {
    let tokens = list(&site.services, &visitor.request()).await?;
    let shown =
        TokensPage { now: Now::of(site, visitor), visitor: visitor.clone(), tokens, typed, errors, fresh };
    let head = Head::plain(w!(visitor.language, token.title));
    Ok(form_page(site, visitor, head, state, move || view(shown)).await)
}
