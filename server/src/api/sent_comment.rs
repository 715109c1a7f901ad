//! The body of a comment that a machine sends: JSON, or parts of a form of which one is that JSON and the others are files.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;
use services::discussion::{Arrival, Channel};
use site::{PageError, SentComment, Site};

use super::Problem;
use super::problem::FieldError;

/// The part that holds the comment.
const COMMENT: &str = "comment";

/// The comment as JSON, and what came with it where it came in parts.
pub(super) async fn read(site: &Site, request: Request) -> Result<(Value, Option<SentComment>), Problem> {
    let headers = request.headers().clone();
    let kind = headers.get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
        let body = Bytes::from_request(request, site).await;
        return Ok((json(&headers, body)?, None));
    }
    let sent = SentComment::read(site, request).await.map_err(|error| Problem::of_page(&error))?;
    if sent.is_busy {
        return Err(Problem::of_page(&PageError::Busy));
    }
    if !sent.problems.is_empty() {
        let told = sent.problems.iter().map(|(_, problem)| FieldError::new("files", problem.code()));
        return Err(Problem::fields(told.collect()));
    }
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    let value = json(&HeaderMap::from_iter(kind), Ok(Bytes::from(sent.fields.take(COMMENT))))?;
    Ok((value, Some(sent)))
}

/// How it came, with the sender's own name for the sending, if it has one.
#[expect(
    clippy::result_large_err,
    reason = "a problem is the answer itself and goes no further than its handler"
)]
pub(super) fn arrival(headers: &HeaderMap) -> Result<Arrival, Problem> {
    let key = headers.get("idempotency-key").map(|key| String::from_utf8_lossy(key.as_bytes()).into_owned());
    // A key that is sent and names nothing is a fault of the sender, who counts on it.
    if key.as_deref().is_some_and(|key| key.trim().is_empty()) {
        return Err(Problem::fields(vec![FieldError::new("idempotency_key", "idempotency_key")]));
    }
    Ok(Arrival { idempotency_key: key, channel: Channel::Rest })
}

/// The body as a JSON object.
#[expect(
    clippy::result_large_err,
    reason = "a problem is the answer itself and goes no further than its handler"
)]
pub(super) fn json(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Value, Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/json" && !kind.ends_with("+json") {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(Problem::new(status, "media-type", "The body must be of the type application/json"));
    }
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::of_page(&site::PageError::TooLarge),
        _ => Problem::of_page(&site::PageError::BadRequest),
    })?;
    let malformed = || Problem::new(StatusCode::BAD_REQUEST, "malformed", "The body is no JSON object");
    let value: Value =
        serde_json::from_slice(&body).map_err(|error| malformed().because(error.to_string()))?;
    if value.is_object() { Ok(value) } else { Err(malformed()) }
}
