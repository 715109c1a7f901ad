//! The fields of a paragraph of CommonMark, with how it will look.

use domain::standard::prose;
use leptos::prelude::*;

use super::fields::Tongues;
use super::state::EditorState;
use super::typed::tongue;

/// The fields of a paragraph.
pub(super) fn paragraph(state: EditorState, id: String) -> AnyView {
    let label = state.say(|words| words.said.field_paragraph.clone());
    view! {
        <Tongues state=state id=id.clone() stem="text" label=label rows=5/>
        <Preview state=state id=id/>
    }
    .into_any()
}

/// How the paragraph will look.
#[component]
fn Preview(state: EditorState, id: String) -> impl IntoView {
    let required = state.known.with_value(|known| known.required.clone());
    let sides = required
        .into_iter()
        .map(|language| {
            let id = id.clone();
            let html = move || prose::to_html(&state.value(&id, &tongue("text", language)));
            view! { <div class="preview law" lang=language.code() inner_html=html></div> }
        })
        .collect_view();
    view! {
        <details class="more field wide">
            <summary>{state.say(|words| words.said.preview.clone())}</summary>
            <div class="pair">{sides}</div>
        </details>
    }
}
