//! Who comments.

use domain::discussion::CommentFields;
use leptos::prelude::*;

use super::CommentWords;
use crate::components::live::{Field, TextArea, describes};

/// The kinds that have one name.
const NAMED: [&str; 5] = ["individual", "entrepreneur", "legal_entity", "foreign_entity", "organisation"];

/// The fields of the author.
#[component]
pub(super) fn Author(
    fields: CommentFields<RwSignal<String>>,
    regions: Vec<(String, String)>,
    error: Callback<&'static str, Option<String>>,
    words: CommentWords,
) -> impl IntoView {
    let CommentFields { kind, name, bin, email, withhold, region, names, iin, country, registration, .. } =
        fields;
    // The server and the waking browser must draw the same; what differs comes after the waking.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let of = move |field: &'static str| Signal::derive(move || error.run(field));
    let kinds = [
        ("individual", words.individual),
        ("entrepreneur", words.entrepreneur.clone()),
        ("legal_entity", words.legal_entity.clone()),
        ("foreign_entity", words.foreign_entity.clone()),
        ("organisation", words.organisation.clone()),
        ("group", words.group.clone()),
    ];
    // Before the island wakes the kind is not known to change: the fields of every kind stand under their names.
    let hides = move |kinds: &'static [&'static str]| awake.get() && !kinds.contains(&kind.read().as_str());
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
    let places = std::iter::once((String::new(), words.region_none))
        .chain(regions)
        .map(|(code, name)| {
            let chosen = code == *region.read_untracked();
            view! { <option value=code.clone() selected=chosen>{name}</option> }
        })
        .collect_view();
    // A browser offers the name of a person and that of an organisation from different places.
    let of_name = Signal::derive(move || match kind.get().as_str() {
        "individual" | "entrepreneur" => "name",
        _ => "organization",
    });
    let (off, of_mail, of_country) =
        (Signal::stored("off"), Signal::stored("email"), Signal::stored("country-name"));
    let input = move |field: &'static str,
                      kind: &'static str,
                      autocomplete: Signal<&'static str>,
                      value: RwSignal<String>| {
        let error = of(field);
        view! {
            <input id=format!("f-{field}") name=field type=kind inputmode=keyboard(field) autocomplete=move || autocomplete.get() value=value.get_untracked()
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || error.get().is_some().then_some("true") aria-describedby=describes(field)/>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{words.who}</legend>
            {move || error.run("kind").map(|error| view! { <span class="error" id="f-kind-error">{error}</span> })}
            {choices}
        </fieldset>
        <div hidden=move || hides(&NAMED)>
            <Field name="name" label=words.name hint=words.name_hint error=of("name")>{input("name", "text", of_name, name)}</Field>
        </div>
        <fieldset class="choices" hidden=move || hides(&["group"])>
            <legend>{words.group}</legend>
            <Field name="names" label=words.names hint=words.names_hint error=of("names")>
                <TextArea id="f-names" name="names" text=names on_text=move |value| names.set(value)
                    described_by=describes("names") invalid=Signal::derive(move || error.run("names").is_some()) rows=4/>
            </Field>
        </fieldset>
        <fieldset class="choices" hidden=move || hides(&["entrepreneur"])>
            <legend>{words.entrepreneur}</legend>
            <Field name="iin" label=words.iin hint=words.iin_hint error=of("iin") class="short">{input("iin", "text", off, iin)}</Field>
        </fieldset>
        <fieldset class="choices" hidden=move || hides(&["legal_entity", "organisation"])>
            <legend>{format!("{} / {}", words.legal_entity, words.organisation)}</legend>
            <Field name="bin" label=words.bin hint=words.bin_hint error=of("bin") class="short">{input("bin", "text", off, bin)}</Field>
        </fieldset>
        <fieldset class="choices" hidden=move || hides(&["foreign_entity"])>
            <legend>{words.foreign_entity}</legend>
            <Field name="country" label=words.country hint=words.country_hint error=of("country")>{input("country", "text", of_country, country)}</Field>
            <Field name="registration" label=words.registration hint=words.registration_hint error=of("registration") class="short">
                {input("registration", "text", off, registration)}
            </Field>
        </fieldset>
        <div class="rows" hidden=move || awake.get() && kind.get() != "individual">
            {move || error.run("withhold").map(|error| view! { <span class="error" id="f-withhold-error">{error}</span> })}
            <label class="choice">
                <input id="f-withhold" type="checkbox" name="withhold" value="yes" checked=!withhold.read_untracked().is_empty()
                    prop:checked=move || !withhold.read().is_empty() aria-describedby="f-withhold-hint"
                    on:change=move |event| withhold.set(if event_target_checked(&event) { "yes".to_owned() } else { String::new() })/>
                <span>{words.withhold}<span class="hint" id="f-withhold-hint">{words.withhold_hint}</span></span>
            </label>
            <div hidden=move || awake.get() && withhold.read().is_empty()>
                <Field name="region" label=words.region error=of("region")>
                    <select id="f-region" name="region" on:change=move |event| region.set(event_target_value(&event))
                        prop:value=move || region.get()>{places}</select>
                </Field>
            </div>
        </div>
        <Field name="email" label=format!("{} {}", words.email, words.optional) hint=format!("{} {}", words.email_hint, words.mail_hint) error=of("email")>{input("email", "email", of_mail, email)}</Field>
    }
}

/// What keyboard a phone shows for a field.
fn keyboard(field: &str) -> &'static str {
    match field {
        "bin" | "iin" => "numeric",
        "email" => "email",
        _ => "text",
    }
}
