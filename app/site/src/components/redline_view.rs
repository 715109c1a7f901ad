//! A redline as it is read: inside the text, or beside it, with what caused each change.

use std::collections::BTreeMap;

use domain::language::Language;
use domain::redline::{ElementKind, ElementRedline, Fragment, FragmentKind, Redline, SectionRedline, drawn};
use domain::standard::{ElementId, prose};
use leptos::prelude::*;
use services::reading::Cause;

use super::clause::clause_anchor;
use super::comment::comment_number;
use super::fragments::fragments;
use super::now::Now;
use crate::w;
use crate::words::standard;

/// How many comments are named behind a change before the rest are counted.
const NAMED: usize = 6;

/// How a redline is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedlineLook {
    /// Both texts beside each other.
    pub side: bool,
    /// The whole text, not only what changed.
    pub all: bool,
}

/// What stands behind the changes.
#[derive(Clone, Copy, Debug)]
pub struct Causes<'a> {
    /// By the identity of the element; nothing before the report is published.
    pub by_element: Option<&'a BTreeMap<ElementId, Cause>>,
    /// The address of the comments.
    pub comments: &'a str,
}

/// What the marks mean.
pub fn legend(now: Now) -> AnyView {
    let language = now.language;
    view! {
        <p class="legend small">
            <ins>{w!(language, draft.inserted)}</ins>
            <del>{w!(language, draft.deleted)}</del>
            <span class="moved">{w!(language, draft.moved)}</span>
        </p>
    }
    .into_any()
}

/// The redline; the caller says above what the two texts are.
pub fn redline(now: Now, redline: &Redline, look: RedlineLook, causes: Causes<'_>) -> AnyView {
    let lang = redline.language;
    let sections = redline
        .sections
        .iter()
        .filter(|section| look.all || section.elements.iter().any(ElementRedline::is_changed))
        .map(|section| section_view(now, section, lang, look, causes))
        .collect_view();
    if look.side {
        view! { <div class="twins law" role="group" lang=lang.code()>{sections}</div> }.into_any()
    } else {
        view! { <article class="law redline" lang=lang.code()>{sections}</article> }.into_any()
    }
}

fn section_view(
    now: Now,
    section: &SectionRedline,
    lang: Language,
    look: RedlineLook,
    causes: Causes<'_>,
) -> AnyView {
    let elements = section
        .elements
        .iter()
        .filter(|element| look.all || element.is_changed())
        .map(|element| {
            if look.side {
                beside(now, section, element, causes)
            } else {
                inside(now, section, element, causes)
            }
        })
        .collect_view();
    view! {
        <h3><span class="num">{section.key.number()}</span>" "{standard::section_name(lang, section.key)}</h3>
        {elements}
    }
    .into_any()
}

fn class(element: &ElementRedline) -> &'static str {
    match element.kind {
        ElementKind::Same => "same",
        ElementKind::Edited => "changed",
        ElementKind::Added | ElementKind::Split { .. } => "added",
        ElementKind::Removed | ElementKind::Joined { .. } => "removed",
        ElementKind::Moved { .. } => "moved-here",
    }
}

fn number_of(element: &ElementRedline) -> String {
    element.new_number.clone().or_else(|| element.old_number.clone()).unwrap_or_default()
}

fn anchor(element: &ElementRedline) -> String {
    let gone = if element.new_number.is_none() { "was-" } else { "" };
    format!("{gone}{}", clause_anchor(&number_of(element)))
}

fn moved(now: Now, element: &ElementRedline) -> Option<AnyView> {
    let from = element.old_number.clone()?;
    matches!(element.kind, ElementKind::Moved { .. }).then(|| {
        let words = w!(now.language, draft.moved_from, number = from);
        view! { <p><span class="moved small num" lang=now.language.code()>{words}</span></p> }.into_any()
    })
}

fn inside(now: Now, section: &SectionRedline, element: &ElementRedline, causes: Causes<'_>) -> AnyView {
    let number = number_of(element);
    let anchor = anchor(element);
    let words = if !element.is_changed() && (section.key.is_prose() || !section.key.is_of_law()) {
        let html = prose::to_html(&Fragment::new_text(&element.fragments));
        view! { <div inner_html=html></div> }.into_any()
    } else {
        view! { <p>{fragments(now.language, &read(section, element))}</p> }.into_any()
    };
    view! {
        <div class=format!("clause {}", class(element)) id=anchor.clone()>
            <a class="no num" href=format!("#{anchor}")>{number}</a>
            <div>{moved(now, element)}{words}{because(now, element, causes)}</div>
        </div>
    }
    .into_any()
}

/// The words of a clause as they are read: prose without the marks that it is written with.
fn read(section: &SectionRedline, element: &ElementRedline) -> Vec<Fragment> {
    if section.key.is_prose() { drawn(&element.fragments) } else { element.fragments.clone() }
}

fn beside(now: Now, section: &SectionRedline, element: &ElementRedline, causes: Causes<'_>) -> AnyView {
    let number = number_of(element);
    let anchor = anchor(element);
    let paragraph =
        |runs: Vec<Fragment>| (!runs.is_empty()).then(|| view! { <p>{fragments(now.language, &runs)}</p> });
    let all = read(section, element);
    let side = |other: FragmentKind| -> Vec<Fragment> {
        all.iter().filter(|one| one.kind != other).cloned().collect()
    };
    view! {
        <div class=format!("twin {}", class(element)) id=anchor.clone()>
            <a class="no num" href=format!("#{anchor}")>{number}</a>
            <div class="was">{paragraph(side(FragmentKind::Inserted))}</div>
            <div class="now">{moved(now, element)}{paragraph(side(FragmentKind::Deleted))}</div>
            <div class="merged">{moved(now, element)}<p>{fragments(now.language, &all)}</p></div>
            {because(now, element, causes)}
        </div>
    }
    .into_any()
}

/// The comments behind a change, or the reason given, or that there is neither.
fn because(now: Now, element: &ElementRedline, causes: Causes<'_>) -> Option<AnyView> {
    let language = now.language;
    let by_element = causes.by_element?;
    if !element.is_changed() {
        return None;
    }
    let found = by_element.get(&element.id).or_else(|| by_element.get(element.old_id.as_ref()?));
    let numbers = found.map(|cause| cause.comments.as_slice()).unwrap_or_default();
    let reason = found.and_then(|cause| cause.reason.clone());
    let view = if !numbers.is_empty() {
        let links = numbers
            .iter()
            .take(NAMED)
            .map(|number| {
                let to = format!("{}?no={number}#no-{number}", causes.comments);
                view! { " "<a class="num" href=to>{comment_number(language, *number)}</a> }
            })
            .collect_view();
        let rest = u64::try_from(numbers.len().saturating_sub(NAMED)).unwrap_or(0);
        let rest = rest + found.map_or(0, |cause| cause.more);
        let more = (rest > 0).then(|| view! { " "{w!(language, draft.and_more, count = rest)} });
        view! {
            <p class="causes" lang=language.code()><span class="label">{w!(language, draft.because)}</span>{links}{more}</p>
        }
        .into_any()
    } else if let Some(reason) = reason {
        view! { <p class="causes" lang=language.code()>{w!(language, draft.given_reason, reason = reason)}</p> }.into_any()
    } else {
        view! { <p class="causes none" lang=language.code()>{w!(language, draft.no_cause)}</p> }.into_any()
    };
    Some(view)
}
