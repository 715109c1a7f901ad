//! The form of a section with its outline and checks: the same on the page and in the island.

use domain::language::Language;
use domain::standard::Content;
use leptos::prelude::*;

use super::against::Against;
use super::checks::Checks;
use super::line::Line;
use super::state::EditorState;

/// The list of lines.
#[component]
pub fn Lines(
    /// The form.
    state: EditorState,
    /// The language of the interface.
    language: Language,
) -> impl IntoView {
    let ids =
        move || state.typed.with(|typed| typed.0.iter().map(|line| line.id.clone()).collect::<Vec<_>>());
    view! {
        <ol class="lines">
            <For each=ids key=Clone::clone children=move |id| view! { <Line state=state id=id language=language/> }.into_any()/>
        </ol>
        <p aria-live="polite" class="unseen">{move || state.aloud.get()}</p>
    }
}

/// The line about saving.
#[component]
pub fn SaveLine(
    /// The form.
    state: EditorState,
) -> impl IntoView {
    view! { <p class="save" role="status" data-state=move || state.save.get().code()>{move || state.save_words.get()}</p> }
}

/// The section against the text chosen for it.
#[component]
pub fn SectionAgainst(
    /// The form.
    state: EditorState,
) -> impl IntoView {
    let section = state.section;
    state.against.get_value().map(|against| {
        let title = against.title.clone();
        let redline = move || {
            let mut now = Content::default();
            now.set(section, state.settled());
            let languages = state.known.with_value(|known| known.required.clone());
            view! { <Against old=against.content.clone() new=now section=section languages=languages words=state.words/> }
        };
        view! { <section class="against" id="against"><h3>{title}</h3>{redline}</section> }
    })
}

/// The checks at the right.
#[component]
pub fn SectionChecks(
    /// The form.
    state: EditorState,
) -> impl IntoView {
    let address = state.address.get_value();
    view! {
        <aside id="checks" tabindex="-1" aria-label=state.say(|words| words.said.checks.clone()) class="sticky rows">
            <Checks findings=Signal::derive(move || state.findings()) section=state.section content=state.content address=address words=state.words/>
        </aside>
    }
}
