//! The element as a text, for paper alone: a form prints as what it says.

use domain::language::Language;
use domain::standard::{Detail, Element, numbered, prose};
use leptos::prelude::*;

use super::state::EditorState;

/// The clauses as they stood when the typist rested last, in every language that they are written in.
#[component]
pub fn SectionPrinted(
    /// The form.
    state: EditorState,
) -> impl IntoView {
    let section = state.section;
    let required = state.known.with_value(|known| known.required.clone());
    let tongues = required
        .into_iter()
        .map(|language| {
            let clauses = move || {
                let elements = state.settled();
                let lines = numbered(section, &elements);
                lines.map(|(number, element)| clause(number, element, language)).collect_view()
            };
            view! {
                <div lang=language.code()>
                    <h3>{state.say(|words| words.tongue(language))}</h3>
                    {clauses}
                </div>
            }
        })
        .collect_view();
    view! { <article class="law printed print-only">{tongues}</article> }.into_any()
}

fn clause(number: String, element: &Element, language: Language) -> AnyView {
    let words = if element.detail == Detail::Prose {
        view! { <div inner_html=prose::to_html(element.text.get(language))></div> }.into_any()
    } else {
        view! { <div><p>{element.clause(language)}</p></div> }.into_any()
    };
    view! {
        <div class="clause">
            <span class="no num">{number}</span>
            {words}
        </div>
    }
    .into_any()
}
