//! A forgotten password: the link of the letter takes a new one.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::language::Language;
use http::HeaderMap;
use leptos::prelude::*;
use services::ServiceError;
use services::people::Recover;

use super::over::{Over, over};
use super::sign_in::entered;
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::w;
use crate::words::password_reasons;
use crate::{Answer, Fields, FormState, Head, Site, Visitor, form_page, session};

/// Shows whose password it is and asks for a new one.
///
/// # Errors
/// The faults of the services; a link that is over is explained.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
) -> Answer {
    show(&site, &visitor, &token, FormState::Fresh, Errors::none()).await
}

/// Replaces the password and signs the person in.
///
/// # Errors
/// As [`get`]; a weak password comes back with the reasons.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let secure = site.settings.secure_cookies;
    let input = Recover {
        token: token.clone(),
        password: fields.take("password"),
        browser: session::browser(&visitor, &headers, secure),
    };
    match services::people::recover(&site.services, &visitor.request(), input).await {
        Ok(opened) => {
            let mut response = entered(&visitor, &opened, "");
            session::keep(&mut response, &opened, secure);
            Ok(response)
        }
        Err(ServiceError::Invalid(problems)) => {
            let mut errors = Errors::none();
            errors.add("password", password_reasons(visitor.language, &problems));
            show(&site, &visitor, &token, FormState::Invalid, errors).await
        }
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

async fn show(site: &Site, visitor: &Visitor, token: &str, state: FormState, errors: Errors) -> Answer {
    match services::people::find_recovery(&site.services, token, visitor.at).await {
        Ok(email) => Ok(form(site, visitor, state, email, errors).await),
        Err(ServiceError::NotFound) => Ok(over(site, visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

async fn form(site: &Site, visitor: &Visitor, state: FormState, email: String, errors: Errors) -> Response {
    let language = visitor.language;
    let shown = visitor.clone();
    form_page(site, visitor, Head::plain(w!(language, recover.new_title)), state, move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, recover.new_title)}</h1>
                    <p class="quiet">{w!(language, recover.new_lead, email = email.clone())}</p>
                    <form class="form rows" method="post">
                        <ErrorSummary visitor=shown errors=errors.clone()/>
                        <input class="unseen" type="email" name="username" value=email autocomplete="username" readonly
                            tabindex="-1" aria-hidden="true"/>
                        <TextField name="password" label=w!(language, recover.new_password) value="" errors=errors
                            hint=w!(language, account.new_password_hint) kind="password" autocomplete="new-password"/>
                        <p class="actions"><button class="button">{w!(language, recover.new_do)}</button></p>
                    </form>
                </section>
            </div>
        }
    })
    .await
}

fn is_over(language: Language) -> Over {
    Over {
        title: w!(language, recover.title),
        what: w!(language, recover.over),
        says: w!(language, recover.over_says),
        onward: ("/recover", w!(language, recover.again)),
    }
}
