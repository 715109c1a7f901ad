//! A forgotten password: the page that asks for a letter.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::w;
use crate::{Answer, Fields, FormState, Head, Site, Visitor, form_page, page};

/// Shows the form.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    Ok(form(&site, &visitor, FormState::Fresh, String::new(), Errors::none()).await)
}

/// Sends the letter, if there is such an account. The answer is the same, and does not wait for it: how long it takes tells
/// nothing either.
///
/// # Errors
/// None of its own.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    let email = fields.take("email");
    if email.trim().is_empty() {
        let mut errors = Errors::none();
        errors.add("email", w!(visitor.language, account.email_missing));
        return Ok(form(&site, &visitor, FormState::Invalid, email, errors).await);
    }
    let (services, request) = (site.services.clone(), visitor.request());
    let typed = email.clone();
    tokio::spawn(async move {
        if let Err(error) = services::people::ask_recovery(&services, &request, &typed).await {
            tracing::error!(%error, "a letter for a forgotten password was not written");
        }
    });
    Ok(asked(&site, &visitor, email).await)
}

async fn asked(site: &Site, visitor: &Visitor, email: String) -> Response {
    let language = visitor.language;
    let address = visitor.address();
    let head = Head::plain(w!(language, recover.title));
    page(site, visitor, head, move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, recover.asked)}</h1>
                    <p role="status">{w!(language, recover.asked_says, email = email)}</p>
                    <p class="quiet">{w!(language, recover.asked_hint)}</p>
                    <p class="actions">
                        <a class="button" href=address.to("/sign-in")>{w!(language, account.sign_in)}</a>
                        <a href=address.to("/recover")>{w!(language, recover.again)}</a>
                    </p>
                </section>
            </div>
        }
    })
    .await
}

async fn form(site: &Site, visitor: &Visitor, state: FormState, email: String, errors: Errors) -> Response {
    let language = visitor.language;
    let shown = visitor.clone();
    form_page(site, visitor, Head::plain(w!(language, recover.title)), state, move || {
        let address = shown.address();
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, recover.title)}</h1>
                    <p class="quiet">{w!(language, recover.lead)}</p>
                    <form class="form rows" method="post" action=address.to("/recover")>
                        <ErrorSummary visitor=shown errors=errors.clone()/>
                        <TextField name="email" label=w!(language, account.email) value=email errors=errors kind="email"
                            autocomplete="username"/>
                        <p class="actions">
                            <button class="button">{w!(language, recover.ask)}</button>
                            <a href=address.to("/sign-in")>{w!(language, form.back)}</a>
                        </p>
                    </form>
                </section>
            </div>
        }
    })
    .await
}
