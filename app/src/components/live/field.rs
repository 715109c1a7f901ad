//! The frame of a field inside an island: label, hint, error, control.

use leptos::prelude::*;

/// A field with what belongs around its control; the control's id is `f-NAME`.
#[component]
pub fn Field(
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// A hint under the label.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// The error of the field, if it was refused.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
    /// The control.
    children: Children,
) -> impl IntoView {
    let error_id = format!("f-{name}-error");
    view! {
        <div class=move || format!("field {class}{}", if error.get().is_some() { " bad" } else { "" })>
            <label for=format!("f-{name}")>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=format!("f-{name}-hint")>{hint}</span> })}
            {move || error.get().map(|error| view! { <span class="error" id=error_id.clone()>{error}</span> })}
            {children()}
        </div>
    }
}

/// The ids of the hint and the error of a field, for `aria-describedby`; an error that is not there is no harm.
pub fn describes(name: &str) -> String {
    format!("f-{name}-hint f-{name}-error")
}
