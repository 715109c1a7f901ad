//! How somebody who follows wants to be written to, as fields of a form.

use domain::language::Language;
use leptos::prelude::*;
use services::subscriptions::{Often, Wishes};

use crate::components::form::{Choices, Errors};
use crate::w;
use crate::words::often_word;

/// The wishes of a form or of the parameters of an address; what they do not tell, or tell wrongly, stays as it stands.
pub(super) fn wished(value: impl Fn(&str) -> String, stands: Wishes) -> Wishes {
    let Some(often) = Often::from_code(&value("often")) else { return stands };
    let language = Language::from_code(&value("language")).unwrap_or(stands.language);
    // A box that is not ticked sends nothing.
    Wishes { language, often, remind: value("remind") == "1" }
}

/// The choice of how often letters come.
#[component]
pub(super) fn HowOften(language: Language, often: Often) -> impl IntoView {
    let options = Often::ALL.map(|one| (one.code().to_owned(), often_word(language, one))).to_vec();
    view! {
        <Choices name="often" legend=w!(language, follow.often) options=options chosen=vec![often.code().to_owned()]
            errors=Errors::none()/>
    }
}

/// The choice of a reminder.
#[component]
pub(super) fn Remind(language: Language, remind: bool) -> impl IntoView {
    let options = vec![("1".to_owned(), w!(language, follow.remind))];
    let chosen = if remind { vec!["1".to_owned()] } else { Vec::new() };
    view! {
        <Choices name="remind" legend=w!(language, follow.remind_title) options=options chosen=chosen errors=Errors::none()
            several=true/>
    }
}
