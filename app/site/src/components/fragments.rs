//! Runs of a redline inside a line.

use domain::language::Language;
use domain::redline::{Fragment, FragmentKind, drawn, words};
use domain::standard::{Detail, Element};
use leptos::prelude::*;

use crate::w;

/// A wording as a change of the clause of an element, prose as it is read; all of it is new where there is no element.
pub fn wording(element: Option<&Element>, language: Language, wording: &str) -> Vec<Fragment> {
    let present = element.map(|element| element.clause(language)).unwrap_or_default();
    let change = words(&present, wording);
    if element.is_some_and(|element| element.detail == Detail::Prose) { drawn(&change) } else { change }
}

/// Runs of text with what happened to them, said in words too.
pub fn fragments(language: Language, runs: &[Fragment]) -> AnyView {
    runs.iter()
        .map(|run| {
            let text = run.text.clone();
            let text =
                if run.strong { view! { <strong>{text}</strong> }.into_any() } else { text.into_any() };
            match run.kind {
                FragmentKind::Same => text,
                FragmentKind::Deleted => deleted(language, text),
                FragmentKind::Inserted => inserted(language, text),
            }
        })
        .collect_view()
        .into_any()
}

/// What was inserted; where it begins and ends is said to who does not see it, in the language of the page.
pub fn inserted(language: Language, what: impl IntoView + 'static) -> AnyView {
    let (lang, begins) = (language.code(), w!(language, draft.inserted));
    view! {
        <ins><span lang=lang class="unseen">{begins}": "</span>{what}<span lang=lang class="unseen">" "{w!(language, sharing.insertion_ends)}</span></ins>
    }
    .into_any()
}

/// What was deleted, said in the same way.
pub fn deleted(language: Language, what: impl IntoView + 'static) -> AnyView {
    let (lang, begins) = (language.code(), w!(language, draft.deleted));
    view! {
        <del><span lang=lang class="unseen">{begins}": "</span>{what}<span lang=lang class="unseen">" "{w!(language, sharing.deletion_ends)}</span></del>
    }
    .into_any()
}
