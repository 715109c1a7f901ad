//! Supporting a comment: anybody may, while the window is open (R15-4, R15-5).

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::discussion::{CommentFieldProblem, CommentProblem, Region, SupportFields, SupportInput};
use domain::language::Language;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::Value;
use services::Request;
use services::discussion::{support, support_link};
use services::error::{FieldProblem, ServiceError};
use site::Site;
use utoipa::ToSchema;

use super::codes::{AuthorKindCode, LanguageCode};
use super::problem::FieldError;
use super::{At, Problem, sent_comment};

/// A support of a comment. It is read field by field, never as a whole.
#[derive(ToSchema)]
#[schema(example = json!({"kind": "individual", "name": "А. Серікова", "language": "ru"}))]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct NewSupport {
    /// What the supporter is; a `group` cannot support.
    #[schema(value_type = AuthorKindCode)]
    kind: String,
    /// The name, published unless it is to be withheld.
    #[schema(min_length = 1, max_length = 300)]
    name: String,
    /// Where the receipt and the decision go, never published. One address supports a comment once.
    #[schema(format = "email")]
    email: Option<String>,
    /// `true` asks that the name of an individual be withheld; absent, it is published.
    withhold_name: Option<bool>,
    /// The region that is published instead of the name, by its code of ISO 3166-2, such as `KZ-35`.
    #[schema(pattern = "^KZ-[0-9]{2}$")]
    region: Option<String>,
    /// The language of letters.
    #[schema(value_type = LanguageCode)]
    language: String,
}

/// Where each field of the form stands in the body; a field left out here does not compile.
const PLACES: SupportFields<&str> = SupportFields {
    kind: "kind",
    name: "name",
    withhold: "withhold_name",
    region: "region",
    email: "email",
    language: "language",
};

/// A support that was received.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct SupportReceived {
    /// Its number among the supports of the comment.
    #[schema(minimum = 1)]
    pub number: i64,
    /// When it was received. It decides whether the support was in time.
    pub received_at: DateTime<Utc>,
    /// The secret address of the receipt.
    #[schema(format = "uri")]
    pub receipt_url: String,
}

/// Supports a comment. The same support sent again with the same `Idempotency-Key` is answered with the same receipt.
#[utoipa::path(
    post, path = "/api/v1/drafts/{number}/comments/{comment}/supports", tag = "comments", operation_id = "supportComment",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        ("comment" = i64, Path, minimum = 1, description = "The number of the comment"),
        (
            "Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255, pattern = "^[!-~]([ -~]*[!-~])?$",
            description = "The sender's own name for this sending",
        ),
    ),
    request_body = NewSupport,
    responses(
        (status = 201, body = SupportReceived, description = "It is stored"),
        (status = 400, description = "The body is no JSON object"),
        (status = 403, description = "A page of another site made a browser send it"),
        (status = 409, description = "The discussion is closed or has not begun, or the draft was withdrawn"),
        (status = 413, description = "The body is larger than half a megabyte"),
        (status = 415, description = "The body is of another type than application/json, or compressed"),
        (status = 422, description = "Some fields cannot be taken as they are"),
    ),
)]
pub(super) async fn send(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path((number, comment)): Path<(String, String)>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let comment: i64 = comment.parse().map_err(|_| Problem::not_found())?;
    let input = read(&sent_comment::json(&headers, body)?).map_err(Problem::fields)?;
    let language = Language::from_code(input.language.trim()).unwrap_or(Language::Ru);
    let arrival = sent_comment::arrival(&headers)?;
    let request = Request::public(arrived.0);
    let received =
        support(&site.services, &request, &number, comment, &input, arrival).await.map_err(refused)?;
    let answer = SupportReceived {
        number: received.number,
        received_at: received.received_at,
        receipt_url: support_link(&site.services, language, &received.receipt),
    };
    let mut response = (StatusCode::CREATED, Json(answer)).into_response();
    // The address of the receipt is a secret of its holder.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// Why a support was not taken.
fn refused(error: ServiceError) -> Problem {
    match error {
        ServiceError::InvalidComment(problems) => {
            Problem::fields(problems.into_iter().map(at_its_place).collect())
        }
        ServiceError::Invalid(problems) => Problem::fields(problems.iter().map(told).collect()),
        other => other.into(),
    }
}

fn at_its_place(found: CommentFieldProblem) -> FieldError {
    FieldError::of_comment(PLACES.get(found.field).copied().unwrap_or(found.field), found)
}

fn told(problem: &FieldProblem) -> FieldError {
    if problem.code == "supported" {
        return FieldError {
            field: problem.field.clone(),
            code: problem.code.clone(),
            detail: "this address supports the comment already".to_owned(),
        };
    }
    FieldError::new(&problem.field, &problem.code)
}

/// Reads the fields of the form from a body.
fn read(body: &Value) -> Result<SupportInput, Vec<FieldError>> {
    let mut errors = Vec::new();
    let input = PLACES.map(|name, place| match body.get(place) {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(flag)) if name == SupportFields::NAMES.withhold => {
            if *flag {
                "yes".to_owned()
            } else {
                String::new()
            }
        }
        Some(Value::String(text)) if name != SupportFields::NAMES.withhold => text.clone(),
        Some(_) => {
            errors.push(FieldError::new(place, "type"));
            String::new()
        }
    });
    // What is there was not left out, also where the rules do not look at it.
    let is_there = |place: &str| matches!(body.get(place), Some(Value::String(_)));
    if is_there(PLACES.region) && Region::from_code(&input.region).is_none() {
        let field = SupportFields::NAMES.region;
        errors.push(at_its_place(CommentFieldProblem { field, problem: CommentProblem::UnknownRegion }));
    }
    if is_there(PLACES.email) && input.email.trim().is_empty() {
        let field = SupportFields::NAMES.email;
        errors.push(at_its_place(CommentFieldProblem { field, problem: CommentProblem::Email }));
    }
    if errors.is_empty() { Ok(input) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn absent_fields_are_blank_and_every_field_of_another_type_is_named() {
        let body = json!({"kind": "individual", "name": "Айгүл", "language": "kk", "withhold_name": true});
        let input = read(&body).unwrap();
        assert_eq!(
            (input.name.as_str(), input.withhold.as_str(), input.email.as_str()),
            ("Айгүл", "yes", "")
        );
        let errors = read(&json!({"name": 5, "withhold_name": "yes", "region": "KZ-0", "email": " "}));
        let fields: Vec<_> = errors.unwrap_err().into_iter().map(|error| (error.field, error.code)).collect();
        let expected =
            [("name", "type"), ("withhold_name", "type"), ("region", "unknown_region"), ("email", "email")];
        assert_eq!(fields, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
    }
}
