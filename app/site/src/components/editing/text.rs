//! The text of a section to read: its clauses with their numbers.

use domain::language::Language;
use domain::standard::{Detail, Element, SectionKey, prose};
use leptos::prelude::*;

use crate::components::grouped::grouped;

/// The clauses of a section in a language; what is not written in it is shown in another, marked as such.
#[component]
pub fn Clauses(
    /// The section.
    section: SectionKey,
    /// Its elements.
    elements: Vec<Element>,
    /// The language to read in.
    language: Language,
) -> impl IntoView {
    let clauses = elements
        .iter()
        .enumerate()
        .map(|(place, element)| {
            let spoken = if element.text.is_blank() { language } else { element.text.best(language).0 };
            let words = if element.detail == Detail::Prose {
                let html = prose::to_html(element.text.get(spoken));
                view! { <div inner_html=html></div> }.into_any()
            } else if element.group().is_some() {
                view! { <div><p><strong>{element.clause(spoken)}</strong></p></div> }.into_any()
            } else {
                view! { <div><p>{element.clause(spoken)}</p></div> }.into_any()
            };
            view! {
                <div class="clause" lang=(spoken != language).then(|| spoken.code())>
                    <span class="no num">{format!("{}.{}", section.number(), place + 1)}</span>
                    {words}
                </div>
            }
            .into_any()
        })
        .collect();
    grouped(&elements, language, clauses)
}
