//! The words of an amending clause.

use domain::language::Language;
use domain::standard::prose;
use leptos::prelude::*;
use services::drafts::WordedClause;

/// The words of a clause as they are read: the marks of prose are drawn where an element of prose is worded anew.
pub fn clause_words(clause: &WordedClause, language: Language) -> AnyView {
    let words = clause.words(language);
    if clause.clause.section.holds_prose() {
        let html = prose::to_html(words);
        view! { <div inner_html=html></div> }.into_any()
    } else {
        view! { <p>{words.to_owned()}</p> }.into_any()
    }
}
