//! The law that a line cites: picked from those that the body cited before or typed, and the places in it.

use leptos::prelude::*;

use super::citing::{MOST_PLACES, PARTS, place_field, written_rows};
use super::fields::{OneLine, Tongues};
use super::known_law::{KnownLaw, PICK, PICKED};
use super::state::EditorState;
use super::typed::field_name;
use crate::components::live::{Field, describes};

/// The law and the places in it.
#[component]
pub fn Law(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    id: String,
) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    let has_laws = state.laws.with_value(|laws| !laws.is_empty());
    let pick = has_laws.then(|| view! { <Pick state=state id=id.clone()/> }.into_any());
    view! {
        {pick}
        <Tongues state=state id=id.clone() stem="law" label=said.field_law/>
        <OneLine state=state id=id.clone() field="number" label=said.law_number hint=said.law_number_hint/>
        <Day state=state id=id.clone()/>
        {places(state, id)}
    }
}

/// The list of the laws that the body cited before; one of them stands in the fields, or the law is typed.
#[component]
fn Pick(state: EditorState, id: String) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    let stands = {
        let id = id.clone();
        Memo::new(move |_| {
            state.typed.with(|typed| {
                let line = typed.0.iter().find(|line| line.id == id);
                line.and_then(|line| {
                    state.laws.with_value(|laws| {
                        laws.iter().find(|law| law.stands_in(line)).map(|law| law.key.clone())
                    })
                })
            })
        })
    };
    let shown = stands.get_untracked().unwrap_or_default();
    let mut choices = vec![(String::new(), said.law_typed)];
    let listed = |law: &KnownLaw| (law.key.clone(), law.label.clone());
    state.laws.with_value(|laws| choices.extend(laws.iter().map(listed)));
    let choices = choices
        .into_iter()
        .map(|(key, label)| {
            let chosen = key == shown;
            let own = key.clone();
            let is_chosen = move || stands.get().unwrap_or_default() == own;
            view! { <option value=key selected=chosen prop:selected=is_chosen>{label}</option> }
        })
        .collect_view();
    let name = format!("{PICK}{id}");
    let picked = format!("{PICKED}{id}");
    let described = describes(&name);
    let no_fault: Signal<Option<String>> = Signal::derive(|| None);
    view! {
        <Field name=name.clone() label=said.law_pick hint=said.law_pick_hint error=no_fault class="wide">
            <input type="hidden" name=picked value=shown/>
            <select id=format!("f-{name}") name=name aria-describedby=described
                on:change=move |event| state.pick(&id, &event_target_value(&event))>
                {choices}
            </select>
        </Field>
    }
    .into_any()
}

/// The date of the law.
#[component]
fn Day(state: EditorState, id: String) -> impl IntoView {
    let label = state.say(|words| words.said.law_date.clone());
    let name = field_name(&id, "date");
    let fault = {
        let name = name.clone();
        Signal::derive(move || state.fault(&name))
    };
    let value = {
        let id = id.clone();
        Signal::derive(move || state.value(&id, "date"))
    };
    let first = value.get_untracked();
    let described = describes(&name);
    view! {
        <Field name=name.clone() label=label error=fault class="short">
            <input id=format!("f-{name}") name=name type="date" value=first prop:value=move || value.get() autocomplete="off"
                aria-invalid=move || fault.get().map(|_| "true") aria-describedby=described
                on:input=move |event| state.write(&id, "date", event_target_value(&event))/>
        </Field>
    }
    .into_any()
}

/// The places: the first one, and folded those after it with one to fill in.
fn places(state: EditorState, id: String) -> AnyView {
    let written = {
        let id = id.clone();
        move || {
            state.typed.with(|typed| {
                let line = typed.0.iter().find(|line| line.id == id);
                line.map(written_rows).unwrap_or_default()
            })
        }
    };
    let rows = Memo::new(move |_| (written() + 1).clamp(2, MOST_PLACES));
    let has_more = rows.get_untracked() > 2;
    let first = place(state, &id, 1);
    let further = move || 2..=rows.get();
    let children = move |row| place(state, &id, row);
    view! {
        {first}
        <details class="more field wide" open=has_more>
            <summary>{state.say(|words| words.said.law_more_places.clone())}</summary>
            <For each=further key=|row: &usize| *row children=children/>
        </details>
    }
    .into_any()
}

/// The fields of one place; the first of them say how they are filled in.
fn place(state: EditorState, id: &str, row: usize) -> AnyView {
    let said = state.say(|words| {
        let said = &words.said;
        [
            (&said.field_article, &said.article_hint),
            (&said.law_paragraphs, &said.law_paragraphs_hint),
            (&said.law_subparagraphs, &said.law_subparagraphs_hint),
        ]
        .map(|(label, hint)| (label.clone(), (row == 1).then(|| hint.clone())))
    });
    PARTS
        .into_iter()
        .zip(said)
        .map(|(part, (label, hint))| {
            view! { <OneLine state=state id=id field=place_field(part, row) label=label hint=hint/> }
        })
        .collect_view()
        .into_any()
}
