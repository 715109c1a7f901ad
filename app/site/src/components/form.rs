//! The fields of forms with their hints and errors.

mod errors;

use leptos::prelude::*;

pub use self::errors::{ErrorSummary, Errors};
use app::components::live::TextArea;

/// The ids of the hint and the error of a field, for `aria-describedby`.
fn described(name: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, format!("f-{name}-hint")), (error, format!("f-{name}-error"))]
        .into_iter()
        .filter_map(|(there, id)| there.then_some(id))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// How a field stands after the form was sent.
struct Standing {
    /// The classes around it.
    class: String,
    /// The ids for `aria-describedby`.
    describes: Option<String>,
    /// What is wrong with it.
    error: Option<String>,
}

impl Standing {
    fn of(errors: &Errors, name: &str, class: &str, hint: bool) -> Self {
        let error = errors.of(name);
        let bad = if error.is_some() { " bad" } else { "" };
        let describes = described(name, hint, error.is_some());
        Self { class: format!("field {class}{bad}"), describes, error }
    }
}

/// What stands above the control of a field.
#[component]
fn Above(
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    optional: Option<String>,
) -> impl IntoView {
    view! {
        <label for=format!("f-{name}")>
            {label}
            {optional.map(|word| view! { " "<span class="optional">{word}</span> })}
        </label>
        {hint.map(|hint| view! { <span class="hint" id=format!("f-{name}-hint")>{hint}</span> })}
        {error.map(|error| view! { <span class="error" id=format!("f-{name}-error")>{error}</span> })}
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The value to show.
    #[prop(into)]
    value: String,
    /// The errors of the form.
    errors: Errors,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The word "optional", where the field may stay empty.
    #[prop(optional, into)]
    optional: Option<String>,
    /// The type of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// More classes: `short`.
    #[prop(default = "")]
    class: &'static str,
    /// The language of the value.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let Standing { class, describes, error } = Standing::of(&errors, &name, class, hint.is_some());
    let invalid = error.is_some().then_some("true");
    view! {
        <div class=class>
            <Above name=name.clone() label=label hint=hint error=error optional=optional/>
            <input id=format!("f-{name}") name=name.clone() r#type=kind value=value autocomplete=autocomplete lang=lang
                aria-invalid=invalid aria-describedby=describes/>
        </div>
    }
}

/// A field of many lines.
#[component]
pub fn AreaField(
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The text to show.
    #[prop(into)]
    text: String,
    /// The errors of the form.
    errors: Errors,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The word "optional", where the field may stay empty.
    #[prop(optional, into)]
    optional: Option<String>,
    /// More classes: `law-words`.
    #[prop(default = "")]
    class: &'static str,
    /// How many lines are shown.
    #[prop(default = 6)]
    rows: u32,
    /// The language of the text.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let Standing { class, describes, error } = Standing::of(&errors, &name, class, hint.is_some());
    let invalid = error.is_some();
    let id = format!("f-{name}");
    view! {
        <div class=class>
            <Above name=name.clone() label=label hint=hint error=error optional=optional/>
            <TextArea id=id name=name text=text rows=rows invalid=invalid described_by=describes lang=lang/>
        </div>
    }
}

/// A file to choose. What was chosen cannot be shown again: a browser keeps it to itself.
#[component]
pub fn FileField(
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What a browser offers to choose from.
    accept: &'static str,
    /// The errors of the form.
    errors: Errors,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let Standing { class, describes, error } = Standing::of(&errors, &name, "", hint.is_some());
    let invalid = error.is_some().then_some("true");
    view! {
        <div class=class>
            <Above name=name.clone() label=label hint=hint error=error optional=None/>
            <input id=format!("f-{name}") r#type="file" name=name.clone() accept=accept
                aria-invalid=invalid aria-describedby=describes/>
        </div>
    }
}

/// A choice from a list.
#[component]
pub fn SelectField(
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The chosen value.
    #[prop(into)]
    value: String,
    /// The values with their words.
    options: Vec<(String, String)>,
    /// The errors of the form.
    errors: Errors,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let Standing { class, describes, error } = Standing::of(&errors, &name, class, hint.is_some());
    let invalid = error.is_some().then_some("true");
    let choices = options
        .into_iter()
        .map(|(option, words)| view! { <option value=option.clone() selected=option == value>{words}</option> })
        .collect_view();
    view! {
        <div class=class>
            <Above name=name.clone() label=label hint=hint error=error optional=None/>
            <select id=format!("f-{name}") name=name.clone() aria-invalid=invalid aria-describedby=describes>{choices}</select>
        </div>
    }
}

/// Choices of which one (radio) or several (checkbox) hold.
#[component]
pub fn Choices(
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The legend.
    #[prop(into)]
    legend: String,
    /// The values with their words.
    options: Vec<(String, String)>,
    /// The chosen values.
    chosen: Vec<String>,
    /// The errors of the form.
    errors: Errors,
    /// Whether several may hold.
    #[prop(optional)]
    several: bool,
    /// Whether they stand in a row.
    #[prop(optional)]
    across: bool,
) -> impl IntoView {
    let error = errors.of(&name);
    let kind = if several { "checkbox" } else { "radio" };
    let describes = described(&name, false, error.is_some());
    let choices = options
        .into_iter()
        .enumerate()
        .map(|(place, (option, words))| {
            let id = if place == 0 { format!("f-{name}") } else { format!("f-{name}-{place}") };
            let checked = chosen.contains(&option);
            view! {
                <label class="choice"><input id=id r#type=kind name=name.clone() value=option checked=checked/><span>{words}</span></label>
            }
        })
        .collect_view();
    let class = if across { "choices across" } else { "choices" };
    view! {
        <fieldset class=class aria-describedby=describes>
            <legend>{legend}</legend>
            {error.map(|error| view! { <span class="error" id=format!("f-{name}-error")>{error}</span> })}
            {choices}
        </fieldset>
    }
}
