//! What changes for people, in fields: "term 5 → 3 business days".

use domain::language::{Language, Localized};
use domain::standard::impact::{DocumentShape, Effect, FeeValue, Impact, TermValue, TypedChange};
use leptos::prelude::*;

use super::fragments::{deleted, inserted};
use super::now::Now;
use crate::w;
use crate::words::standard;

/// A term in words.
pub(super) fn term(value: TermValue, language: Language) -> String {
    value.unit.spanned(value.from, value.amount, language)
}

/// An amount in words.
pub(super) fn fee(value: FeeValue, language: Language) -> String {
    value.unit.amount(value.hundredths, language)
}

/// The shape of a document in words.
pub(super) fn shape(value: DocumentShape, language: Language) -> String {
    let (presented, submitter) = (value.presented.word(language), value.submitter.phrase(language));
    if submitter.is_empty() { presented.to_owned() } else { format!("{presented}, {submitter}") }
}

/// A case, a document or a ground in the words of the text, with the language they were found in.
fn named(text: &Localized, language: Language) -> Option<AnyView> {
    let (spoken, words) = text.best(language);
    let words = words.trim().trim_end_matches([':', ';', '.']).to_owned();
    (!words.is_empty())
        .then(|| view! { <span class="quiet" lang=spoken.code()>{words}</span>": " }.into_any())
}

fn listed(text: &Localized, language: Language) -> AnyView {
    let (spoken, words) = text.best(language);
    view! { <span lang=spoken.code()>{words.to_owned()}</span> }.into_any()
}

/// What was and what is, in the language of the text; what happened is said in that of the page.
fn turn(now: Now, case: Option<&Localized>, from: String, to: String, language: Language) -> AnyView {
    let case = case.and_then(|text| named(text, language));
    view! { {case}{deleted(now.language, from)}" "{inserted(now.language, to)} }.into_any()
}

fn plus(now: Now, what: impl IntoView + 'static, more: Option<String>) -> AnyView {
    let more = more.map(|more| format!(": {more}"));
    view! { {w!(now.language, draft.added)}" "{inserted(now.language, (what, more))} }.into_any()
}

fn minus(now: Now, what: impl IntoView + 'static, more: Option<String>) -> AnyView {
    let more = more.map(|more| format!(": {more}"));
    view! { {w!(now.language, draft.removed)}" "{deleted(now.language, (what, more))} }.into_any()
}

fn says(now: Now, change: &TypedChange, language: Language) -> AnyView {
    use TypedChange as Is;
    match change {
        Is::TermChanged { text, from, to } => {
            turn(now, Some(text), term(*from, language), term(*to, language), language)
        }
        Is::TermAdded { text, term: value } => {
            plus(now, listed(text, language), Some(term(*value, language)))
        }
        Is::TermRemoved { text, term: value } => {
            minus(now, listed(text, language), Some(term(*value, language)))
        }
        Is::FormChanged { from, to } => {
            turn(now, None, from.word(language).to_owned(), to.word(language).to_owned(), language)
        }
        Is::FormAdded { form } => plus(now, form.word(language), None),
        Is::FormRemoved { form } => minus(now, form.word(language), None),
        Is::BecameFree => w!(now.language, draft.became_free).into_any(),
        Is::BecamePaid { fees } => {
            let sums: Vec<String> = fees.iter().map(|value| fee(*value, language)).collect();
            view! { {w!(now.language, draft.became_paid)}" "{inserted(now.language, sums.join(", "))} }
                .into_any()
        }
        Is::FeeChanged { text, from, to } => {
            turn(now, Some(text), fee(*from, language), fee(*to, language), language)
        }
        Is::FeeReckoned { text, from, to } => {
            turn(now, Some(text), from.get(language).to_owned(), to.get(language).to_owned(), language)
        }
        Is::FeeAdded { text, fee: value } => plus(now, listed(text, language), Some(fee(*value, language))),
        Is::FeeRemoved { text, fee: value } => {
            minus(now, listed(text, language), Some(fee(*value, language)))
        }
        Is::MethodAdded { method, .. } => plus(now, method.word(language), None),
        Is::MethodRemoved { method, .. } => minus(now, method.word(language), None),
        Is::HoursChanged { place, named, from, to } => {
            let (from, to) = (from.in_words(language), to.in_words(language));
            view! { <span class="quiet">{place.called(named, language).to_owned()}</span>": "{deleted(now.language, from)}" "{inserted(now.language, to)} }
                .into_any()
        }
        Is::PlaceAdded { place, named } => plus(now, place.called(named, language).to_owned(), None),
        Is::PlaceRemoved { place, named } => minus(now, place.called(named, language).to_owned(), None),
        Is::DocumentAdded { text } | Is::GroundAdded { text } => plus(now, listed(text, language), None),
        Is::DocumentRemoved { text } | Is::GroundRemoved { text } => minus(now, listed(text, language), None),
        Is::DocumentChanged { text, from, to } => {
            turn(now, Some(text), shape(*from, language), shape(*to, language), language)
        }
    }
}

/// The card of what changes for people; `text` is the language of the text.
pub fn impact(now: Now, title: String, impacts: &[Impact], text: Language) -> AnyView {
    let language = now.language;
    let rows = impacts
        .iter()
        .map(|impact| {
            let (class, effect) = match impact.effect {
                Effect::Better => ("better", w!(language, draft.better)),
                Effect::Worse => ("worse", w!(language, draft.worse)),
                Effect::Neutral => ("same", w!(language, draft.same)),
            };
            view! {
                <div class=class>
                    <dt>{standard::section_name(language, impact.section)}" "<span>{effect}</span></dt>
                    <dd>{says(now, &impact.change, text)}</dd>
                </div>
            }
        })
        .collect_view();
    let none = impacts.is_empty().then(|| view! { <p class="quiet">{w!(language, draft.only_words)}</p> });
    let list = (!impacts.is_empty()).then(|| view! { <dl class="impact">{rows}</dl> });
    view! {
        <section class="changes" aria-labelledby="what-changes">
            <h2 id="what-changes">{title}</h2>
            {list}
            {none}
        </section>
    }
    .into_any()
}
