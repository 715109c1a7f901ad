//! A remark of a body with the clause that it is about, the wording it suggests and the answer to it.

use domain::redline::words as redline_words;
use domain::standard::{Content, ElementId, prose};
use leptos::prelude::*;
use services::coordination::{AnswerView, RemarkView};

use super::said::outcome;
use crate::components::clause::clause_anchor;
use crate::components::comment::paragraphs;
use crate::components::fragments::fragments;
use crate::components::now::{Now, machine_time};
use crate::components::outline::section_anchor;
use crate::w;
use crate::words::standard::section_name;

/// Where a remark stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    /// The address of the text that was sent.
    pub(super) address: &'a str,
    /// The text that was sent.
    pub(super) sent: Option<&'a Content>,
    /// The fragment of the body in its round.
    pub(super) of: &'a str,
}

impl Ground<'_> {
    /// A link to the clause of an element, if the text has it.
    fn clause(self, element: &ElementId) -> Option<AnyView> {
        let number = self.sent?.clause_number(element)?;
        let to = format!("{}#{}", self.address, clause_anchor(&number));
        Some(view! { <a class="num" href=to>{number}</a> }.into_any())
    }
}

/// A remark.
pub(super) fn remark(now: Now, view: &RemarkView, ground: Ground<'_>) -> AnyView {
    let language = now.language;
    let anchor = format!("{}-{}", ground.of, view.number);
    let open = view.answer.is_none().then(|| {
        view! { <span class="tag undecided">{w!(language, rounds_public.unanswered_remark)}</span> }
    });
    let title = w!(language, rounds_public.remark, number = view.number.to_string());
    view! {
        <article class="comment" id=anchor.clone()>
            <header>
                <a class="num" href=format!("#{anchor}")><b>{title}</b></a>
                {open}
            </header>
            {concerns(now, view, ground)}
            <div class="words">{paragraphs(&view.text)}</div>
            {suggested(now, view, ground)}
            {view.answer.as_ref().map(|answer| answered(now, answer, ground))}
        </article>
    }
    .into_any()
}

/// What it concerns: a clause with the quoted words, a section, the whole draft.
fn concerns(now: Now, view: &RemarkView, ground: Ground<'_>) -> AnyView {
    let language = now.language;
    let clause = view.anchor.element.as_ref().and_then(|element| ground.clause(element));
    let place = match (clause, view.anchor.section) {
        (Some(clause), _) => clause,
        (None, Some(key)) => {
            let to = format!("{}#{}", ground.address, section_anchor(key));
            let words = format!("{} {}", key.number(), section_name(language, key));
            view! { <a href=to>{words}</a> }.into_any()
        }
        (None, None) => view! { <span class="small">{w!(language, rounds_public.whole)}</span> }.into_any(),
    };
    let lang = view.anchor.language.map(domain::language::Language::code);
    let quote = view
        .anchor
        .quote
        .as_deref()
        .map(prose::quoted)
        .map(|quote| view! { " "<span lang=lang>{quote}</span> });
    view! { <blockquote class="quoted">{place}{quote}</blockquote> }.into_any()
}

/// The suggested wording as a change of the element.
fn suggested(now: Now, view: &RemarkView, ground: Ground<'_>) -> Option<AnyView> {
    let proposed = view.suggestion.as_ref()?;
    let found = ground.sent.and_then(|sent| sent.find(&proposed.element));
    let present = found.map(|(_, element)| element.text.get(proposed.language)).unwrap_or_default();
    let change = redline_words(present, &proposed.text);
    Some(
        view! {
            <p class="suggested">
                <span class="label">{w!(now.language, draft.suggested)}</span>" "
                <span lang=proposed.language.code()>{fragments(now.language, &change)}</span>
            </p>
        }
        .into_any(),
    )
}

fn answered(now: Now, answer: &AnswerView, ground: Ground<'_>) -> AnyView {
    let language = now.language;
    let (class, became) = outcome(language, answer.outcome);
    let element = answer.element.as_deref().and_then(|id| ElementId::parse(id).ok());
    let changed = element.and_then(|element| ground.clause(&element)).map(|clause| {
        view! { <p class="causes"><span class="label">{w!(language, draft.changed_by)}</span>" "{clause}</p> }
    });
    let date = now.date(now.zone.date_of(answer.answered_at));
    let seen = answer.resolved.map(|resolved| {
        let words = if resolved {
            w!(language, rounds_public.resolved)
        } else {
            w!(language, rounds_public.unresolved)
        };
        view! { <p class="small">{words}</p> }
    });
    view! {
        <div class=class>
            <p class="outcome">{w!(language, rounds_public.answer)}": "{became}</p>
            {paragraphs(&answer.words)}
            {changed}
            {seen}
            <p class="small quiet num"><time datetime=machine_time(answer.answered_at)>{date}</time></p>
        </div>
    }
    .into_any()
}
