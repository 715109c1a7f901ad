//! The page of the papers of a draft: which paper, in which language, its form, its kept editions and files.

use domain::language::Language;
use domain::paper::PaperKind;
use leptos::prelude::*;

use super::shown::Shown;
use super::{form, status};
use crate::components::bar::own_name;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::ErrorSummary;
use crate::components::papers::paper_name;
use crate::pages::desk::refused;
use crate::w;

/// The page.
pub(super) fn view(shown: &Shown) -> AnyView {
    let Shown { visitor, now, page, typed, kind, .. } = shown;
    let language = now.language;
    view! {
        <DraftTop visitor=visitor.clone() summary=page.summary.clone() tab=EditingTab::Papers/>
        <div class="page two">
            <div class="rows">
                {notices(shown)}
                <ErrorSummary visitor=visitor.clone() errors=typed.errors.clone()/>
                {status::generated_now(shown)}
                <section class="sheet rows" id="paper">
                    <h2>{paper_name(language, *kind)}</h2>
                    {choices(shown)}
                    {status::status(shown)}
                    {form::paper(shown)}
                </section>
            </div>
            <aside class="rows">
                {files(shown)}
                {editions(shown)}
            </aside>
        </div>
    }
    .into_any()
}

/// What stood against the form that came back. What was typed stands in its fields still.
fn notices(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let typed = &shown.typed;
    let refusal = typed.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let stale = typed.is_stale.then(|| {
        view! {
            <section class="notice warn" role="alert" tabindex="-1">
                <h2>{w!(language, papers.stale)}</h2>
                <p>{w!(language, papers.stale_says)}</p>
            </section>
        }
    });
    view! { {refusal}{stale}{gone(shown)} }.into_any()
}

/// Reasons that were typed for elements which change no more: to be taken over by hand.
fn gone(shown: &Shown) -> Option<AnyView> {
    let language = shown.now.language;
    let typed = shown.typed.paper.as_ref()?;
    let rows = &shown.generated.rows;
    let is_gone = |element: &str| rows.iter().all(|row| row.element.as_str() != element);
    let gone = typed.reasons.iter().filter(|(element, reason)| is_gone(element) && !reason.trim().is_empty());
    let items: Vec<AnyView> = gone
        .map(|(_, reason)| view! { <li lang=shown.tongue.code()>{reason.clone()}</li> }.into_any())
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="notice warn">
                <h2>{w!(language, papers.gone)}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// Links to the papers and to the languages of the open one.
fn choices(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let going = PaperKind::ALL.into_iter().filter(|kind| kind.goes_with(shown.page.summary.kind));
    let papers = going.map(|kind| {
        let current = (kind == shown.kind).then_some("true");
        view! { <a href=shown.paper(kind, shown.tongue) aria-current=current>{paper_name(language, kind)}</a> }
    });
    let tongues = Language::ALL.map(|tongue| {
        let current = (tongue == shown.tongue).then_some("true");
        view! {
            <a href=shown.paper(shown.kind, tongue) lang=tongue.code() aria-current=current>{own_name(tongue)}</a>
        }
    });
    view! {
        <div><nav class="switch" aria-label=w!(language, papers.title)>{papers.collect_view()}</nav></div>
        <div><nav class="switch" aria-label=w!(language, papers.text_in)>{tongues.collect_view()}</nav></div>
    }
    .into_any()
}

/// The newest edition of each paper as files.
fn files(shown: &Shown) -> Option<AnyView> {
    let language = shown.now.language;
    if shown.page.kept.is_empty() {
        return None;
    }
    let own = shown.own();
    let items = shown.page.kept.iter().flat_map(|kept| {
        let kind = kept.stamp.kind;
        let item = |ending: &str, format: &str| {
            let to = format!("{own}/files/{}.{ending}", kind.code());
            view! { <li><a href=to rel="nofollow">{format!("{} ({format})", paper_name(language, kind))}</a></li> }
                .into_any()
        };
        [item("docx", "DOCX"), item("pdf", "PDF")]
    });
    let items: Vec<AnyView> = items.collect();
    Some(
        view! {
            <section class="sheet rows">
                <h2>{w!(language, papers.files)}</h2>
                <ul class="downloads">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Every kept edition of the open paper, the newest first, with the day since which it is public.
fn editions(shown: &Shown) -> Option<AnyView> {
    let now = shown.now;
    let language = now.language;
    let own = shown.page.stamps.iter().rev().filter(|stamp| stamp.kind == shown.kind);
    let items: Vec<AnyView> = own
        .map(|stamp| {
            let number = stamp.edition.to_string();
            let saved = now.date(now.zone.date_of(stamp.saved_at));
            let says = w!(language, papers.edition_of, number = number, date = saved);
            let public = stamp.since.map(|since| {
                let date = now.date(now.zone.date_of(since));
                view! { " "<span class="quiet">{w!(language, papers.public_since, date = date)}</span> }
            });
            view! { <li class="num">{says}{public}</li> }.into_any()
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="sheet rows">
                <h2>{w!(language, papers.editions)}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}
