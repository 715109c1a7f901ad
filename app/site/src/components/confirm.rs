//! The form that waits for the proof of its person: everything that was typed, out of sight, and the fields of the proof.

use leptos::prelude::*;

use super::factor::code_problem;
use super::form::{ErrorSummary, Errors, TextField};
use super::unsent::{Unsent, hidden};
use crate::w;
use crate::{CONFIRM_CODE, CONFIRM_FIELD, CONFIRM_SENT, Confirm, Unconfirmed, Visitor};

/// Where the error of a proof at the provider leads to.
const PROVIDER: &str = "present_provider";

/// The form with what it waits for.
pub(super) fn form(visitor: &Visitor, confirm: &Confirm, unsent: Unsent) -> AnyView {
    let language = visitor.language;
    let errors = errors(visitor, confirm);
    let provider = confirm.provider.clone().map(|name| at_provider(visitor, name, &errors));
    let password = confirm.password.then(|| {
        view! {
            <TextField name=CONFIRM_FIELD label=w!(language, fault.confirm_password) value="" errors=errors.clone()
                hint=w!(language, fault.confirm_hint) kind="password" autocomplete="current-password"/>
        }
    });
    let code = confirm.code.then(|| {
        view! {
            <TextField name=CONFIRM_CODE label=w!(language, factor.ask_code) value="" errors=errors.clone()
                hint=w!(language, factor.ask_hint) autocomplete="one-time-code" class="short"/>
        }
    });
    view! {
        <form method="post" action=unsent.address class="form rows">
            <ErrorSummary visitor=visitor.clone() errors=errors/>
            {hidden(&unsent.fields)}
            {provider}
            {password}
            {code}
            <p class="actions">
                <button class="button" name=CONFIRM_SENT value="on">{w!(language, fault.confirm_do)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// The way round the provider. It opens beside the form, so that nothing typed has to be kept anywhere else.
fn at_provider(visitor: &Visitor, name: String, errors: &Errors) -> AnyView {
    let language = visitor.language;
    let to = visitor.address().to("/sign-on?again=on");
    let error = errors.of(PROVIDER);
    let class = if error.is_some() { "field bad" } else { "field" };
    let describes = error.is_some().then(|| format!("f-{PROVIDER}-error"));
    let error = error.map(|error| view! { <p class="error" id=format!("f-{PROVIDER}-error")>{error}</p> });
    let says = w!(language, fault.confirm_provider_says, name = name.clone());
    view! {
        <div class=class>
            <p>{says}</p>
            {error}
            <p class="actions">
                <a class="button plain" id=format!("f-{PROVIDER}") href=to target="_blank" rel="noopener"
                    aria-describedby=describes>{w!(language, fault.confirm_provider, name = name)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// What stood against the proof, beside its field.
fn errors(visitor: &Visitor, confirm: &Confirm) -> Errors {
    let language = visitor.language;
    let mut errors = Errors::none();
    match &confirm.trouble {
        None => {}
        Some(Unconfirmed::Missing) if confirm.password => {
            errors.add(CONFIRM_FIELD, w!(language, fault.confirm_missing));
        }
        Some(Unconfirmed::Missing) => {
            let name = confirm.provider.clone().unwrap_or_default();
            errors.add(PROVIDER, w!(language, fault.confirm_provider_missing, name = name));
        }
        Some(Unconfirmed::Password) => errors.add(CONFIRM_FIELD, w!(language, fault.confirm_wrong)),
        Some(Unconfirmed::PasswordHeld { seconds }) => {
            errors.add(CONFIRM_FIELD, w!(language, fault.confirm_wait, count = *seconds));
        }
        Some(Unconfirmed::Code(code)) => errors.add(CONFIRM_CODE, code_problem(language, code)),
        Some(Unconfirmed::CodeHeld { seconds }) => {
            errors.add(CONFIRM_CODE, w!(language, factor.held_says, count = *seconds));
        }
        Some(Unconfirmed::Busy) => errors.add(CONFIRM_FIELD, w!(language, fault.confirm_busy)),
    }
    errors
}
