//! Accepting an invitation: an account begins with the link of a letter.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::language::Language;
use http::HeaderMap;
use leptos::prelude::*;
use services::ServiceError;
use services::people::{AcceptInvitation, Invitation};

use super::over::{Over, over};
use super::sign_in::entered;
use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::components::names;
use crate::words::password_reasons;
use crate::{Answer, Fields, FormState, Head, Site, Visitor, form_page, session};
use crate::{w, words};

/// Shows whom the invitation is for and asks for a password.
///
/// # Errors
/// The faults of the services; an invitation that is over is explained.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
) -> Answer {
    match services::people::find_invitation(&site.services, &token, visitor.at).await {
        Ok(invitation) => {
            let name = invitation.name.clone();
            Ok(form(&site, &visitor, FormState::Fresh, invitation, name, Errors::none()).await)
        }
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

/// Makes the account, or adds the role to it, and signs the person in.
///
/// # Errors
/// As [`get`]; wrong input comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let secure = site.settings.secure_cookies;
    let input = AcceptInvitation {
        token: token.clone(),
        name: fields.take("name"),
        password: fields.take("password"),
        browser: session::browser(&visitor, &headers, secure),
    };
    let problems = match services::people::accept_invitation(&site.services, &visitor.request(), input).await
    {
        Ok(opened) => {
            let mut response = entered(&visitor, &opened, "");
            session::keep(&mut response, &opened, secure);
            return Ok(response);
        }
        Err(ServiceError::NotFound) => return Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(ServiceError::Invalid(problems)) => problems,
        Err(error) => return Err(error.into()),
    };
    let mut errors = Errors::none();
    let (of_name, of_password): (Vec<_>, Vec<_>) =
        problems.into_iter().partition(|problem| problem.field == "name");
    for problem in of_name {
        errors.add("name", words::name_problem_of(visitor.language, &problem.code));
    }
    if !of_password.is_empty() {
        errors.add("password", password_reasons(visitor.language, &of_password));
    }
    let invitation = services::people::find_invitation(&site.services, &token, visitor.at).await?;
    let state = FormState::Invalid;
    Ok(form(&site, &visitor, state, invitation, fields.take("name"), errors).await)
}

async fn form(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    invitation: Invitation,
    name: String,
    errors: Errors,
) -> Response {
    let language = visitor.language;
    let until = words::moment(language, site.settings.zone, invitation.expires_at);
    let shown = visitor.clone();
    let provider = site.settings.sign_on.as_ref().map(|sign_on| sign_on.name.clone());
    form_page(site, visitor, Head::plain(w!(language, account.invitation)), state, move || {
        let (body_language, body) = invitation.body.name.best(language);
        let new_account = !invitation.has_account;
        let provider = provider.map(|name| {
            let token = shown.path.rsplit('/').next().unwrap_or_default();
            let address = shown.address().to(&format!("/sign-on?invitation={token}"));
            view! { <p class="actions"><a class="button plain" href=address>{w!(language, sign_on.accept, name = name)}</a></p> }
        });
        let password = if new_account {
            view! {
                <TextField name="name" label=w!(language, account.name) value=name errors=errors.clone()
                    hint=w!(language, account.name_hint) autocomplete="name"/>
                <TextField name="password" label=w!(language, account.new_password) value="" errors=errors.clone()
                    hint=w!(language, account.new_password_hint) kind="password" autocomplete="new-password"/>
            }
            .into_any()
        } else {
            view! {
                <TextField name="password" label=w!(language, account.present_password) value="" errors=errors.clone()
                    hint=w!(language, account.present_password_hint) kind="password" autocomplete="current-password"/>
            }
            .into_any()
        };
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, account.invited_title)}</h1>
                    <dl class="facts-list">
                        <div><dt>{w!(language, account.invited_to)}</dt><dd lang=body_language.code()>{body.to_owned()}</dd></div>
                        <div><dt>{w!(language, account.invited_as)}</dt><dd>{names::role(language, invitation.role)}</dd></div>
                        <div><dt>{w!(language, account.email)}</dt><dd>{invitation.email.clone()}</dd></div>
                        <div><dt>{w!(language, account.valid_until)}</dt><dd class="num">{until}</dd></div>
                    </dl>
                    <form class="form rows" method="post">
                        <ErrorSummary visitor=shown errors=errors.clone()/>
                        <input class="unseen" type="email" name="username" value=invitation.email.clone() autocomplete="username"
                            readonly tabindex="-1" aria-hidden="true"/>
                        {password}
                        <p class="actions"><button class="button">{w!(language, account.accept)}</button></p>
                    </form>
                    {provider}
                </section>
            </div>
        }
    })
    .await
}

fn is_over(language: Language) -> Over {
    Over {
        title: w!(language, account.invitation),
        what: w!(language, account.over),
        says: w!(language, account.over_says),
        onward: ("/sign-in", w!(language, account.sign_in)),
    }
}
