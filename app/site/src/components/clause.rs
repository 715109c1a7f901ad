//! A clause of the standard with its number, its words, its source and what may be done at it.

use domain::language::Language;
use domain::standard::{Citation, Detail, Element, appendix, prose};
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

/// The words of an element under its number: prose as paragraphs, a line as its sentence, a ground with its law beneath, the heading
/// of an appendix. References to one of the first `appendices` lead to it.
pub fn words(element: &Element, number: &str, language: Language, appendices: usize) -> AnyView {
    let address = |number: &str| format!("#{}", clause_anchor(number));
    match &element.detail {
        Detail::Prose => {
            let text = appendix::linked(element.text.get(language), language, appendices, address);
            let html = prose::to_html(&text);
            view! { <div inner_html=html></div> }.into_any()
        }
        Detail::Ground { law } => {
            let source = source(law, language);
            let bare = Element { detail: Detail::Words, ..element.clone() };
            view! { <div>{sentence(&bare.clause(language), language, appendices)}{source}</div> }.into_any()
        }
        Detail::Appendix { .. } => {
            let heading = appendix::heading(element, number, language).unwrap_or_default();
            view! { <div><p><b>{heading}</b></p></div> }.into_any()
        }
        Detail::Group { .. } => {
            view! { <div><p><strong>{element.clause(language)}</strong></p></div> }.into_any()
        }
        _ => view! { <div>{sentence(&element.clause(language), language, appendices)}</div> }.into_any(),
    }
}

/// A sentence whose references to appendices lead to them.
fn sentence(text: &str, language: Language, appendices: usize) -> AnyView {
    let pieces = appendix::pieces(text, language, appendices);
    if pieces.iter().all(|piece| piece.appendix.is_none()) {
        return view! { <p>{text.to_owned()}</p> }.into_any();
    }
    let piece = |piece: appendix::Piece| match piece.appendix {
        Some(number) => view! { <a href=format!("#{}", clause_anchor(&number))>{piece.text}</a> }.into_any(),
        None => piece.text.into_any(),
    };
    view! { <p>{pieces.into_iter().map(piece).collect_view()}</p> }.into_any()
}

fn source(law: &Citation, language: Language) -> Option<AnyView> {
    let cited = law.cited(language);
    (!cited.is_empty()).then(|| view! { <p class="source">{cited}</p> }.into_any())
}

/// A clause under its number in a text in `language` that has so many appendices.
pub fn clause(
    now: Now,
    clause_number: String,
    element: &Element,
    language: Language,
    appendices: usize,
    tools: Option<ClauseTools>,
) -> AnyView {
    let spoken = readable(element, language);
    let other = (spoken != language).then(|| spoken.code());
    let anchor = clause_anchor(&clause_number);
    let tools = tools.map(|tools| tools_view(now, &clause_number, tools));
    let words = words(element, &clause_number, spoken, appendices);
    view! {
        <div class="clause" id=anchor.clone() lang=other>
            <a class="no num" id=format!("e-{}", element.id) href=format!("#{anchor}")>{clause_number}</a>
            {words}
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
