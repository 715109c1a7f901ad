//! One line of a section: the fields that the law gives it, and what can be done with it.

use domain::language::Language;
use domain::standard::{
    FeeMethod, FeeUnit, GroupLevel, Place, Presented, SectionKey, ServiceForm, Submitter, TermUnit, prose,
};
use leptos::prelude::*;

use super::fields::{Choose, OneLine, Tick, Tongues};
use super::hours::WeekHours;
use super::state::EditorState;
use super::typed::{Press, TypedLine, tongue};

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
            <span class="no num" draggable=carried>{move || place.get()}</span>
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

fn options<Choice: Copy>(
    all: impl IntoIterator<Item = Choice>,
    code: fn(Choice) -> &'static str,
    words: impl Fn(Choice) -> String,
) -> Vec<(String, String)> {
    all.into_iter().map(|choice| (code(choice).to_owned(), words(choice))).collect()
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
        SectionKey::Term => view! {
            <OneLine state=state id=id.clone() field="amount" label=said.field_amount keyboard="numeric"/>
            <Choose state=state id=id.clone() field="unit" label=said.field_unit
                options=options(TermUnit::ALL, TermUnit::code, |unit| unit.word(5, language).to_owned())/>
            <Tongues state=state id=id stem="text" label=said.field_case hint=said.case_hint/>
        }
        .into_any(),
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
        SectionKey::Result | SectionKey::Appeal | SectionKey::Other => view! {
            <Tongues state=state id=id.clone() stem="text" label=said.field_paragraph rows=5/>
            <Preview state=state id=id/>
        }
        .into_any(),
        SectionKey::Payment => payment(state, id, language),
        SectionKey::Schedule => view! {
            <Choose state=state id=id.clone() field="place" label=said.field_place class="wide"
                options=options(Place::ALL, Place::code, |place| place.word(language).to_owned())/>
            <WeekHours state=state id=id.clone() language=language/>
            <Tongues state=state id=id stem="text" label=said.field_note/>
        }
        .into_any(),
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
    }
    .into_any()
}

/// A payment, or that there is none.
fn payment(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let kinds = vec![("free".to_owned(), said.free_of_charge.clone()), ("fee".to_owned(), said.paid.clone())];
    let paid = {
        let id = id.clone();
        Memo::new(move |_| state.value(&id, "kind") == "fee")
    };
    let (label, note) = (said.free_or_paid.clone(), said.field_note.clone());
    let fee = {
        let id = id.clone();
        move || {
            let (id, said) = (id.clone(), said.clone());
            if !paid.get() {
                return view! { <Tongues state=state id=id stem="text" label=note.clone()/> }.into_any();
            }
            let methods = FeeMethod::ALL
                .into_iter()
                .map(|method| {
                    view! { <Tick state=state id=id.clone() field="method" value=method.code() label=method.word(language).to_owned()/> }
                })
                .collect_view();
            view! {
                <OneLine state=state id=id.clone() field="amount" label=said.field_fee_amount keyboard="decimal"/>
                <Choose state=state id=id.clone() field="unit" label=said.field_unit
                    options=options(FeeUnit::ALL, FeeUnit::code, |unit| unit.word(language).to_owned())/>
                <Tongues state=state id=id.clone() stem="text" label=said.field_case hint=said.case_hint/>
                <fieldset class="choices"><legend>{said.field_methods}</legend>{methods}</fieldset>
                <Law state=state id=id/>
            }
            .into_any()
        }
    };
    view! {
        <Choose state=state id=id field="kind" label=label options=kinds/>
        {fee}
    }
    .into_any()
}

/// The law and its article.
#[component]
fn Law(state: EditorState, id: String) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    view! {
        <Tongues state=state id=id.clone() stem="law" label=said.field_law/>
        <OneLine state=state id=id field="article" label=said.field_article hint=said.article_hint/>
    }
}

/// The law that allows demanding a document; folded as long as none is named and none is needed.
#[component]
fn AllowedBy(state: EditorState, id: String) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    let needed = {
        let id = id.clone();
        Memo::new(move |_| {
            state.value(&id, "presented") == Presented::NotarisedCopy.code()
                || !state.value(&id, "obtainable").is_empty()
                || Language::ALL
                    .into_iter()
                    .any(|language| !state.value(&id, &tongue("law", language)).is_empty())
                || !state.value(&id, "article").is_empty()
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
