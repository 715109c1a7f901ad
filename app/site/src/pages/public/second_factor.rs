//! The second step of signing in: the code of an authenticator app, or a recovery code.

use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use http::HeaderMap;
use leptos::prelude::*;
use services::ServiceError;
use services::people::show_second_factor;

use super::over::{Over, over};
use super::sign_in::entered;
use crate::components::factor::{Held, code_problem};
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::w;
use crate::{Answer, Fields, FormState, Head, Site, Visitor, form_page, session, session_token};

/// Asks for the code, as long as a sign-in waits for it.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    if visitor.pending.is_none() {
        return Ok(too_late(&site, &visitor).await);
    }
    let next = visitor.parameter("next").unwrap_or_default();
    Ok(form(&site, &visitor, FormState::Fresh, next, Errors::none()).await)
}

/// Completes the sign-in, under a new secret.
///
/// # Errors
/// The faults of the services; a wrong code comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    jar: CookieJar,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let next = fields.take("next");
    let secure = site.settings.secure_cookies;
    let Some(token) = session_token(&jar, secure) else { return Ok(too_late(&site, &visitor).await) };
    let browser = session::browser(&visitor, &headers, secure);
    let shown =
        show_second_factor(&site.services, &visitor.request(), &token, fields.get("code"), &browser).await;
    match shown {
        Ok(opened) => {
            let mut response = entered(&visitor, &opened, &next);
            session::keep(&mut response, &opened, secure);
            Ok(response)
        }
        Err(ServiceError::NotFound) => Ok(too_late(&site, &visitor).await),
        Err(ServiceError::Invalid(problems)) => {
            let mut errors = Errors::none();
            for problem in problems {
                errors.add("code", code_problem(visitor.language, &problem.code));
            }
            Ok(form(&site, &visitor, FormState::Invalid, next, errors).await)
        }
        Err(ServiceError::TooMany { retry_after_seconds: seconds }) => {
            Ok(form(&site, &visitor, FormState::Held { seconds }, next, Errors::none()).await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn too_late(site: &Site, visitor: &Visitor) -> Response {
    let language = visitor.language;
    let words = Over {
        title: w!(language, factor.ask_title),
        what: w!(language, factor.ask_over),
        says: w!(language, factor.ask_over_says),
        onward: ("/sign-in", w!(language, account.sign_in)),
    };
    over(site, visitor, words).await
}

async fn form(site: &Site, visitor: &Visitor, state: FormState, next: String, errors: Errors) -> Response {
    let language = visitor.language;
    let held = state.retry_after_seconds();
    let shown = visitor.clone();
    form_page(site, visitor, Head::plain(w!(language, factor.ask_title)), state, move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, factor.ask_title)}</h1>
                    <p class="quiet">{w!(language, factor.ask_lead)}</p>
                    {held.map(|seconds| view! { <Held language=language seconds=seconds/> })}
                    <form class="form rows" method="post" action=shown.address().to("/second-factor")>
                        <ErrorSummary visitor=shown.clone() errors=errors.clone()/>
                        <input type="hidden" name="next" value=next/>
                        <TextField name="code" label=w!(language, factor.ask_code) value="" errors=errors
                            hint=w!(language, factor.ask_hint) autocomplete="one-time-code" class="short"/>
                        <p class="actions"><button class="button">{w!(language, factor.enter)}</button></p>
                    </form>
                    <p class="small quiet">{w!(language, factor.lost)}</p>
                </section>
            </div>
        }
    })
    .await
}
