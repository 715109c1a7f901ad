//! The text of a section to read: its clauses with their numbers.

use domain::language::Language;
use domain::standard::{Detail, Element, SectionKey, appendix, numbered, prose};
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
    let clauses = numbered(section, &elements)
        .map(|(number, element)| {
            let spoken = if element.text.is_blank() { language } else { element.text.best(language).0 };
            let words = if element.detail == Detail::Prose {
                let html = prose::to_html(element.text.get(spoken));
                view! { <div inner_html=html></div> }.into_any()
            } else if let Some(heading) = appendix::heading(element, &number, spoken) {
                view! { <div><p><b>{heading}</b></p></div> }.into_any()
            } else if element.group().is_some() {
                view! { <div><p><strong>{element.clause(spoken)}</strong></p></div> }.into_any()
            } else {
                view! { <div><p>{element.clause(spoken)}</p></div> }.into_any()
            };
            view! {
                <div class="clause" lang=(spoken != language).then(|| spoken.code())>
                    <span class="no num">{number}</span>
                    {words}
                </div>
            }
            .into_any()
        })
        .collect();
    grouped(&elements, language, clauses)
}
