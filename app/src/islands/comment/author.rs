//! Who comments.

use leptos::prelude::*;

use super::CommentWords;
use crate::components::live::{Field, describes};

/// The fields of the author.
#[component]
pub(super) fn Author(
    kind: RwSignal<String>,
    name: RwSignal<String>,
    bin: RwSignal<String>,
    email: RwSignal<String>,
    error: Callback<&'static str, Option<String>>,
    words: CommentWords,
) -> impl IntoView {
    // The server and the waking browser must draw the same; what differs comes after the waking.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let of = move |field: &'static str| Signal::derive(move || error.run(field));
    let kinds = [
        ("individual", words.individual),
        ("legal_entity", words.legal_entity),
        ("organisation", words.organisation),
    ];
    let choices = kinds
        .into_iter()
        .enumerate()
        .map(|(place, (code, label))| {
            let id = if place == 0 { "f-kind".to_owned() } else { format!("f-kind-{place}") };
            view! {
                <label class="choice">
                    <input id=id type="radio" name="kind" value=code checked=kind.get_untracked() == code
                        prop:checked=move || kind.get() == code on:change=move |_| kind.set(code.to_owned())/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    let input = move |field: &'static str,
                      kind: &'static str,
                      autocomplete: &'static str,
                      value: RwSignal<String>| {
        let error = of(field);
        view! {
            <input id=format!("f-{field}") name=field type=kind autocomplete=autocomplete value=value.get_untracked()
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || error.get().is_some().then_some("true") aria-describedby=describes(field)/>
        }
    };
    view! {
        <fieldset class="choices across">
            <legend>{words.who}</legend>
            {move || error.run("kind").map(|error| view! { <span class="error" id="f-kind-error">{error}</span> })}
            {choices}
        </fieldset>
        <Field name="name" label=words.name hint=words.name_hint error=of("name")>{input("name", "text", "name", name)}</Field>
        // Before the island wakes the kind is not known to change, so the number is always asked for.
        <div hidden=move || awake.get() && kind.get() == "individual">
            <Field name="bin" label=words.bin hint=words.bin_hint error=of("bin") class="short">{input("bin", "text", "off", bin)}</Field>
        </div>
        <Field name="email" label=words.email hint=words.email_hint error=of("email")>{input("email", "email", "email", email)}</Field>
    }
}
