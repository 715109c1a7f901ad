//! One line of a section: the fields that the law gives it, and what can be done with it.

use domain::language::Language;
use domain::standard::{GroupLevel, Presented, SectionKey, ServiceForm, Submitter};
use leptos::prelude::*;

use super::appended::{appended, number_in};
use super::citing::written_rows;
use super::fields::{Choose, Tick, Tongues, options};
use super::law::Law;
use super::paragraph::paragraph;
use super::read::WORDS;
use super::state::EditorState;
use super::typed::{Press, TypedLine, tongue};
use super::{payment, schedule, term};

/// The line of an identity.
#[component]
pub fn Line(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    id: String,
    /// The language of the interface.
    language: Language,
) -> impl IntoView {
    let place = {
        let id = id.clone();
        Memo::new(move |_| {
            state.typed.with(|typed| typed.0.iter().position(|line| line.id == id).unwrap_or_default() + 1)
        })
    };
    // The forms of rendering are a fixed list of boxes.
    let tools = (state.section != SectionKey::Form)
        .then(|| view! { <Tools state=state id=id.clone() place=place/> }.into_any());
    let number = {
        let id = id.clone();
        Memo::new(move |_| {
            let own = state.typed.with(|typed| number_in(typed, &id));
            own.filter(|_| state.section == SectionKey::Appendices).unwrap_or_else(|| place.get().to_string())
        })
    };
    let depth = Memo::new(move |_| {
        let own = place.get();
        state.depths.with(|depths| own.checked_sub(1).and_then(|own| depths.get(own)).copied().unwrap_or(0))
    });
    let depth = move || Some(depth.get()).filter(|depth| *depth > 0);
    let carried = (state.section != SectionKey::Form).then_some("true");
    let anchor = format!("line-{id}");
    let identity = id.clone();
    view! {
        <li class="line" id=anchor tabindex="-1" data-line=identity data-depth=depth>
            // The browser part carries the line by its number.
            <span class="no num" draggable=carried>{move || number.get()}</span>
            <div class="line-fields">{fields(state, id, language)}</div>
            {tools}
        </li>
    }
}

#[component]
fn Tools(state: EditorState, id: String, place: Memo<usize>) -> impl IntoView {
    let press = move |press: Press| {
        move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            state.press(&press, String::new());
        }
    };
    let (up, down, gone) = (id.clone(), id.clone(), id.clone());
    let below = state.section.has_groups().then(|| {
        let own = id.clone();
        let pressed = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            state.add_below(&own);
        };
        view! {
            <button class="tool" name="do" value=format!("below:{id}")
                aria-label=move || state.say(|words| words.add_below(place.get())) on:click=pressed>"+"</button>
        }
    });
    view! {
        <div class="line-tools">
            {below}
            <button class="tool" name="do" value=format!("up:{id}") disabled=move || place.get() == 1
                aria-label=move || state.say(|words| words.move_up(place.get())) on:click=press(Press::Up(up))>"↑"</button>
            <button class="tool" name="do" value=format!("down:{id}")
                aria-label=move || state.say(|words| words.move_down(place.get())) on:click=press(Press::Down(down))>"↓"</button>
            <button class="tool danger" name="do" value=format!("remove:{id}")
                aria-label=move || state.say(|words| words.remove_line(place.get())) on:click=press(Press::Remove(gone))>
                {state.say(|words| words.said.remove.clone())}
            </button>
        </div>
    }
}

/// The fields of a line, as its section asks.
fn fields(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let names_group = state.section.has_groups()
        && state.typed.with_untracked(|typed| {
            typed.0.iter().find(|line| line.id == id).is_some_and(TypedLine::names_group)
        });
    if names_group {
        return group(state, id);
    }
    match state.section {
        SectionKey::ServiceName | SectionKey::DevelopingBody => ().into_any(),
        SectionKey::Provider => {
            let mut bodies = vec![(String::new(), said.body_none)];
            bodies.extend(state.bodies.with_value(|bodies| {
                bodies.iter().map(|(key, name)| (key.to_string(), name.clone())).collect::<Vec<_>>()
            }));
            view! {
                <Tongues state=state id=id.clone() stem="text" label=said.field_provider/>
                <Choose state=state id=id field="body" label=said.field_body options=bodies class="wide"/>
            }
            .into_any()
        }
        SectionKey::Term => term::fields(state, id, language),
        SectionKey::Form if untrack(|| state.value(&id, "kind")) == WORDS => {
            let name = super::typed::field_name(&id, "kind");
            view! {
                <input type="hidden" name=name value=WORDS/>
                <Tongues state=state id=id stem="text" label=said.form_words/>
            }
            .into_any()
        }
        SectionKey::Form => {
            let form = state.typed.with_untracked(|typed| {
                let line = typed.0.iter().find(|line| line.id == id);
                line.and_then(|line| ServiceForm::from_code(line.get("form")))
            });
            let form = form.unwrap_or(ServiceForm::Paper);
            let name = super::typed::field_name(&id, "form");
            view! {
                <div class="choices">
                    <input type="hidden" name=name value=form.code()/>
                    <Tick state=state id=id.clone() field="on" value="1" label=form.word(language).to_owned()/>
                </div>
                <details class="more field wide">
                    <summary>{said.field_note.clone()}</summary>
                    <Tongues state=state id=id stem="text" label=said.field_note/>
                </details>
            }
            .into_any()
        }
        SectionKey::Result | SectionKey::Appeal | SectionKey::Other => paragraph(state, id),
        SectionKey::Payment => payment::fields(state, id, language),
        SectionKey::Schedule => schedule::fields(state, id, language),
        SectionKey::Documents => {
            let submitters = options(Submitter::ALL, Submitter::code, |who| match who {
                Submitter::Everyone => said.submitter_everyone.clone(),
                Submitter::Individual => said.submitter_individual.clone(),
                Submitter::LegalEntity => said.submitter_legal_entity.clone(),
                Submitter::Representative => said.submitter_representative.clone(),
            });
            view! {
                <Tongues state=state id=id.clone() stem="text" label=said.field_document/>
                <Choose state=state id=id.clone() field="submitter" label=said.field_submitter options=submitters/>
                <Choose state=state id=id.clone() field="presented" label=said.field_presented
                    options=options(Presented::ALL, Presented::code, |shape| shape.word(language).to_owned())/>
                <div class="choices">
                    <Tick state=state id=id.clone() field="obtainable" value="1" label=said.field_obtainable/>
                </div>
                <AllowedBy state=state id=id/>
            }
            .into_any()
        }
        SectionKey::RefusalGrounds => view! {
            <Tongues state=state id=id.clone() stem="text" label=said.field_ground/>
            <Law state=state id=id/>
        }
        .into_any(),
        SectionKey::Appendices => appended(state, id),
    }
}

/// The name of a group, and how deep it stands.
fn group(state: EditorState, id: String) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let levels = options(GroupLevel::ALL, GroupLevel::code, |level| match level {
        GroupLevel::Outer => said.level_outer.clone(),
        GroupLevel::Inner => said.level_inner.clone(),
    });
    view! {
        <Tongues state=state id=id.clone() stem="text" label=said.group_name/>
        <Choose state=state id=id field="group" label=said.group_level options=levels/>
        <p class="field wide hint">{said.group_removed}</p>
    }
    .into_any()
}

/// The law that allows demanding a document; folded as long as none is named and none is needed.
#[component]
fn AllowedBy(state: EditorState, id: String) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    let needed = {
        let id = id.clone();
        // Once open it stays so: it is not folded away under the hands of who clears a field in it.
        Memo::new(move |before: Option<&bool>| {
            before.is_some_and(|before| *before)
                || state.value(&id, "presented") == Presented::NotarisedCopy.code()
                || !state.value(&id, "obtainable").is_empty()
                || state.typed.with(|typed| typed.0.iter().any(|line| line.id == id && cites(line)))
        })
    };
    view! {
        <details class="more field wide" open=needed.get_untracked() prop:open=move || needed.get()>
            <summary>{said.field_allowed_by}</summary>
            <span class="hint">{said.allowed_by_hint}</span>
            <Law state=state id=id/>
        </details>
    }
}

/// Whether anything is written of a law.
fn cites(line: &TypedLine) -> bool {
    let is_written = |field: &str| !line.get(field).is_empty();
    ["number", "date"].into_iter().any(is_written)
        || Language::ALL.into_iter().any(|language| is_written(&tongue("law", language)))
        || written_rows(line) > 0
}
