//! The author of a comment, at the secret address of its receipt, objects to its words being hidden.

use axum::extract::{Path, State};
use services::ServiceError;
use services::discussion::{object, receipt};

use super::receipt::{Objected, show};
use crate::components::form::Errors;
use crate::words::hiding_problem;
use crate::{Answer, Fields, Flash, FormState, Site, Visitor, see_other};

/// Takes an objection; the page shows then that it was received.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such receipt.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let words = fields.take("objection");
    match object(&site.services, &visitor.request(), &id, &words).await {
        Ok(()) => Ok(see_other(&visitor.here(), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let sentence = |code: &str| hiding_problem(visitor.language, code);
            let errors: Errors =
                problems.iter().map(|problem| (problem.field.clone(), sentence(&problem.code))).collect();
            let receipt = receipt(&site.services, &id).await?;
            let state = FormState::Invalid;
            show(&site, &visitor, state, receipt, Objected { words, errors }).await
        }
        Err(other) => Err(other.into()),
    }
}
