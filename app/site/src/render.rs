//! Turns a view into a whole document, with its content security policy.

use std::future::{Future, ready};
use std::pin::Pin;

use axum::body::Body;
use axum::response::Response;
use futures::stream::{Stream, StreamExt, once};
use http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{FormState, Head, Site, Visitor, session};
use crate::components::page_head::AtDesk;
use crate::components::shell::Shell;

type Chunks = Pin<Box<dyn Stream<Item = String> + Send>>;

/// Everything is loaded before the view is made, so the document is made in one piece.
fn in_one_piece<V: IntoView + 'static>(
    view: V,
    rest: Box<dyn FnOnce() -> Chunks + Send>,
    _out_of_order: bool,
) -> Pin<Box<dyn Future<Output = Chunks> + Send>> {
    let document = view.to_html();
    Box::pin(ready(Box::pin(once(ready(document)).chain(rest())) as Chunks))
}

/// A page.
pub async fn page<V, F>(site: &Site, visitor: &Visitor, head: Head, view: F) -> Response
where
    V: IntoView + 'static,
    F: FnOnce() -> V + Send + 'static,
{
    page_with_status(site, visitor, head, StatusCode::OK, view).await
}

/// A page with a form: to be filled, or come back with what was typed and what is wrong with it.
pub async fn form_page<V, F>(
    site: &Site,
    visitor: &Visitor,
    head: Head,
    state: FormState,
    view: F,
) -> Response
where
    V: IntoView + 'static,
    F: FnOnce() -> V + Send + 'static,
{
    let head = if state == FormState::Fresh { head } else { head.refused(visitor.language) };
    let mut response = page_with_status(site, visitor, head, state.status(), view).await;
    if let Some(seconds) = state.retry_after_seconds() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// A page with a status of its own.
pub async fn page_with_status<V, F>(
    site: &Site,
    visitor: &Visitor,
    head: Head,
    status: StatusCode,
    view: F,
) -> Response
where
    V: IntoView + 'static,
    F: FnOnce() -> V + Send + 'static,
{
    let shell_site = site.clone();
    let shell_visitor = visitor.clone();
    let islands = head.islands;
    let document = move || {
        // The nonce is as old as this rendering: text written before it cannot know it.
        if let (Some(nonce), Some(response)) = (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&policy(&nonce, islands))
        {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
        if shell_visitor.path.starts_with("/desk") {
            provide_context(AtDesk);
        }
        let inside = view().into_any();
        view! { <Shell site=shell_site visitor=shell_visitor head=head inside=inside/> }
    };
    let request = http::Request::builder().uri("/").body(Body::empty()).unwrap_or_default();
    let mut response = leptos_axum::handle_response_inner(|| (), document, request, in_one_piece).await;
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Some(flash) = visitor.flash {
        session::set(&mut response, flash.end(site.settings.secure_cookies));
    }
    if visitor.signed_in.is_some()
        || visitor.pending.is_some()
        || visitor.flash.is_some()
        || status != StatusCode::OK
    {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

fn policy(nonce: &str, islands: bool) -> String {
    let scripts = if islands {
        format!("script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'")
    } else {
        format!("script-src 'nonce-{nonce}'")
    };
    format!(
        "default-src 'none'; {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}
