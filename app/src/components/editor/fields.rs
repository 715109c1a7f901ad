//! The single fields of a line: each shows what is typed, writes what is typed anew, and says what is wrong with it.

use domain::language::Language;
use leptos::prelude::*;

use super::state::EditorState;
use super::typed::{field_name, tongue};
use crate::components::live::{Field, TextArea, describes};

/// A field as it stands in the form: its name there, what is wrong with it, and what is typed.
struct Bound {
    name: String,
    fault: Signal<Option<String>>,
    value: Signal<String>,
}

impl Bound {
    fn of(state: EditorState, id: &str, field: &str) -> Self {
        let name = field_name(id, field);
        let fault = {
            let name = name.clone();
            Signal::derive(move || state.fault(&name))
        };
        let (id, field) = (id.to_owned(), field.to_owned());
        Self { name, fault, value: Signal::derive(move || state.value(&id, &field)) }
    }
}

/// A field of one line.
#[component]
pub fn OneLine(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    #[prop(into)]
    id: String,
    /// The field of the line.
    #[prop(into)]
    field: String,
    /// The label.
    label: String,
    /// A hint under the label.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// More classes.
    #[prop(default = "short")]
    class: &'static str,
    /// What keyboard a phone shows.
    #[prop(default = "text")]
    keyboard: &'static str,
) -> impl IntoView {
    let Bound { name, fault, value } = Bound::of(state, &id, &field);
    let first = value.get_untracked();
    let described = describes(&name);
    view! {
        <Field name=name.clone() label=label hint=hint error=fault class=class>
            <input id=format!("f-{name}") name=name value=first prop:value=move || value.get() inputmode=keyboard autocomplete="off"
                aria-invalid=move || fault.get().map(|_| "true") aria-describedby=described
                on:input=move |event| state.write(&id, &field, event_target_value(&event))/>
        </Field>
    }
    .into_any()
}

/// The options of a list with the words of each.
pub fn options<Choice: Copy>(
    all: impl IntoIterator<Item = Choice>,
    code: fn(Choice) -> &'static str,
    words: impl Fn(Choice) -> String,
) -> Vec<(String, String)> {
    all.into_iter().map(|choice| (code(choice).to_owned(), words(choice))).collect()
}

/// A choice from a list.
#[component]
pub fn Choose(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    #[prop(into)]
    id: String,
    /// The field of the line.
    #[prop(into)]
    field: String,
    /// The label.
    label: String,
    /// The values with their words.
    options: Vec<(String, String)>,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let Bound { name, fault, value } = Bound::of(state, &id, &field);
    let first = value.get_untracked();
    let described = describes(&name);
    let choices = options
        .into_iter()
        .map(|(option, words)| {
            let chosen = option == first;
            let own = option.clone();
            view! { <option value=option selected=chosen prop:selected=move || value.get() == own>{words}</option> }
        })
        .collect_view();
    view! {
        <Field name=name.clone() label=label error=fault class=class>
            <select id=format!("f-{name}") name=name aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described
                on:change=move |event| state.write(&id, &field, event_target_value(&event))>
                {choices}
            </select>
        </Field>
    }
    .into_any()
}

/// A box to tick, one of several of the same field or alone.
#[component]
pub fn Tick(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    #[prop(into)]
    id: String,
    /// The field of the line.
    #[prop(into)]
    field: String,
    /// The value it sends.
    #[prop(into)]
    value: String,
    /// What it says.
    label: String,
) -> impl IntoView {
    let name = field_name(&id, &field);
    let ticked = {
        let (id, field, value) = (id.clone(), field.clone(), value.clone());
        Signal::derive(move || {
            state.typed.with(|typed| {
                let line = typed.0.iter().find(|line| line.id == id);
                line.is_some_and(|line| line.all(&field).any(|given| given == value))
            })
        })
    };
    let sent = value.clone();
    view! {
        <label class="choice">
            <input type="checkbox" id=format!("f-{name}-{value}") name=name value=value checked=ticked.get_untracked()
                prop:checked=move || ticked.get()
                on:change=move |event| state.tick(&id, &field, &sent, event_target_checked(&event))/>
            <span>{label}</span>
        </label>
    }
}

/// A text in every language, Kazakh and Russian side by side, English folded until it is written.
#[component]
pub fn Tongues(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    #[prop(into)]
    id: String,
    /// The stem of the fields: `text` or `law`.
    stem: &'static str,
    /// What the text is.
    label: String,
    /// A hint under the first label.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// How many lines are shown.
    #[prop(default = 2)]
    rows: u32,
) -> impl IntoView {
    let required = state.known.with_value(|known| known.required.clone());
    let beside: Vec<Language> =
        Language::ALL.into_iter().filter(|language| required.contains(language)).collect();
    let folded: Vec<Language> =
        Language::ALL.into_iter().filter(|language| !required.contains(language)).collect();
    let one = {
        let (id, label) = (id.clone(), label.clone());
        move |language: Language| {
            view! { <Tongue state=state id=id.clone() stem=stem label=label.clone() language=language rows=rows/> }
        }
    };
    let folded = folded
        .into_iter()
        .map(|language| {
            view! {
                <details class="more" open=language == state.language>
                    <summary>{state.say(|words| words.said.optional_language.clone())}</summary>
                    {one(language)}
                </details>
            }
        })
        .collect_view();
    view! {
        <div class="wide rows field">
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            <div class="tongues">{beside.into_iter().map(one.clone()).collect_view()}</div>
            {folded}
        </div>
    }
}

#[component]
fn Tongue(
    state: EditorState,
    id: String,
    stem: &'static str,
    label: String,
    language: Language,
    rows: u32,
) -> impl IntoView {
    let field = tongue(stem, language);
    let Bound { name, fault, value: text } = Bound::of(state, &id, &field);
    let alone = {
        let id = id.clone();
        move || {
            (stem == "text" && state.changed_alone(&id, language)).then(|| {
                view! { <span class="tag doubt">{state.say(|words| words.said.changed_alone.clone())}</span> }
            })
        }
    };
    let error_id = format!("f-{name}-error");
    let error =
        move || fault.get().map(|fault| view! { <span class="error" id=error_id.clone()>{fault}</span> });
    let on_text = Callback::new(move |typed: String| state.write(&id, &field, typed));
    view! {
        <div class=move || if fault.get().is_some() { "field law-words bad" } else { "field law-words" }>
            <label for=format!("f-{name}")>
                <span>{label}</span>" "<span class="quiet">{state.say(|words| words.tongue(language))}</span>
                {alone}
            </label>
            {error}
            <TextArea id=format!("f-{name}") name=name.clone() text=text on_text=on_text lang=language.code().to_owned()
                described_by=format!("f-{name}-error") invalid=Signal::derive(move || fault.get().is_some()) rows=rows/>
        </div>
    }
}
