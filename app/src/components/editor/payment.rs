//! A payment: its amount, how it is reckoned and charged, and its law; that there is none; or words where neither fits.

use domain::language::Language;
use domain::standard::{FeeMethod, FeeUnit};
use leptos::prelude::*;

use super::fields::{Choose, OneLine, Tick, Tongues, options};
use super::law::Law;
use super::read::WORDS;
use super::state::EditorState;
use super::typed::tongue;

/// The fields of a line of the section on payment.
pub(super) fn fields(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let kinds = vec![
        ("free".to_owned(), said.free_of_charge.clone()),
        ("fee".to_owned(), said.paid.clone()),
        (WORDS.to_owned(), said.kind_text.clone()),
    ];
    let kind = {
        let id = id.clone();
        Memo::new(move |_| state.value(&id, "kind"))
    };
    let label = said.free_or_paid.clone();
    let rest = {
        let id = id.clone();
        move || {
            let (id, kind) = (id.clone(), kind.get());
            if kind == "fee" {
                return fee(state, id, language);
            }
            let label = if kind == WORDS { said.kind_text.clone() } else { said.field_note.clone() };
            view! { <Tongues state=state id=id stem="text" label=label/> }.into_any()
        }
    };
    view! {
        <Choose state=state id=id field="kind" label=label options=kinds/>
        {rest}
    }
    .into_any()
}

fn units(language: Language) -> Vec<(String, String)> {
    options(FeeUnit::ALL, FeeUnit::code, |unit| unit.word(language).to_owned())
}

fn fee(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let methods = FeeMethod::ALL
        .into_iter()
        .map(|method| {
            view! { <Tick state=state id=id.clone() field="method" value=method.code() label=method.word(language).to_owned()/> }
        })
        .collect_view();
    view! {
        <OneLine state=state id=id.clone() field="amount" label=said.field_fee_amount keyboard="decimal"/>
        <Choose state=state id=id.clone() field="unit" label=said.field_unit options=units(language)/>
        <Tongues state=state id=id.clone() stem="text" label=said.field_case hint=said.case_hint/>
        <fieldset class="choices"><legend>{said.field_methods}</legend>{methods}</fieldset>
        {formula(state, id.clone(), language)}
        <Law state=state id=id/>
    }
    .into_any()
}

/// How the payment is reckoned; folded as long as it is one amount.
fn formula(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let is_written = {
        let written = |field: &str| !state.value(&id, field).is_empty();
        let texts = ["base", "free_for", "other_method"];
        let mut fields =
            texts.into_iter().flat_map(|stem| Language::ALL.map(|language| tongue(stem, language)));
        untrack(|| {
            ["not_above", "least", "most"].into_iter().any(written) || fields.any(|field| written(&field))
        })
    };
    view! {
        <details class="more field wide" open=is_written>
            <summary>{said.fee_formula}</summary>
            <div class="choices">
                <Tick state=state id=id.clone() field="not_above" value="1" label=said.fee_not_above/>
            </div>
            <Tongues state=state id=id.clone() stem="base" label=said.fee_base hint=said.fee_base_hint/>
            <OneLine state=state id=id.clone() field="least" label=said.fee_least keyboard="decimal"/>
            <Choose state=state id=id.clone() field="least_unit" label=said.bound_unit.clone() options=units(language)/>
            <OneLine state=state id=id.clone() field="most" label=said.fee_most keyboard="decimal"/>
            <Choose state=state id=id.clone() field="most_unit" label=said.bound_unit options=units(language)/>
            <Tongues state=state id=id.clone() stem="free_for" label=said.fee_free_for/>
            <Tongues state=state id=id stem="other_method" label=said.fee_other_method/>
        </details>
    }
    .into_any()
}
