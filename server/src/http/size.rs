//! How much a request may carry.

use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, header};
use site::{FILE_FORMS, PageError};

use super::BODY_LIMIT;
use crate::api;

/// With files, in bytes: ten of ten megabytes come with a comment. A file alone may have less; the rest lets a browser send a
/// larger one to its end, for only then does it show why that was refused.
pub(super) const FILE_LIMIT: usize = 112 << 20;

/// Lets no request carry more than its address takes.
pub(super) async fn limit(mut request: Request, next: Next) -> Response {
    let takes_file = takes_file(&request);
    // A page that takes files explains by itself what was too large.
    if !takes_file && told(request.headers()).is_some_and(|length| length > BODY_LIMIT) {
        return PageError::TooLarge.into_response();
    }
    let is_of_machine = request.uri().path().starts_with("/api/");
    let most = match (takes_file, is_of_machine) {
        (true, _) => FILE_LIMIT,
        (false, true) => api::BODY_LIMIT,
        (false, false) => BODY_LIMIT,
    };
    DefaultBodyLimit::max(most).apply(&mut request);
    next.run(request).await
}

/// Whether a request brings a file to an address that takes any.
pub(super) fn takes_file(request: &Request) -> bool {
    let address = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let kind = request.headers().get(header::CONTENT_TYPE);
    address.is_some_and(|address| FILE_FORMS.contains(&address))
        && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

/// The length that a request tells of itself, in bytes.
pub(super) fn told(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
