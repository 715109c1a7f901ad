//! A clause of the standard with its number, its words, its source and what may be done at it.

use domain::language::Language;
use domain::standard::{Citation, Detail, Element, SectionKey, prose};
use leptos::prelude::*;

use super::now::Now;
use crate::w;
use crate::words::number;

/// What may be done at a clause.
#[derive(Clone, Debug, Default)]
pub struct ClauseTools {
    /// How many comments concern it.
    pub comments: u64,
    /// Where they are read.
    pub read: String,
    /// Where a comment on it is written; nothing once the discussion has closed.
    pub write: Option<String>,
}

/// The fragment of a clause by its number: `c-2-1-1`.
pub fn clause_anchor(number: &str) -> String {
    format!("c-{}", number.replace('.', "-"))
}

/// The language in which an element can be read: the asked one, or another in which its words stand.
pub fn readable(element: &Element, language: Language) -> Language {
    if element.text.is_blank() { language } else { element.text.best(language).0 }
}

/// The words of an element: prose as paragraphs, a line as its sentence, a ground with its law beneath.
pub fn words(element: &Element, language: Language) -> AnyView {
    match &element.detail {
        Detail::Prose => {
            let html = prose::to_html(element.text.get(language));
            view! { <div inner_html=html></div> }.into_any()
        }
        Detail::Ground { law } => {
            let source = source(law, language);
            let bare = Element { detail: Detail::Words, ..element.clone() };
            view! { <div><p>{bare.clause(language)}</p>{source}</div> }.into_any()
        }
        Detail::Group { .. } => {
            view! { <div><p><strong>{element.clause(language)}</strong></p></div> }.into_any()
        }
        _ => view! { <div><p>{element.clause(language)}</p></div> }.into_any(),
    }
}

fn source(law: &Citation, language: Language) -> Option<AnyView> {
    let cited = law.cited(language);
    (!cited.is_empty()).then(|| view! { <p class="source">{cited}</p> }.into_any())
}

/// A clause of a text in `language`.
pub fn clause(
    now: Now,
    key: SectionKey,
    place: usize,
    element: &Element,
    language: Language,
    tools: Option<ClauseTools>,
) -> AnyView {
    let clause_number = format!("{}.{}", key.number(), place + 1);
    let spoken = readable(element, language);
    let other = (spoken != language).then(|| spoken.code());
    let anchor = clause_anchor(&clause_number);
    let tools = tools.map(|tools| tools_view(now, &clause_number, tools));
    view! {
        <div class="clause" id=anchor.clone() lang=other>
            <a class="no num" id=format!("e-{}", element.id) href=format!("#{anchor}")>{clause_number}</a>
            {words(element, spoken)}
            {tools}
        </div>
    }
    .into_any()
}

fn tools_view(now: Now, clause_number: &str, tools: ClauseTools) -> AnyView {
    let language = now.language;
    let on = w!(language, draft.comment_on, number = clause_number.to_owned());
    let read = (tools.comments > 0).then(|| {
        let says = w!(language, draft.count_says, count = tools.comments);
        let on = on.clone();
        view! {
            <a class="say" href=tools.read>
                <span class="num">{number(language, tools.comments)}</span>{says}<span class="unseen">" "{on}</span>
            </a>
        }
    });
    let write = tools.write.map(|address| {
        view! { <a class="say" href=address>{w!(language, draft.comment)}<span class="unseen">" "{on}</span></a> }
    });
    (read.is_some() || write.is_some())
        .then(|| view! { <div class="tools screen-only" lang=language.code()>{read}{write}</div> })
        .into_any()
}
