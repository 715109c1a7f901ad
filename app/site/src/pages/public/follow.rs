//! Asking to be told by e-mail: of a draft, of a service, of a body, of everything (Art. 23(1), R15-6).

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use services::ServiceError;
use services::subscriptions::{Followed, Scope, Wishes, choices, subscribe};

use super::wishes::{HowOften, Remind, wished};
use crate::components::form::{Choices, ErrorSummary, Errors, TextField};
use crate::w;
use crate::words::followed;
use crate::{Answer, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// Shows what may be followed from here: `?draft=NUMBER`, `?service=CODE`, `?body=CODE`, or everything.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such public thing.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let asked = asked(&visitor);
    let choices = choices(&site.services, &asked).await?;
    let email = visitor.signed_in.as_ref().map(|person| person.email.clone()).unwrap_or_default();
    let typed = TypedSubscription { email, chosen: value(&asked), wishes: visitor.language.into() };
    Ok(form(&site, &visitor, FormState::Fresh, choices, typed, Errors::none()).await)
}

/// Sends the letter that asks for confirmation.
///
/// # Errors
/// As [`get`]; an address that cannot be one comes back with the form.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    let asked = asked(&visitor);
    let choices = choices(&site.services, &asked).await?;
    let wishes = wished(|name| fields.get(name).to_owned(), visitor.language.into());
    let typed = TypedSubscription { email: fields.take("email"), chosen: fields.take("what"), wishes };
    let Some(wanted) = choices.iter().find(|choice| value(&choice.scope) == typed.chosen) else {
        let mut errors = Errors::none();
        errors.add("what", w!(visitor.language, follow.what_missing));
        return Ok(form(&site, &visitor, FormState::Invalid, choices, typed, errors).await);
    };
    let request = visitor.request();
    match subscribe(&site.services, &request, &typed.email, &wanted.scope, typed.wishes).await {
        Ok(()) => Ok(see_other(&back(&visitor, &asked), Some(Flash::SubscriptionAsked))),
        Err(ServiceError::Invalid(_)) => {
            let mut errors = Errors::none();
            errors.add("email", w!(visitor.language, follow.email_wrong));
            Ok(form(&site, &visitor, FormState::Invalid, choices, typed, errors).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed and chosen.
struct TypedSubscription {
    email: String,
    chosen: String,
    wishes: Wishes,
}

fn asked(visitor: &Visitor) -> Scope {
    ["draft", "service", "body"]
        .into_iter()
        .find_map(|code| visitor.parameter(code).and_then(|key| Scope::from_code(code, &key)))
        .unwrap_or(Scope::All)
}

/// A scope as the value of a choice.
fn value(scope: &Scope) -> String {
    format!("{}:{}", scope.code(), scope.key())
}

/// The page from which somebody came to follow.
fn back(visitor: &Visitor, asked: &Scope) -> String {
    let address = visitor.address();
    match asked {
        Scope::Draft(number) => address.draft(number),
        Scope::Service(code) => address.service(code),
        Scope::Body(_) | Scope::All => address.home(),
    }
}

async fn form(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    choices: Vec<Followed>,
    typed: TypedSubscription,
    errors: Errors,
) -> Response {
    let language = visitor.language;
    let shown = visitor.clone();
    let back = back(visitor, &asked(visitor));
    let action = visitor.here();
    form_page(site, visitor, Head::plain(w!(language, follow.title)), state, move || {
        let options =
            choices.iter().map(|choice| (value(&choice.scope), followed(language, choice))).collect();
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, follow.title)}</h1>
                    <p class="quiet">{w!(language, follow.lead)}</p>
                    <form class="form rows" method="post" action=action novalidate>
                        <ErrorSummary visitor=shown errors=errors.clone()/>
                        <Choices name="what" legend=w!(language, follow.what) options=options chosen=vec![typed.chosen]
                            errors=errors.clone()/>
                        <HowOften language=language often=typed.wishes.often/>
                        <Remind language=language remind=typed.wishes.remind/>
                        <TextField name="email" label=w!(language, follow.email) value=typed.email errors=errors
                            hint=w!(language, follow.email_hint) kind="email" autocomplete="email"/>
                        <p class="actions">
                            <button class="button">{w!(language, follow.ask)}</button>
                            <a class="button plain" href=back>{w!(language, follow.back)}</a>
                        </p>
                    </form>
                    <p class="small quiet">{w!(language, follow.privacy)}</p>
                </section>
            </div>
        }
    })
    .await
}
