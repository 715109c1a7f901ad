//! The strip above every page of a draft: path, title, window, and the pages of the draft.

use domain::draft::DraftKind;
use leptos::prelude::*;
use services::reading::PublicDraftSummary;

use super::edition::edition_of;
use super::now::Now;
use super::page_head::{Crumbs, PageHead};
use super::placement_due::placement_due;
use super::spoken::best_words;
use super::window::window;
use crate::w;
use crate::words::{number, standard};

/// A page of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftTab {
    /// The text.
    Text,
    /// The comments.
    Comments,
    /// The redline.
    Compare,
    /// The closing report.
    Report,
    /// The rounds of coordination.
    Coordination,
}

/// The title of a draft with the language it is written in, where that is not the reader's.
pub fn title(now: Now, summary: &PublicDraftSummary) -> (Option<&'static str>, String) {
    let named = if summary.title.is_blank() { &summary.service_name } else { &summary.title };
    let (lang, words) = best_words(now.language, named);
    (lang, words.to_owned())
}

/// The number and kind of a draft: "Draft 2026-0147, amendment".
pub fn numbered(now: Now, summary: &PublicDraftSummary) -> String {
    let number = w!(now.language, draft.number, number = summary.number.clone());
    format!("{number} · {}", standard::kind(now.language, summary.kind))
}

/// The strip above a page of a draft; `more` stands between the window and the tabs.
pub fn draft_head(now: Now, summary: &PublicDraftSummary, tab: DraftTab, more: Option<AnyView>) -> AnyView {
    let language = now.language;
    let address = now.address();
    let (lang, words) = title(now, summary);
    let (body_lang, body) = best_words(language, &summary.body.name);
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(address.home(), w!(language, site.open_for_comment))
        .spoken(body_lang, body)
        .words("num", numbered(now, summary));
    let (window, tabs) = (window(now, summary), tabs(now, summary, tab));
    let placement = &summary.placement;
    let placed_on = Some(placement.window.placed_on);
    let reason = summary.date_reason.as_deref();
    let due = placement_due(language, edition_of(summary), placement.due_on, placed_on, reason);
    view! {
        <PageHead title=words lang=lang crumbs=crumbs>
            {window}
            {due}
            {more}
            {tabs}
        </PageHead>
    }
    .into_any()
}

fn tabs(now: Now, summary: &PublicDraftSummary, tab: DraftTab) -> AnyView {
    let language = now.language;
    let address = now.address();
    let number_of = &summary.number;
    let reported = summary.reported_at.is_some();
    let comparable = reported || summary.kind != DraftKind::New;
    let link = move |to: String, of: DraftTab, words: String, count: Option<u64>| {
        let count = count.map(|count| view! { " "<span class="num">{number(language, count)}</span> });
        view! { <a href=to aria-current=(of == tab).then_some("page")>{words}{count}</a> }
    };
    let part = |part: &str| address.draft_part(number_of, part);
    let compare =
        comparable.then(|| link(part("compare"), DraftTab::Compare, w!(language, draft.compare), None));
    let report = reported.then(|| link(part("report"), DraftTab::Report, w!(language, draft.report), None));
    let sent = summary.last_round().is_some();
    let coordination = sent.then(|| {
        link(part("coordination"), DraftTab::Coordination, w!(language, draft.see_coordination), None)
    });
    view! {
        <nav class="tabs" aria-label=w!(language, draft.tabs)>
            {link(address.draft(number_of), DraftTab::Text, w!(language, draft.text), None)}
            {link(part("comments"), DraftTab::Comments, w!(language, draft.comments), Some(summary.comments))}
            {compare}
            {report}
            {coordination}
        </nav>
    }
    .into_any()
}
