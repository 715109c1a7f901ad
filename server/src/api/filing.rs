//! Filing the opinion of a body by its document system (RC-3).

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::language::Language;
use http::{HeaderMap, StatusCode};
use services::coordination::file_opinion;
use services::tokens::TokenScope;
use services::{FieldProblem, ServiceError};
use site::Site;
use site::words::opinion_problem;

use super::asked_items::{OpinionFiled, filed};
use super::bearer::Bearer;
use super::coordination::{asked_of, for_one};
use super::problem::FieldError;
use super::sent_comment::json;
use super::{At, Problem, opinion_body};

/// Gives the opinion of the body of the token on the text that was sent, or amends it while the round runs. The same opinion
/// sent again changes nothing and is answered in the same way.
#[utoipa::path(
    post, path = "/api/v1/coordination/{number}/opinion", tag = "coordination", operation_id = "giveOpinion",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    request_body = opinion_body::NewOpinion,
    responses(
        (status = 200, body = OpinionFiled, description = "It stands"),
        (status = 400, description = "The body is no JSON object"),
        (status = 401, description = "There is no token, or none that is valid now"),
        (status = 403, description = "The token was not made for this, or its body is not asked about this draft"),
        (status = 409, description = "The round has ended, the text is another, or another version was saved inside the body"),
        (status = 413, description = "The body is larger than half a megabyte"),
        (status = 415, description = "The body is of another type than application/json, or compressed"),
        (status = 422, description = "Some fields cannot be taken as they are"),
    ),
    security(("token" = [])),
)]
pub(super) async fn give(
    State(site): State<Site>,
    Extension(arrived): At,
    bearer: Bearer,
    Path(number): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let bearer = bearer.made_for(TokenScope::GiveOpinion)?;
    let sent = opinion_body::read(&json(&headers, body)?).map_err(Problem::fields)?;
    // Whether the body is asked at all comes before anything that is wrong with what it says.
    asked_of(&site, &bearer, &number, arrived.0).await?;
    let request = bearer.request(arrived.0);
    let opinion_body::SentOpinion { hash, version, input } = sent;
    let position = file_opinion(&site.services, &request, &number, &bearer.body, &hash, &input, version)
        .await
        .map_err(told)?;
    let page = asked_of(&site, &bearer, &number, arrived.0).await?;
    Ok(for_one(filed(page, position)))
}

fn told(error: ServiceError) -> Problem {
    match error {
        ServiceError::Invalid(problems) => Problem::fields(problems.iter().map(at_its_place).collect()),
        ServiceError::Stale(_) => {
            let title = "Another version of the opinion was saved inside the body";
            Problem::new(StatusCode::CONFLICT, "changed-meanwhile", title)
                .because("read what is asked again, and name its version")
        }
        other => other.into(),
    }
}

/// The problem of a field of the form, at its place in the body of the request.
fn at_its_place(problem: &FieldProblem) -> FieldError {
    let remark = problem.field.strip_prefix("remark-").and_then(|number| number.parse::<usize>().ok());
    // Forms count from 1, JSON from 0.
    let place = remark.and_then(|number| number.checked_sub(1)).map(opinion_body::remark);
    FieldError {
        field: place.unwrap_or_else(|| problem.field.clone()),
        code: problem.code.clone(),
        detail: opinion_problem(Language::En, &problem.code),
    }
}
