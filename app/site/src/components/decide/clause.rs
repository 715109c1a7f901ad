//! The clause that a comment concerns, with what has changed in it since placement.

use domain::language::Language;
use domain::redline::{ElementRedline, Redline, SectionRedline};
use leptos::prelude::*;
use services::discussion::CommentView;

use super::CommentedDraft;
use crate::components::now::Now;
use crate::components::redline_view::{Causes, RedlineLook, redline};
use crate::w;

/// The clause, or the section, that a comment concerns; for the whole draft the way to its text.
pub fn clause_now(now: Now, commented: &CommentedDraft, comment: &CommentView) -> AnyView {
    let language = now.language;
    let editor = now.address().desk(&format!("drafts/{}", commented.number));
    let Some(section) = comment.anchor.section else {
        return view! {
            <header class="sheet-head">
                <h2>{w!(language, decide.on_whole)}</h2>
                <a class="small" href=editor>{w!(language, decide.open_text)}</a>
            </header>
        }
        .into_any();
    };
    let shown = concerned(commented, comment, comment.words_language());
    let state = match shown.changes().next() {
        Some((_, element)) if element.new_number.is_none() => w!(language, decide.clause_gone),
        Some(_) => w!(language, decide.clause_changed),
        None => w!(language, decide.clause_same),
    };
    let causes = Causes { by_element: None, comments: "" };
    view! {
        <header class="sheet-head">
            <h2>{w!(language, decide.clause)}</h2>
            <a class="small" href=format!("{editor}/edit/{}", section.code())>{w!(language, decide.edit_clause)}</a>
        </header>
        <p class="small quiet">{state}</p>
        {redline(now, &shown, RedlineLook { side: false, all: true }, causes)}
    }
    .into_any()
}

/// The redline of the element of a comment alone, else of every element of its section.
fn concerned(commented: &CommentedDraft, comment: &CommentView, language: Language) -> Redline {
    let is_meant = |section: &SectionRedline, one: &ElementRedline| match &comment.anchor.element {
        Some(element) => one.old_id.as_ref() == Some(element),
        None => comment.anchor.section == Some(section.key),
    };
    let sections =
        commented.redlines.get(&language).map(|redline| redline.sections.as_slice()).unwrap_or_default();
    let sections = sections.iter().filter_map(|section| {
        let elements: Vec<_> =
            section.elements.iter().filter(|one| is_meant(section, one)).cloned().collect();
        (!elements.is_empty()).then_some(SectionRedline { key: section.key, elements })
    });
    Redline { language, sections: sections.collect() }
}
