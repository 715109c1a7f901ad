//! The redline of a section against another text of it.

use domain::language::Language;
use domain::redline::{ElementKind, ElementRedline, Redline};
use domain::standard::{Content, SectionKey};
use leptos::prelude::*;

use super::words::EditorWords;
use crate::components::live::RedlineText;

/// The changed lines of a section in a language, each with its number.
#[component]
pub fn Against(
    /// The text before.
    old: Content,
    /// The text now.
    new: Content,
    /// The section.
    section: SectionKey,
    /// The languages, each for itself.
    languages: Vec<Language>,
    /// The words.
    words: StoredValue<EditorWords>,
) -> impl IntoView {
    let sides = languages
        .into_iter()
        .map(|language| {
            let redline = Redline::between(&old, &new, language);
            let changed: Vec<_> = redline
                .changes()
                .filter(|(key, _)| *key == section)
                .map(|(_, element)| line(element, words))
                .collect();
            let body = if changed.is_empty() {
                let none = words.with_value(|words| words.said.no_difference.clone());
                view! { <p class="quiet small">{none}</p> }.into_any()
            } else {
                changed.collect_view().into_any()
            };
            view! {
                <div class="rows" lang=language.code()>
                    <p class="label">{words.with_value(|words| words.tongue(language))}</p>
                    {body}
                </div>
            }
        })
        .collect_view();
    view! { <div class="pair">{sides}</div> }
}

fn line(element: &ElementRedline, words: StoredValue<EditorWords>) -> impl IntoView + use<> {
    let number = element.new_number.clone().or_else(|| element.old_number.clone()).unwrap_or_default();
    let happened = words.with_value(|words| match element.kind {
        ElementKind::Added | ElementKind::Split { .. } => words.said.added_line.clone(),
        ElementKind::Removed | ElementKind::Joined { .. } => words.said.removed_line.clone(),
        ElementKind::Moved { .. } => words.said.moved_line.clone(),
        ElementKind::Same | ElementKind::Edited => String::new(),
    });
    let happened = (!happened.is_empty()).then(|| view! { <span class="tag plain">{happened}</span>" " });
    let said = words.with_value(|words| words.said.of_redline());
    view! {
        <p class="law"><span class="no num">{number}</span>" "{happened}<RedlineText fragments=element.fragments.clone() words=said/></p>
    }
}
