//! Signing in, for the staff.

use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use domain::language::Language;
use http::HeaderMap;
use leptos::prelude::*;
use services::ServiceError;
use services::people::{Session, SignIn};

use super::demo_accounts::DemoAccounts;
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::w;
use crate::{
    Answer, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other, session, session_token,
};

/// Shows the form; who has signed in already goes on.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let next = visitor.parameter("next").unwrap_or_default();
    if visitor.signed_in.is_some() {
        return Ok(see_other(&visitor.address().onward(&next), None));
    }
    let typed = TypedSignIn { next, ..TypedSignIn::default() };
    Ok(form(&site, &visitor, FormState::Fresh, typed, Errors::none()).await)
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
    fields: Fields,
) -> Answer {
    let typed = TypedSignIn { email: fields.take("email"), next: fields.take("next") };
    let missing = missing(&visitor, &fields);
    if !missing.is_empty() {
        return Ok(form(&site, &visitor, FormState::Invalid, typed, missing).await);
    }
    let secure = site.settings.secure_cookies;
    let input = SignIn {
        email: fields.take("email"),
        password: fields.take("password"),
        browser: session::browser(&visitor, &headers, secure),
        previous: session_token(&jar, secure),
    };
    match services::people::sign_in(&site.services, &visitor.request(), input).await {
        Ok(opened) => {
            let mut response = entered(&visitor, &opened, &typed.next);
            session::keep(&mut response, &opened, secure);
            Ok(response)
        }
        Err(ServiceError::Invalid(_)) => {
            // One sentence for both, so that nobody learns who has an account.
            let mut errors = Errors::none();
            errors.add("email", w!(visitor.language, account.wrong));
            Ok(form(&site, &visitor, FormState::Invalid, typed, errors).await)
        }
        Err(ServiceError::TooMany { retry_after_seconds }) => {
            let held = FormState::Held { seconds: retry_after_seconds };
            Ok(form(&site, &visitor, held, typed, Errors::none()).await)
        }
        Err(ServiceError::Busy) => {
            let busy = FormState::Busy { seconds: BUSY_SECONDS };
            Ok(form(&site, &visitor, busy, typed, Errors::none()).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed; a password is never sent back.
#[derive(Default)]
struct TypedSignIn {
    email: String,
    next: String,
}

/// After how many seconds to come again when too many passwords wait to be checked.
const BUSY_SECONDS: u64 = 2;

/// Where a new session leads: to the page that was asked for, or first to the second factor.
pub(super) fn entered(visitor: &Visitor, opened: &Session, next: &str) -> Response {
    let address = visitor.address();
    if opened.pending {
        let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        return see_other(&address.to(&format!("/second-factor?next={next}")), None);
    }
    see_other(&address.onward(next), Some(Flash::SignedIn))
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

async fn form(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    typed: TypedSignIn,
    errors: Errors,
) -> Response {
    let language = visitor.language;
    let head = Head::plain(w!(language, account.sign_in));
    let shown = visitor.clone();
    let demonstration = site.settings.demonstration;
    let provider = site.settings.sign_on.as_ref().map(|sign_on| sign_on.name.clone());
    form_page(site, visitor, head, state, move || {
        let accounts = demonstration
            .then(|| view! { <DemoAccounts visitor=shown.clone() next=typed.next.clone()/> });
        let pause = pause(language, state);
        let provider = provider.map(|name| {
            let next: String = url::form_urlencoded::byte_serialize(typed.next.as_bytes()).collect();
            let address = shown.address().to(&format!("/sign-on?next={next}"));
            view! { <p class="actions"><a class="button plain" href=address>{w!(language, sign_on.with, name = name)}</a></p> }
        });
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, account.sign_in)}</h1>
                    <p class="quiet">{w!(language, account.lead)}</p>
                    {pause}
                    <form class="form rows" method="post" action=shown.address().to("/sign-in")>
                        <ErrorSummary visitor=shown.clone() errors=errors.clone()/>
                        <input type="hidden" name="next" value=typed.next/>
                        <TextField name="email" label=w!(language, account.email) value=typed.email errors=errors.clone()
                            kind="email" autocomplete="username"/>
                        <TextField name="password" label=w!(language, account.password) value="" errors=errors
                            kind="password" autocomplete="current-password"/>
                        <p class="actions">
                            <button class="button">{w!(language, account.enter)}</button>
                            <a href=shown.address().to("/recover")>{w!(language, recover.forgotten)}</a>
                        </p>
                    </form>
                    {provider}
                    <p class="small quiet">{w!(language, account.no_account)}</p>
                </section>
                {accounts}
            </div>
        }
    })
    .await
}

/// Why the try was not looked at, and when to come again.
fn pause(language: Language, state: FormState) -> Option<impl IntoView> {
    let (title, says) = match state {
        FormState::Busy { seconds } => {
            (w!(language, account.busy), w!(language, account.busy_says, count = seconds))
        }
        FormState::Held { seconds } => {
            (w!(language, account.throttled), w!(language, account.throttled_says, count = seconds))
        }
        FormState::Fresh | FormState::Invalid | FormState::TooLarge | FormState::Conflict => return None,
    };
    Some(view! {
        <section class="notice warn" role="alert">
            <h2>{title}</h2>
            <p>{says}</p>
        </section>
    })
}
