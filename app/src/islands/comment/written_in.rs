//! The language in which a comment is written.

use leptos::prelude::*;

use crate::components::live::Field;

/// The choice of the language.
#[component]
pub(super) fn WrittenIn(
    language: RwSignal<String>,
    languages: Vec<(String, String)>,
    label: String,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let options = languages
        .into_iter()
        .map(|(code, own_name)| {
            let chosen = code == language.get_untracked();
            view! { <option value=code.clone() selected=chosen>{own_name}</option> }
        })
        .collect_view();
    view! {
        <Field name="language" label=label error=error class="short">
            <select id="f-language" name="language" on:change=move |event| language.set(event_target_value(&event))
                prop:value=move || language.get()>{options}</select>
        </Field>
    }
}
