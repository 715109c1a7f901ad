//! Faults as machines read them (RFC 9457).

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::discussion::{CommentFieldProblem, CommentInput};
use domain::draft::Refusal;
use domain::language::Language;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use services::error::{FieldProblem, ServiceError};
use site::PageError;
use site::words::{comment_problem, comment_problem_of, wordless};
use utoipa::ToSchema;

const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Why a request was not carried out (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// What kind of problem it is: a stable name.
    #[serde(rename = "type")]
    #[schema(value_type = String, example = "urn:talqy:problem:discussion-closed")]
    pub kind: Box<str>,
    /// The kind in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// This one occurrence in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub detail: Option<Box<str>>,
    /// The number of the request, by which whoever runs the site finds it in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "uri", example = "urn:talqy:request:1f2e3d4c-2a")]
    pub instance: Option<Box<str>>,
    /// The rule that forbids it, such as `R15-4`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// The fields that cannot be taken, of a request with wrong fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// When the discussion closed, of a comment that came too late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<DateTime<Utc>>,
    /// When the comment arrived, of a comment that came too late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_at: Option<DateTime<Utc>>,
    /// The signed refusal of a comment that came too late: both moments and the SHA-256 of its text. `/receipts/check` knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub refusal: Option<Box<str>>,
    #[serde(skip)]
    retry_after_seconds: Option<u16>,
}

/// A field that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The place in the body, such as `author.email`, or the parameter.
    pub field: String,
    /// The stable name of what is wrong.
    pub code: String,
    /// What is wrong, in words.
    pub detail: String,
}

impl FieldError {
    /// What is wrong with a field or a parameter that any request may have.
    pub(super) fn new(field: &str, code: &str) -> Self {
        let detail = match code {
            "type" => "a text is expected here".to_owned(),
            "cursor" => "this is no `next` of such a list".to_owned(),
            "idempotency_key" => "1 to 255 printable ASCII characters are expected".to_owned(),
            "idempotency_key_reused" => "this key has named another comment before".to_owned(),
            "number" => "a number is expected".to_owned(),
            "file_too_large" => "a file has ten megabytes at most".to_owned(),
            "too_many_files" => "ten files at most come with a comment".to_owned(),
            "file_kind" => "a whole PDF, DOCX, XLSX, PNG or JPEG without macros is expected".to_owned(),
            "range" => "a number within the limits of the description is expected".to_owned(),
            other => wordless(Language::En, other),
        };
        Self { field: field.to_owned(), code: code.to_owned(), detail }
    }

    /// What is wrong with a field of a comment that stands at a place of the body, in the words of its form.
    pub(super) fn of_comment(place: &str, found: CommentFieldProblem) -> Self {
        let code = found.problem.code().to_owned();
        Self { field: place.to_owned(), code, detail: comment_problem(Language::En, found) }
    }

    /// The same as it was typed, with the place of what cannot be seen.
    pub(super) fn of_typed(place: &str, found: CommentFieldProblem, typed: &CommentInput) -> Self {
        Self { detail: comment_problem_of(Language::En, found, typed), ..Self::of_comment(place, found) }
    }

    /// A value that is none of the known ones.
    pub(super) fn unknown(field: &str, known: &[&str]) -> Self {
        let detail = format!("one of {} is expected", known.join(", "));
        Self { field: field.to_owned(), code: "unknown".to_owned(), detail }
    }
}

impl Problem {
    /// A problem of a kind.
    pub fn new(status: StatusCode, kind: &str, title: &'static str) -> Self {
        Self {
            kind: format!("urn:talqy:problem:{kind}").into(),
            title,
            status: status.as_u16(),
            detail: None,
            instance: None,
            rule: None,
            errors: Vec::new(),
            closes_at: None,
            received_at: None,
            refusal: None,
            retry_after_seconds: None,
        }
    }

    /// There is no such thing.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "There is nothing at this address")
    }

    /// Parameters of the query that cannot be taken.
    pub(super) fn parameters(errors: Vec<FieldError>) -> Self {
        let kind = Self::new(StatusCode::BAD_REQUEST, "parameters", "Some parameters cannot be taken");
        Self { errors, ..kind }
    }

    /// Fields of the body that cannot be taken.
    pub(super) fn fields(errors: Vec<FieldError>) -> Self {
        let kind = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-fields",
            "Some fields cannot be taken as they are",
        );
        Self { errors, ..kind }
    }

    /// With the number of the request.
    #[must_use]
    pub fn numbered(self, request: Option<&str>) -> Self {
        let instance = request.map(|number| format!("urn:talqy:request:{number}").into());
        Self { instance: instance.or(self.instance), ..self }
    }

    /// As the body of an answer that was made of it before.
    pub(crate) fn put_into(self, mut response: Response) -> Response {
        *response.body_mut() = Body::from(self.as_bytes());
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response
    }

    fn as_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// With words on this one occurrence.
    pub(super) fn because(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into().into_boxed_str()), ..self }
    }

    /// With the signed refusal of a comment that came too late.
    pub(super) fn proven(self, refusal: Option<String>) -> Self {
        Self { refusal: refusal.map(String::into_boxed_str), ..self }
    }

    /// What a layer refused before any handler was asked.
    pub fn of_page(error: &PageError) -> Self {
        let seconds = error.retry_after_seconds();
        let of = |kind: &str, title: &'static str| Self {
            retry_after_seconds: seconds.map(|seconds| u16::try_from(seconds).unwrap_or(u16::MAX)),
            ..Self::new(error.status(), kind, title)
        };
        match error {
            PageError::NotFound => Self::not_found(),
            PageError::SignInNeeded | PageError::ConfirmNeeded(_) | PageError::Forbidden => {
                of("forbidden", "This is not allowed")
            }
            PageError::TooMany { retry_after_seconds } => of("too-many-requests", "Too many requests")
                .because(format!("try again in {retry_after_seconds} seconds")),
            PageError::Busy => of("busy", "The site is busy: send the request again"),
            PageError::Unavailable => {
                of("unavailable", "Nothing can be stored now: send the request again later")
            }
            PageError::BadRequest => of("bad-request", "The request cannot be understood"),
            PageError::NotText => of("not-text", "What was sent is no text in UTF-8"),
            PageError::Packed => of("content-coding", "What is sent must not be compressed"),
            PageError::OtherMethod => of("method-not-allowed", "This address is not asked for in this way"),
            PageError::TooLarge => of("too-large", "What was sent is too large"),
            PageError::TooSlow => of("too-slow", "What was sent did not come to its end in time"),
            PageError::FromElsewhere => {
                of("cross-site", "A page of another site made the browser send this request")
            }
            PageError::Internal => of("internal", "Something went wrong on our side"),
        }
    }

    fn of_refusal(refusal: &Refusal) -> Self {
        let kind = refusal.code().replace('_', "-");
        let problem = Self::new(StatusCode::CONFLICT, &kind, "A rule of the law does not allow it now");
        let problem = Self { rule: Some(refusal.rule()), ..problem.because(refusal.to_string()) };
        match refusal {
            Refusal::DiscussionClosed { closes_at, received_at } => Self {
                title: "The discussion is closed",
                closes_at: Some(*closes_at),
                received_at: Some(*received_at),
                ..problem
            },
            _ => problem,
        }
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Refused(refusal) => Self::of_refusal(&refusal),
            ServiceError::Invalid(problems) => Self::parameters(problems.iter().map(of_parameter).collect()),
            other => Self::of_page(&PageError::from(other)),
        }
    }
}

/// The lists of the services name their place `after`.
fn of_parameter(problem: &FieldProblem) -> FieldError {
    let field = if problem.field == "after" { "cursor" } else { &problem.field };
    FieldError::new(field, &problem.code)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], self.as_bytes()).into_response();
        if let Some(seconds) = self.retry_after_seconds {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        // An outer layer knows the number of the request.
        response.extensions_mut().insert(self);
        response
    }
}
