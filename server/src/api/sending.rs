//! Sending a comment: anybody may, while the window is open (R15-4, R15-5).

use axum::Json;
use axum::extract::{Path, Request as HttpRequest, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::discussion::CommentInput;
use domain::draft::Refusal;
use domain::language::Language;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use services::Request;
use services::discussion::{receipt_link, receive_with};
use services::error::ServiceError;
use site::answers::attachment::read_words;
use site::answers::discussion::refusal;
use site::{SharedImporter, Site};
use utoipa::ToSchema;

use super::problem::FieldError;
use super::{At, Problem, incoming, incoming_places, sent_comment};

/// A comment that was received.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CommentReceived {
    /// Its number in the draft: a name, which follows the time of receipt among those that waited together.
    #[schema(minimum = 1)]
    pub number: i64,
    /// When it was received. It decides whether the comment was in time.
    pub received_at: DateTime<Utc>,
    /// The secret address of the receipt.
    #[schema(format = "uri")]
    pub receipt_url: String,
}

/// Sends a comment. Sent again with the same `Idempotency-Key`, it is answered with the same receipt.
#[utoipa::path(
    post, path = "/api/v1/drafts/{number}/comments", tag = "comments", operation_id = "sendComment",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        (
            "Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255, pattern = "^[!-~]([ -~]*[!-~])?$",
            description = "The sender's own name for this sending",
        ),
    ),
    request_body = incoming::NewComment,
    responses(
        (
            status = 201, body = CommentReceived, description = "It is stored",
            headers(("Location" = String, description = "Where anybody reads the comment")),
        ),
        (status = 400, description = "The body is no JSON object"),
        (status = 403, description = "A page of another site made a browser send it"),
        (status = 409, description = "The discussion is closed or has not begun, or the draft was withdrawn"),
        (status = 413, description = "The body is larger than half a megabyte; in parts, what is no file is larger than a megabyte"),
        (
            status = 415,
            description = "The body is neither application/json nor, with files, multipart/form-data whose part `comment` is the JSON; or compressed",
        ),
        (status = 422, description = "Some fields cannot be taken as they are"),
    ),
)]
pub(super) async fn send(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    axum::Extension(importer): axum::Extension<SharedImporter>,
    Path(number): Path<String>,
    sent: HttpRequest,
) -> Result<Response, Problem> {
    let headers = sent.headers().clone();
    let (body, mut parts) = sent_comment::read(&site, sent).await?;
    let input = incoming::read(&body).map_err(Problem::fields)?;
    let language = Language::from_code(input.language.trim()).unwrap_or(Language::Ru);
    let arrival = sent_comment::arrival(&headers)?;
    let at = parts.as_ref().and_then(|parts| parts.arrived).unwrap_or(arrived.0);
    let files = parts.as_mut().map(|parts| std::mem::take(&mut parts.files)).unwrap_or_default();
    let has_files = !files.is_empty();
    let request = Request::public(at);
    let typed = input.clone();
    let received = match receive_with(&site.services, &request, &number, input, arrival, files).await {
        Ok(received) => received,
        Err(error) => return Err(refused(&site, language, &number, error, &typed).await),
    };
    if has_files {
        read_words(site.clone(), importer);
    }
    let answer = CommentReceived {
        number: received.number,
        received_at: received.received_at,
        receipt_url: receipt_link(&site.services, language, &received.receipt),
    };
    let mut response = (StatusCode::CREATED, Json(answer)).into_response();
    let address = format!("{}/api/v1/drafts/{number}/comments/{}", site.settings.public_url, received.number);
    if let Ok(address) = HeaderValue::from_str(&address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    // The address of the receipt is a secret of its author.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// Why a comment was not taken; one that came too late is told with its signed refusal.
async fn refused(
    site: &Site,
    language: Language,
    number: &str,
    error: ServiceError,
    typed: &CommentInput,
) -> Problem {
    match error {
        ServiceError::InvalidComment(problems) => {
            let told = problems.into_iter().map(|found| incoming_places::typed_at_its_place(found, typed));
            Problem::fields(told.collect())
        }
        ServiceError::Invalid(problems) => {
            let told = problems.iter().map(|one| FieldError::new(&one.field, &one.code));
            Problem::fields(told.collect())
        }
        ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at }) => {
            let signed = refusal(site, language, number, (closes_at, received_at), typed).await;
            let late = ServiceError::Refused(Refusal::DiscussionClosed { closes_at, received_at });
            Problem::from(late).proven(signed.ok().map(|(text, _)| text))
        }
        other => other.into(),
    }
}
