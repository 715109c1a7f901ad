//! The page of the margin notes of a draft.

use domain::draft::StageName;
use domain::language::Language;
use leptos::prelude::*;
use services::notes::NoteView;

use super::form::writing;
use super::item::item;
use super::shown::{Against, NotesPage};
use crate::components::comment::paragraphs;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::ErrorSummary;
use crate::pages::desk::refused;
use crate::w;
use crate::words::moment;

/// The page.
pub(super) fn view(page: &NotesPage) -> AnyView {
    let language = page.now.language;
    let notice = page.typed.against.as_ref().map(|against| match against {
        Against::Refused(refusal) => refused::notice(language, refusal),
        Against::Changed => changed(language),
    });
    let (resolved, open): (Vec<&NoteView>, Vec<&NoteView>) =
        page.list.notes.iter().partition(|note| note.standing.is_resolved);
    let none = page.list.notes.is_empty().then(|| {
        view! { <div class="empty"><h2>{w!(language, notes.none)}</h2><p>{w!(language, notes.none_says)}</p></div> }
    });
    let count = u64::try_from(open.len()).unwrap_or(u64::MAX);
    let open = (!open.is_empty()).then(|| {
        let items = open.iter().map(|note| item(page, note)).collect_view();
        view! {
            <section class="sheet comments" aria-labelledby="open">
                <h2 id="open">{w!(language, notes.open, count = count)}</h2>
                {items}
            </section>
        }
    });
    let many = u64::try_from(resolved.len()).unwrap_or(u64::MAX);
    let resolved = (!resolved.is_empty()).then(|| {
        let items = resolved.iter().map(|note| item(page, note)).collect_view();
        view! {
            <details class="more" id="resolved">
                <summary>{w!(language, notes.resolved, count = many)}</summary>
                <section class="sheet comments">{items}</section>
            </details>
        }
    });
    let aside = page.list.is_open.then(|| view! { {writing(page)}{returning(page)} });
    let frozen =
        (!page.list.is_open).then(|| view! { <p class="notice info">{w!(language, notes.frozen)}</p> });
    view! {
        <DraftTop visitor=page.visitor.clone() summary=page.opened.copy.summary.clone() tab=EditingTab::Notes/>
        <div class="page two">
            <div class="rows">
                {notice}
                {without_field(page)}
                <ErrorSummary visitor=page.visitor.clone() errors=page.typed.errors.clone()/>
                <p class="quiet">{w!(language, notes.inside_only)}</p>
                {frozen}
                {none}
                {open}
                {resolved}
            </div>
            <aside class="rows">{aside}</aside>
        </div>
    }
    .into_any()
}

/// Says that the notes are others than those that were shown.
fn changed(language: Language) -> AnyView {
    view! {
        <section class="notice warn" role="alert" tabindex="-1">
            <h2>{w!(language, notes.changed_meanwhile)}</h2>
            <p>{w!(language, notes.changed_meanwhile_says)}</p>
        </section>
    }
    .into_any()
}

/// What was typed where no form takes it any more: to be carried on by hand.
fn without_field(page: &NotesPage) -> Option<AnyView> {
    let words = page.without_field();
    if words.is_empty() {
        return None;
    }
    let words = words
        .into_iter()
        .map(|words| view! { <blockquote class="quoted">{paragraphs(words)}</blockquote> }.into_any())
        .collect::<Vec<_>>();
    Some(
        view! {
            <section class="notice warn">
                <h2>{w!(page.now.language, notes.typed)}</h2>
                {words}
            </section>
        }
        .into_any(),
    )
}

/// The form by which the head gives the draft back, before it is placed.
fn returning(page: &NotesPage) -> Option<AnyView> {
    let language = page.now.language;
    let summary = &page.opened.copy.summary;
    if summary.stage != StageName::Drafting || !page.is_head() {
        return None;
    }
    let asked = summary.placement_requested_at.map(|at| {
        let time = moment(language, page.now.zone, at);
        view! { <p class="small quiet num">{w!(language, notes.asked_at, time = time)}</p> }
    });
    let holding = page.list.holding();
    let inside = if holding.is_empty() {
        view! { <p>{w!(language, notes.return_needs)}</p> }.into_any()
    } else {
        let count = u64::try_from(holding.len()).unwrap_or(u64::MAX);
        let seen = holding
            .iter()
            .map(|id| view! { <input type="hidden" name="remarks" value=id.to_string()/> })
            .collect_view();
        view! {
            <form class="form rows" method="post" action=format!("{}/return", page.own())>
                <input type="hidden" name="version" value=summary.version.to_string()/>
                {seen}
                <p>{w!(language, notes.return_with, count = count)}</p>
                <p class="actions"><button class="button">{w!(language, notes.return_now)}</button></p>
            </form>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="sheet rows" id="f-remarks" tabindex="-1">
                <h2>{w!(language, notes.return_title)}</h2>
                <p class="hint">{w!(language, notes.return_says)}</p>
                {asked}
                {inside}
            </section>
        }
        .into_any(),
    )
}
