//! A remark as it is read: what it is about, its words, the wording it suggests.

use domain::language::Language;
use domain::standard::{Content, prose};
use leptos::prelude::*;
use services::coordination::RemarkView;

use super::about;
use crate::components::comment::paragraphs;
use crate::components::now::Now;
use crate::w;

/// A remark on a text, under a name of its own or its number; `below` stands under its words.
pub(super) fn remark(
    now: Now,
    content: &Content,
    shown: &RemarkView,
    name: Option<String>,
    below: AnyView,
) -> AnyView {
    let language = now.language;
    let name = name.unwrap_or_else(|| w!(language, opinion.remark_n, number = shown.number.to_string()));
    let spoken = shown.anchor.language.map(Language::code);
    let quote = shown.anchor.quote.as_deref().map(prose::quoted).map(|quote| {
        view! { <blockquote class="quoted" lang=spoken>{quote}</blockquote> }
    });
    let suggested = shown.suggestion.as_ref().map(|suggestion| {
        view! {
            <p class="suggested" lang=suggestion.language.code()>
                <span class="label" lang=language.code()>{w!(language, opinion.suggestion)}</span>
                {suggestion.text.clone()}
            </p>
        }
    });
    let inside = shown.internal_norm.clone().map(|norm| {
        view! { <p class="small quiet">{w!(language, opinion.internal, norm = norm)}</p> }
    });
    view! {
        <article class="comment">
            <header><b>{name}</b><span>{about::place(language, content, &shown.anchor)}</span></header>
            {quote}
            <div class="words">{paragraphs(&shown.text)}</div>
            {suggested}
            {inside}
            {below}
        </article>
    }
    .into_any()
}
