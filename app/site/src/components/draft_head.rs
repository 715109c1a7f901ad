//! The strip above every page of a draft: path, title, window, and the pages of the draft.

use domain::draft::{DraftKind, StageName};
use leptos::prelude::*;
use services::reading::PublicHead;

use super::now::Now;
use super::page_head::{Crumbs, PageHead};
use super::window::window;
use crate::w;
use crate::words::{number, standard};

/// A page of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The text.
    Text,
    /// The comments.
    Comments,
    /// The redline.
    Compare,
    /// The closing report.
    Report,
}

/// The title of a draft with the language it is written in, where that is not the reader's.
pub fn title(now: Now, head: &PublicHead) -> (Option<&'static str>, String) {
    let named = if head.title.is_blank() { &head.service_name } else { &head.title };
    let (spoken, words) = named.best(now.language);
    ((spoken != now.language).then(|| spoken.code()), words.to_owned())
}

/// The number and kind of a draft: "Draft 2026-0147, amendment".
pub fn numbered(now: Now, head: &PublicHead) -> String {
    let number = w!(now.language, draft.number, number = head.number.clone());
    format!("{number} · {}", standard::kind(now.language, head.kind))
}

/// The strip above a page of a draft; `more` stands between the window and the tabs.
pub fn draft_head(now: Now, head: &PublicHead, tab: Tab, more: Option<AnyView>) -> AnyView {
    let language = now.language;
    let address = now.address();
    let (lang, words) = title(now, head);
    let (body_language, body) = head.body.name.best(language);
    let body_lang = (body_language != language).then(|| body_language.code());
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(address.home(), w!(language, site.open_for_comment))
        .spoken(body_lang, body)
        .words("num", numbered(now, head));
    let (window, tabs) = (window(now, head), tabs(now, head, tab));
    view! {
        <PageHead title=words lang=lang crumbs=crumbs>
            {window}
            {more}
            {tabs}
        </PageHead>
    }
    .into_any()
}

fn tabs(now: Now, head: &PublicHead, tab: Tab) -> AnyView {
    let language = now.language;
    let address = now.address();
    let number_of = &head.number;
    let reported = head.stage == StageName::Reported;
    let comparable = reported || head.kind != DraftKind::New;
    let link = move |to: String, of: Tab, words: String, count: Option<u64>| {
        let count = count.map(|count| view! { " "<span class="num">{number(language, count)}</span> });
        view! { <a href=to aria-current=(of == tab).then_some("page")>{words}{count}</a> }
    };
    let part = |part: &str| address.draft_part(number_of, part);
    let compare = comparable.then(|| link(part("compare"), Tab::Compare, w!(language, draft.compare), None));
    let report = reported.then(|| link(part("report"), Tab::Report, w!(language, draft.report), None));
    view! {
        <nav class="tabs" aria-label=w!(language, draft.tabs)>
            {link(address.draft(number_of), Tab::Text, w!(language, draft.text), None)}
            {link(part("comments"), Tab::Comments, w!(language, draft.comments), Some(head.comments))}
            {compare}
            {report}
        </nav>
    }
    .into_any()
}
