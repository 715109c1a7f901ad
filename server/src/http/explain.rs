//! Turns a fault into a page in the language of the address.

use std::any::Any;

use app::calls::CallFault;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};
use leptos::prelude::*;
use site::components::fault::{Fault, words};
use site::{Head, PageError, Site, TypedForm, Visitor, page_with_status};
use tower_http::csrf::ProtectionError;

use super::unsent::TypedBody;
use super::watch::RequestId;
use crate::api::Problem;

/// Replaces the marked empty answer of a handler, and the bare answers of layers, by a page.
pub(super) async fn in_the_readers_language(
    State(site): State<Site>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let typed = TypedBody::default();
    parts.extensions.insert(typed.clone());
    let keeps = typed.clone();
    parts.extensions.insert(TypedForm::new(move |body| keeps.set(body)));
    let mut asked = parts.clone();
    let for_reader = is_for_a_reader(parts.uri.path());
    let id = parts.extensions.get::<RequestId>().cloned();
    let number = id.as_ref().map(RequestId::as_str);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return problem.numbered(number).put_into(response);
    }
    let error = match response.extensions().get::<PageError>() {
        Some(error) => error.clone(),
        None => match bare(&response) {
            Some(error) => error,
            None => return response,
        },
    };
    if asked.uri.path().starts_with("/api/") {
        return as_problem(&error, number, &response);
    }
    if asked.uri.path().starts_with("/call/") {
        return as_fault(error, response);
    }
    if !for_reader {
        return response;
    }
    let visitor = match Visitor::from_request_parts(&mut asked, &site).await {
        Ok(visitor) => visitor,
        Err(_) => Visitor::in_language(&asked, site::preferred_language(&asked.headers), site.clock.now()),
    };
    if matches!(error, PageError::SignInNeeded) && asked.method == Method::GET {
        let there = axum::response::Redirect::to(&towards(&visitor, asked.uri.path()));
        // Who is signed in reads a page of their own here.
        return ([(header::CACHE_CONTROL, "private, no-store")], there).into_response();
    }
    let unsent = typed.unsent(&asked, &error);
    let retry = error.retry_after_seconds();
    let (title, _) = words(&visitor, &error);
    let status = error.status();
    let shown = visitor.clone();
    let number = number.map(str::to_owned);
    let head = Head::plain(title);
    // Whoever is asked for one thing more has made no error.
    let is_asked = matches!(error, PageError::ConfirmNeeded(_));
    let is_refused = asked.method == Method::POST && !is_asked;
    let head = if is_refused { head.refused(visitor.language) } else { head };
    let mut page = page_with_status(&site, &visitor, head, status, move || {
        view! { <Fault visitor=shown error=error number=number unsent=unsent/> }
    })
    .await;
    if let Some(seconds) = retry {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    keep_offers(&response, &mut page);
    page
}

/// Where somebody goes on who may not read a page yet: to the sign-in, or to the factor that is still missing.
fn towards(visitor: &Visitor, page: &str) -> String {
    let back: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
    if visitor.factor_missing {
        visitor.address().desk("account/second-factor")
    } else if visitor.pending.is_some() {
        visitor.address().to(&format!("/second-factor?next={back}"))
    } else {
        visitor.address().to(&format!("/sign-in?next={back}"))
    }
}

/// Machines read a problem instead of a page.
fn as_problem(error: &PageError, number: Option<&str>, response: &Response) -> Response {
    let mut problem = Problem::of_page(error).numbered(number).into_response();
    keep_offers(response, &mut problem);
    problem
}

/// An island reads the fault that its function would have told.
fn as_fault(error: PageError, response: Response) -> Response {
    let mut fault = (response.status(), axum::Json(CallFault::from(error))).into_response();
    if let Some(seconds) = response.headers().get(header::RETRY_AFTER) {
        fault.headers_mut().insert(header::RETRY_AFTER, seconds.clone());
    }
    keep_offers(&response, &mut fault);
    fault
}

/// What a refusal says is possible instead.
fn keep_offers(refused: &Response, explained: &mut Response) {
    for name in [header::ALLOW, header::ACCEPT_ENCODING] {
        if let Some(offer) = refused.headers().get(&name) {
            explained.headers_mut().insert(name, offer.clone());
        }
    }
}

/// Islands and browsers ask for these by themselves: nobody reads a page there.
pub(super) fn is_for_a_reader(path: &str) -> bool {
    let of_machines = ["/api/", "/call/", "/pkg/"];
    !of_machines.iter().any(|start| path.starts_with(start)) && !matches!(path, "/health" | "/ready")
}

/// What an empty answer of a layer means.
fn bare(response: &Response) -> Option<PageError> {
    if response.headers().contains_key(header::CONTENT_TYPE)
        && response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
            kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().ends_with(b"json")
        })
    {
        return None;
    }
    match response.status() {
        StatusCode::NOT_FOUND => Some(PageError::NotFound),
        StatusCode::FORBIDDEN if response.extensions().get::<ProtectionError>().is_some() => {
            Some(PageError::FromElsewhere)
        }
        StatusCode::FORBIDDEN => Some(PageError::Forbidden),
        StatusCode::METHOD_NOT_ALLOWED => Some(PageError::OtherMethod),
        StatusCode::PAYLOAD_TOO_LARGE => Some(PageError::TooLarge),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNPROCESSABLE_ENTITY => {
            Some(PageError::BadRequest)
        }
        StatusCode::SERVICE_UNAVAILABLE => Some(PageError::Busy),
        StatusCode::INTERNAL_SERVER_ERROR => Some(PageError::Internal),
        _ => None,
    }
}

/// A panic is a fault of ours: it is logged, and the reader learns only that.
pub(super) fn after_panic(_panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a handler panicked");
    PageError::Internal.into_response()
}
