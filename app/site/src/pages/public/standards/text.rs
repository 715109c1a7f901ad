//! The text of a standard clause by clause.

use domain::language::Language;
use domain::standard::{Content, SectionKey, numbered};
use leptos::prelude::*;

use crate::components::clause::clause;
use crate::components::grouped::grouped;
use crate::components::now::Now;
use crate::components::outline::section_anchor;
use crate::components::text_language::TextLanguage;
use crate::w;
use crate::words::standard;

/// The text in the language that is shown; where that is not the asked one, it is said.
pub(super) fn law(now: Now, content: &Content, text: TextLanguage) -> AnyView {
    let parts = content
        .parts()
        .into_iter()
        .map(|part| {
            let sections =
                part.sections().map(|key| section(now, content, key, text.shown)).collect::<Vec<_>>();
            view! {
                <h2>{format!("{}. {}", part.number(), standard::part_name(text.shown, part))}</h2>
                {sections}
            }
        })
        .collect_view();
    view! { {other(now, text)}<article class="law" lang=text.shown.code()>{parts}</article> }.into_any()
}

fn other(now: Now, text: TextLanguage) -> Option<AnyView> {
    let language = now.language;
    (text.asked != text.shown).then(|| {
        let says = w!(
            language,
            in_force.fallback,
            asked = standard::in_language(language, text.asked),
            shown = standard::in_language(language, text.shown)
        );
        view! { <p class="small quiet" role="note">{says}</p> }.into_any()
    })
}

fn section(now: Now, content: &Content, key: SectionKey, text: Language) -> AnyView {
    let language = now.language;
    let elements = content.elements(key);
    let appendices = content.appendix_count();
    let clauses = numbered(key, elements)
        .map(|(number, element)| clause(now, number, element, text, appendices, None))
        .collect();
    let clauses = grouped(elements, text, clauses);
    let empty = elements
        .is_empty()
        .then(|| view! { <p class="quiet" lang=language.code()>{w!(language, draft.empty_section)}</p> });
    view! {
        <h3 id=section_anchor(key)><span class="num">{key.number()}</span>" "{standard::section_name(text, key)}</h3>
        {clauses}
        {empty}
    }
    .into_any()
}
