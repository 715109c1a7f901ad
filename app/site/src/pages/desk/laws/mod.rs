//! The laws that the bodies of a person cite: the list from which drafts pick them, corrected here.

mod view;

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::language::{Language, Localized};
use domain::law::CitedLawInput;
use services::laws::{CitedLawView, change_law, law_to_correct, laws, remove_law};
use services::{Conflict, FieldProblem, ServiceError};

use self::view::{Correcting, view};
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::w;
use crate::words::text_problem_of;
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// Shows the laws; `?law=` opens one of them to be corrected.
///
/// # Errors
/// [`PageError`] unless the visitor is of the staff, or if there is no such law of the visitor's bodies.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let correcting = match visitor.parameter("law") {
        Some(key) => {
            let id = key.parse().map_err(|_| PageError::NotFound)?;
            Some(Correcting::of(law_to_correct(&site.services, &visitor.request(), id).await?))
        }
        None => None,
    };
    show(&site, &visitor, FormState::Fresh, correcting).await
}

/// Corrects a law, or takes it off the list.
///
/// # Errors
/// [`PageError`] unless the visitor writes for the body of the law; [`PageError::BadRequest`] for what the page does not offer;
/// what cannot be taken comes back with the form.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    visitor.authorise(Action::ReadDesk, &Resource::Site)?;
    let (services, request) = (&site.services, visitor.request());
    let id = fields.get("law").parse().map_err(|_| PageError::BadRequest)?;
    let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
    let typed = CitedLawInput {
        name: Localized::new(fields.take("name_kk"), fields.take("name_ru"), fields.take("name_en")),
        number: fields.take("number"),
        date: fields.take("date"),
    };
    let done = match fields.get("do") {
        "remove" => remove_law(services, &request, id, version).await,
        "save" => change_law(services, &request, id, version, &typed).await,
        _ => return Err(PageError::BadRequest),
    };
    let correcting = Correcting { id, version, typed, errors: Errors::none(), stands: None };
    match done {
        Ok(()) => Ok(see_other(&visitor.address().desk("laws"), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            show(&site, &visitor, FormState::Invalid, Some(Correcting { errors, ..correcting })).await
        }
        Err(ServiceError::Stale(conflict)) => {
            let Conflict::Law(CitedLawView { version, law, .. }) = *conflict else {
                return Err(PageError::Internal);
            };
            let correcting = Correcting { version, stands: Some(law), ..correcting };
            show(&site, &visitor, FormState::Conflict, Some(correcting)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The sentences beside the fields in which they were typed.
fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    let sentence = |one: &FieldProblem| match one.code.as_str() {
        "date" => w!(language, citing.fault_day),
        "known" => w!(language, citing.problem_known),
        "empty" => w!(language, citing.problem_name),
        code => text_problem_of(language, code),
    };
    problems.iter().map(|one| (one.field.clone(), sentence(one))).collect()
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, correcting: Option<Correcting>) -> Answer {
    let found = laws(&site.services, &visitor.request()).await?;
    let (now, asking) = (Now::of(site, visitor), visitor.clone());
    let head = Head::plain(w!(visitor.language, citing.title));
    Ok(form_page(site, visitor, head, state, move || view(now, &asking, found, correcting)).await)
}
