//! Keeps what a form carried until its answer is known: where it could not be carried out, the page that says so hands
//! every typed word back.

use std::sync::{Arc, OnceLock};

use app::components::fault::Unsent;
use app::site::{Fields, PageError};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{Method, header};

use super::BODY_LIMIT;

/// The body of a form, once it has been read. It outlives the handler, which may be cut off for taking too long.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed(Arc<OnceLock<Bytes>>);

impl Typed {
    /// The form to be sent again after a fault that may pass; passwords are not handed back.
    pub(super) fn unsent(&self, asked: &Parts, error: &PageError) -> Option<Unsent> {
        let may_pass = matches!(
            error,
            PageError::Busy | PageError::Unavailable | PageError::Internal | PageError::SignInNeeded
        );
        let body = self.0.get().filter(|_| may_pass)?;
        let fields = Fields::parse(body);
        if fields.iter().any(|(name, _)| name.contains("password")) {
            return None;
        }
        let address = asked.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        Some(Unsent { address, fields })
    }
}

/// Reads the body of a plain form and keeps it. It stands inside the limits of size and time.
pub(super) async fn keep(request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).map(header::HeaderValue::as_bytes);
    let is_form = kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded"));
    let typed = request.extensions().get::<Typed>().cloned();
    let (Some(typed), true) = (typed, is_form && request.method() == Method::POST) else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return PageError::TooLarge.into_response();
    };
    let _ = typed.0.set(body.clone());
    next.run(Request::from_parts(parts, Body::from(body))).await
}
