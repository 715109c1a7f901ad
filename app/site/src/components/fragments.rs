//! Runs of a redline inside a line.

use domain::language::Language;
use domain::redline::{Fragment, FragmentKind};
use leptos::prelude::*;

use crate::w;

/// Runs of text with what happened to them, said in words too.
pub fn fragments(language: Language, runs: &[Fragment]) -> AnyView {
    runs.iter()
        .map(|run| {
            let text = run.text.clone();
            match run.kind {
                FragmentKind::Same => text.into_any(),
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
