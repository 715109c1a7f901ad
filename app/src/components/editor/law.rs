//! The law that a line cites: its name in every language and the article.

use leptos::prelude::*;

use super::fields::{OneLine, Tongues};
use super::state::EditorState;

/// The law and its article.
#[component]
pub fn Law(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    id: String,
) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    view! {
        <Tongues state=state id=id.clone() stem="law" label=said.field_law/>
        <OneLine state=state id=id field="article" label=said.field_article hint=said.article_hint/>
    }
}
