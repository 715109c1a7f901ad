//! The one way to show text that somebody typed inside a `<textarea>`.

use leptos::prelude::*;

/// A text area with its text.
///
/// Leptos does not escape the children of `<textarea>` when it renders on the server, so a stored
/// `</textarea><script>` would break out; here the text is escaped, and in the browser it is set as a property.
#[component]
pub fn TextArea(
    /// The identity, for its label.
    #[prop(into)]
    id: String,
    /// The name in the form.
    #[prop(into)]
    name: String,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Called with the text after every change, in the browser.
    #[prop(optional, into)]
    on_text: Option<Callback<String>>,
    /// The language of the text, if it is known.
    #[prop(optional_no_strip, into)]
    lang: Option<String>,
    /// Identities of hints and errors.
    #[prop(optional_no_strip, into)]
    described_by: Option<String>,
    /// Whether the text was refused.
    #[prop(optional, into)]
    invalid: Signal<bool>,
    /// How many lines are shown.
    #[prop(default = 6)]
    rows: u32,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    let inside = {
        let text = text.get_untracked();
        // A line feed right after the tag is swallowed by browsers; one more keeps the author's own.
        let lead = if text.starts_with('\n') { "\n" } else { "" };
        format!("{lead}{}", html_escape::encode_text(&text))
    };
    #[cfg(not(feature = "ssr"))]
    let inside = String::new();
    view! {
        <textarea
            id=id
            name=name
            rows=rows
            lang=lang
            aria-invalid=move || invalid.get().then_some("true")
            aria-describedby=described_by
            prop:value=move || text.get()
            on:input=move |event| {
                if let Some(on_text) = on_text {
                    on_text.run(event_target_value(&event));
                }
            }
        >
            {inside}
        </textarea>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn r14_6_typed_text_cannot_leave_the_text_area() {
        let _named_before = any_spawner::Executor::init_tokio();
        let owner = Owner::new();
        let html = owner.with(|| {
            view! { <TextArea id="t" name="t" text="</textarea><script>alert(1)</script>".to_owned()/> }
                .to_html()
        });
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
    }
}
