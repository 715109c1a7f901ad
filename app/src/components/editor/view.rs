//! The form of a section between its outline and its checks.

use domain::language::Language;
use domain::standard::SectionKey;
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;

use super::conflict::{Collision, CollisionView};
use super::form::{Lines, SaveLine, SectionAgainst, SectionChecks};
use super::outline::Outline;
use super::state::EditorState;

/// What the browser does with the form where it has an island; without one the form posts.
#[derive(Clone, Copy, Default)]
pub struct Hands {
    /// Saves instead of posting.
    pub save: Option<Callback<()>>,
    /// Adds a line.
    pub add: Option<Callback<()>>,
}

/// The three columns of the editor.
#[component]
pub fn SectionDesk(
    /// The form.
    state: EditorState,
    /// The language of the interface.
    language: Language,
    /// The collision to settle, if there is one.
    #[prop(into)]
    collision: Signal<Option<Collision>>,
    /// What the browser does.
    #[prop(optional)]
    hands: Hands,
    /// A notice above the form: its class and its words.
    notice: Option<(String, String)>,
    /// What the browser adds above the form.
    children: Children,
) -> impl IntoView {
    let section = state.section;
    let address = state.address.get_value();
    let action = format!("{address}/edit/{}", section.code());
    let history = format!("{address}/history/{}", section.code());
    let said = state.say(|words| words.said.clone());
    let languages = state.known.with_value(|known| known.required.clone());
    let words = state.words.get_value();
    let settle = move || {
        collision.get().map(|collision| {
            view! { <CollisionView collision=collision words=words.clone() languages=languages.clone()/> }
        })
    };
    let unreadable = move || {
        (!state.refused.with(Vec::is_empty)).then(|| {
            view! {
                <section class="notice bad" role="alert" tabindex="-1" id="errors">
                    <p>{state.say(|words| words.said.not_readable.clone())}</p>
                </section>
            }
        })
    };
    let gone = move || {
        state.removed.with(Option::is_some).then(|| {
            view! {
                <section class="notice info" role="status">
                    <p>
                        {state.say(|words| words.said.line_removed.clone())}" "
                        <button class="link" type="button" on:click=move |_| state.bring_back()>
                            {state.say(|words| words.said.undo.clone())}
                        </button>
                    </p>
                </section>
            }
        })
    };
    let notice = notice.map(|(class, words)| {
        let role = if class.contains("bad") { "alert" } else { "status" };
        view! { <section class=class role=role><p>{words}</p></section> }
    });
    let add = (section != SectionKey::Form).then(|| {
        let pressed = move |event: MouseEvent| {
            if let Some(add) = hands.add {
                event.prevent_default();
                add.run(());
            }
        };
        view! {
            <p><button class="button plain" name="do" value="add" on:click=pressed>{state.say(|words| words.add(section))}</button></p>
        }
        .into_any()
    });
    let submitted = move |event: SubmitEvent| {
        if let Some(save) = hands.save {
            event.prevent_default();
            save.run(());
        }
    };
    let hint = section.is_prose().then(|| view! { <p class="hint">{said.prose_hint}</p> });
    let outline = view! {
        <Outline address=address progress=Signal::derive(move || state.progress()) current=Some(section) words=state.words.get_value()/>
    }
    .into_any();
    let heading = view! {
        <header class="sheet-head">
            <h2><span class="num">{section.number()}</span>" "{state.say(|words| words.section(section))}</h2>
            <SaveLine state=state/>
        </header>
    }
    .into_any();
    let lines = view! { <Lines state=state language=language/> }.into_any();
    let form = view! {
        // A browser that puts old words back after a reload would pass them off as typed anew.
        <form class="rows" method="post" action=action id="section" autocomplete="off" novalidate on:submit=submitted>
            // The first button is the one that Enter presses: it saves.
            <button class="unseen" name="do" value="save" tabindex="-1" aria-hidden="true">{said.save.clone()}</button>
            <input type="hidden" name="base" value=state.base.get_untracked() prop:value=move || state.base.get()/>
            {lines}
            {gone}
            {add}
            <p class="actions">
                <button class="button" name="do" value="save">{said.save}</button>
                <a href=history>{said.history}</a>
            </p>
        </form>
    }
    .into_any();
    let against = view! { <SectionAgainst state=state/> }.into_any();
    let checks = view! { <SectionChecks state=state/> }.into_any();
    // Each piece forgets its type: the compiler would otherwise carry the type of the whole page.
    view! {
        <div class="page three editor">
            {outline}
            <section class="sheet rows">
                {heading}
                {notice}
                {children()}
                {settle}
                {unreadable}
                {hint}
                {form}
                {against}
            </section>
            {checks}
        </div>
    }
    .into_any()
}
