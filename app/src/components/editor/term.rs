//! A term: of what it is, from how many to how many units, and for which case; or words where no unit fits.

use domain::language::Language;
use domain::standard::{TermOf, TermUnit};
use leptos::prelude::*;

use super::fields::{Choose, OneLine, Tongues, options};
use super::read::WORDS;
use super::state::EditorState;

/// The fields of a line of the section on terms.
pub(super) fn fields(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let mut kinds = options(TermOf::ALL, TermOf::code, |of| match of {
        TermOf::Rendering => said.kind_rendering.clone(),
        TermOf::Waiting => said.kind_waiting.clone(),
        TermOf::Serving => said.kind_serving.clone(),
    });
    kinds.push((WORDS.to_owned(), said.kind_text.clone()));
    let in_words = {
        let id = id.clone();
        Memo::new(move |_| state.value(&id, "kind") == WORDS)
    };
    let label = said.kind_label.clone();
    let rest = {
        let id = id.clone();
        move || {
            let (id, said) = (id.clone(), said.clone());
            if in_words.get() {
                return view! { <Tongues state=state id=id stem="text" label=said.kind_text/> }.into_any();
            }
            view! {
                <OneLine state=state id=id.clone() field="from" label=said.field_from keyboard="numeric"/>
                <OneLine state=state id=id.clone() field="amount" label=said.field_amount keyboard="numeric"/>
                <Choose state=state id=id.clone() field="unit" label=said.field_unit
                    options=options(TermUnit::ALL, TermUnit::code, |unit| unit.word(5, language).to_owned())/>
                <Tongues state=state id=id stem="text" label=said.field_case hint=said.case_hint/>
            }
            .into_any()
        }
    };
    view! {
        <Choose state=state id=id field="kind" label=label options=kinds/>
        {rest}
    }
    .into_any()
}
