//! Signing in, for the staff.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::prelude::*;
use services::ServiceError;
use services::people::SignIn;

use super::demo_accounts::DemoAccounts;
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::site::{
    Answer, Fields, Flash, Head, Site, Visitor, page_with_status, see_other, session, session_token,
};
use crate::w;

/// Shows the form; who has signed in already goes on.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let next = visitor.parameter("next").unwrap_or_default();
    if visitor.signed_in.is_some() {
        return Ok(see_other(&visitor.address().onward(&next), None));
    }
    let typed = Typed { next, ..Typed::default() };
    Ok(form(&site, &visitor, StatusCode::OK, typed, Errors::none()).await)
}

/// Opens a session, under a new secret, and ends the one the browser had.
///
/// # Errors
/// The faults of the services; wrong input comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    jar: CookieJar,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let fields = Fields::parse(&body);
    let typed = Typed { email: fields.take("email"), next: fields.take("next"), wait_seconds: None };
    let missing = missing(&visitor, &fields);
    if !missing.is_empty() {
        return Ok(form(&site, &visitor, StatusCode::UNPROCESSABLE_ENTITY, typed, missing).await);
    }
    let secure = site.settings.secure_cookies;
    let input = SignIn {
        email: fields.take("email"),
        password: fields.take("password"),
        user_agent: session::user_agent(&headers),
        address: Some(visitor.remote.to_string()),
        previous: session_token(&jar, secure),
    };
    match services::people::sign_in(&site.services, &visitor.request(), input).await {
        Ok(opened) => {
            let mut response = see_other(&visitor.address().onward(&typed.next), Some(Flash::SignedIn));
            session::keep(&mut response, opened.token.reveal(), secure);
            Ok(response)
        }
        Err(ServiceError::Invalid(_)) => {
            // One sentence for both, so that nobody learns who has an account.
            let mut errors = Errors::none();
            errors.add("email", w!(visitor.language, account.wrong));
            Ok(form(&site, &visitor, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await)
        }
        Err(ServiceError::TooMany { retry_after_seconds }) => {
            let typed = Typed { wait_seconds: Some(retry_after_seconds), ..typed };
            let mut response =
                form(&site, &visitor, StatusCode::TOO_MANY_REQUESTS, typed, Errors::none()).await;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed; a password is never sent back.
#[derive(Default)]
struct Typed {
    email: String,
    next: String,
    wait_seconds: Option<u64>,
}

fn missing(visitor: &Visitor, fields: &Fields) -> Errors {
    let mut errors = Errors::none();
    if fields.get("email").trim().is_empty() {
        errors.add("email", w!(visitor.language, account.email_missing));
    }
    if fields.get("password").is_empty() {
        errors.add("password", w!(visitor.language, account.password_missing));
    }
    errors
}

async fn form(site: &Site, visitor: &Visitor, status: StatusCode, typed: Typed, errors: Errors) -> Response {
    let language = visitor.language;
    let head = Head::plain(w!(language, account.sign_in));
    let shown = visitor.clone();
    let demonstration = site.settings.demonstration;
    page_with_status(site, visitor, head, status, move || {
        let accounts = demonstration
            .then(|| view! { <DemoAccounts visitor=shown.clone() next=typed.next.clone()/> });
        let wait = typed.wait_seconds.map(|seconds| {
            let minutes = seconds.div_ceil(60);
            view! {
                <section class="notice warn" role="alert">
                    <h2>{w!(language, account.throttled)}</h2>
                    <p>{w!(language, account.throttled_says, count = minutes)}</p>
                </section>
            }
        });
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, account.sign_in)}</h1>
                    <p class="quiet">{w!(language, account.lead)}</p>
                    {wait}
                    <form class="form rows" method="post" action=shown.address().to("/sign-in")>
                        <ErrorSummary visitor=shown.clone() errors=errors.clone()/>
                        <input type="hidden" name="next" value=typed.next/>
                        <TextField name="email" label=w!(language, account.email) value=typed.email errors=errors.clone()
                            kind="email" autocomplete="username"/>
                        <TextField name="password" label=w!(language, account.password) value="" errors=errors
                            kind="password" autocomplete="current-password"/>
                        <p class="actions"><button class="button">{w!(language, account.enter)}</button></p>
                    </form>
                    <p class="small quiet">{w!(language, account.no_account)}</p>
                </section>
                {accounts}
            </div>
        }
    })
    .await
}
