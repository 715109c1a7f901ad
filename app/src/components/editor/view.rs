//! The form of a section between its outline and its checks.

use domain::language::Language;
use domain::standard::{GroupName, SectionKey};
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;

use super::conflict::{Collision, CollisionView};
use super::form::{Lines, SaveLine, SectionAgainst, SectionChecks};
use super::outline::Outline;
use super::printed::SectionPrinted;
use super::state::EditorState;
use super::typed::Press;

/// What the browser does with the form where it has an island; without one the form posts.
#[derive(Clone, Copy, Default)]
pub struct Hands {
    /// Saves instead of posting.
    pub save: Option<Callback<()>>,
    /// Adds a line: what [`Press::Add`] or [`Press::AddAppendix`] asks for.
    pub add: Option<Callback<Press>>,
    /// Adds a group with the offered name of a code.
    pub group: Option<Callback<String>>,
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
    let languages = state.known.with_value(|known| known.required.clone());
    let words = state.words.get_value();
    let settle = move || {
        collision.get().map(|collision| {
            view! { <CollisionView collision=collision words=words.clone() languages=languages.clone()/> }
        })
    };
    let hint = (section.is_prose() || section == SectionKey::Appendices)
        .then(|| view! { <p class="hint">{state.say(|words| words.said.prose_hint.clone())}</p> });
    let appendices = (section == SectionKey::Appendices)
        .then(|| view! { <p class="hint">{state.say(|words| words.said.appendices_hint.clone())}</p> });
    let outline = view! {
        <Outline address=state.address.get_value() progress=Signal::derive(move || state.progress()) current=Some(section) words=state.words.get_value()/>
    }
    .into_any();
    let heading = view! {
        <header class="sheet-head">
            <h2><span class="num">{section.number()}</span>" "{state.say(|words| words.section(section))}</h2>
            <SaveLine state=state/>
        </header>
    }
    .into_any();
    let against = view! { <SectionAgainst state=state/> }.into_any();
    let printed = view! { <SectionPrinted state=state/> }.into_any();
    let checks = view! { <SectionChecks state=state/> }.into_any();
    // Each piece forgets its type: the compiler would otherwise carry the type of the whole page.
    view! {
        <div class="page three editor">
            {outline}
            <section class="sheet rows">
                {heading}
                {notice.map(|(class, words)| said_above(class, words))}
                {children()}
                {settle}
                {move || not_readable(state)}
                {appendices}
                {hint}
                {form(state, language, hands)}
                {against}
                {printed}
            </section>
            {checks}
        </div>
    }
    .into_any()
}

fn said_above(class: String, words: String) -> impl IntoView {
    let role = if class.contains("bad") { "alert" } else { "status" };
    view! { <section class=class role=role><p>{words}</p></section> }
}

/// That something typed could not be read; nothing as long as everything can.
fn not_readable(state: EditorState) -> Option<impl IntoView> {
    (!state.refused.with(Vec::is_empty)).then(|| {
        view! {
            <section class="notice bad" role="alert" tabindex="-1" id="errors">
                <p>{state.say(|words| words.said.not_readable.clone())}</p>
            </section>
        }
    })
}

/// The form itself: its lines, and what is done with all of them.
fn form(state: EditorState, language: Language, hands: Hands) -> AnyView {
    let address = state.address.get_value();
    let action = format!("{address}/edit/{}", state.section.code());
    let history = format!("{address}/history/{}", state.section.code());
    let said = state.say(|words| words.said.clone());
    let submitted = move |event: SubmitEvent| {
        if let Some(save) = hands.save {
            event.prevent_default();
            save.run(());
        }
    };
    let lines = view! { <Lines state=state language=language/> }.into_any();
    view! {
        // A browser that puts old words back after a reload would pass them off as typed anew.
        <form class="rows" method="post" action=action id="section" tabindex="-1" autocomplete="off" novalidate on:submit=submitted>
            // The first button is the one that Enter presses: it saves.
            <button class="unseen" name="do" value="save" tabindex="-1" aria-hidden="true">{said.save.clone()}</button>
            <input type="hidden" name="base" value=state.base.get_untracked() prop:value=move || state.base.get()/>
            {lines}
            // It stands there before it says anything, so that what comes is told.
            <div role="status">{move || line_removed(state)}</div>
            {(state.section != SectionKey::Form).then(|| add_line(state, hands))}
            {state.section.has_groups().then(|| add_group(state, language, hands))}
            <p class="actions">
                <button class="button" name="do" value="save">{said.save}</button>
                <a href=history>{said.history}</a>
            </p>
        </form>
    }
    .into_any()
}

/// The identity of the control that adds a line; it takes the focus where no line is left.
pub const ADD: &str = "add-line";

/// That a line was removed, with the way back; nothing as long as none was.
fn line_removed(state: EditorState) -> Option<impl IntoView> {
    state.removed.with(Option::is_some).then(|| {
        view! {
            <section class="notice info">
                <p>
                    {state.say(|words| words.said.line_removed.clone())}" "
                    <button class="link" type="button" on:click=move |_| state.bring_back()>
                        {state.say(|words| words.said.undo.clone())}
                    </button>
                </p>
            </section>
        }
    })
}

fn add_line(state: EditorState, hands: Hands) -> AnyView {
    let pressed = move |press: Press| {
        move |event: MouseEvent| {
            if let Some(add) = hands.add {
                event.prevent_default();
                add.run(press.clone());
            }
        }
    };
    let appendix = (state.section == SectionKey::Appendices).then(|| {
        let said = state.say(|words| words.said.add_appendix.clone());
        view! { <button class="button plain" name="do" value="appendix" on:click=pressed(Press::AddAppendix)>{said}</button>" " }
    });
    let said = state.say(|words| words.add(state.section));
    view! {
        <p>{appendix}<button class="button plain" id=ADD name="do" value="add" on:click=pressed(Press::Add)>{said}</button></p>
    }
    .into_any()
}

/// Adds a group, with one of the names that standards use most often or without a name.
fn add_group(state: EditorState, language: Language, hands: Hands) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let offered = RwSignal::new(String::new());
    let names = GroupName::ALL.map(|name| {
        view! { <option value=name.code()>{name.text().best(language).1.to_owned()}</option> }
    });
    let pressed = move |event: MouseEvent| {
        if let Some(group) = hands.group {
            event.prevent_default();
            group.run(offered.get_untracked());
        }
    };
    view! {
        <div class="field">
            <label for="f-offered">{said.offered}</label>
            <span class="hint" id="f-offered-hint">{said.lines_hint}</span>
            <select id="f-offered" name="offered" aria-describedby="f-offered-hint"
                on:change=move |event| offered.set(event_target_value(&event))>
                <option value="">{said.offered_none}</option>
                {names.collect_view()}
            </select>
        </div>
        <p><button class="button plain" name="do" value="group" on:click=pressed>{said.add_group}</button></p>
    }
    .into_any()
}
