//! The head of a draft's pages at the desk: path, title, stage, tabs.

use domain::draft::StageName;
use leptos::prelude::*;
use services::drafts::DraftHead;

use crate::Visitor;
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::standard;

/// Which of the tabs is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The text with its editor.
    Text,
    /// Placement.
    Placement,
    /// Comments and the decisions on them.
    Decide,
    /// The closing report.
    Report,
    /// Withdrawal.
    Withdraw,
}

/// The head of a page about a draft.
#[component]
pub fn DraftTop(
    /// Who asks.
    visitor: Visitor,
    /// The draft.
    head: DraftHead,
    /// The open tab.
    tab: Tab,
    /// How far the draft has come on its way to placement, in per cent.
    #[prop(optional_no_strip)]
    percent: Option<u8>,
    /// What stands between the title and the tabs.
    #[prop(optional_no_strip)]
    more: Option<AnyView>,
) -> impl IntoView {
    let language = visitor.language;
    let base = visitor.address().desk(&format!("drafts/{}", head.number));
    let (title_language, title) = head.title.best(language);
    let current = move |of: Tab| (of == tab).then_some("page");
    let drafting = head.stage == StageName::Drafting;
    let placed = matches!(head.stage, StageName::Open | StageName::Review);
    let lead = percent.filter(|_| drafting).map(|percent| {
        view! { <p class="lead num">{w!(language, editor.complete_percent, percent = u64::from(percent))}</p> }
    });
    let number = w!(language, editor.number_is, number = head.number.clone());
    let crumbs = Crumbs::new(w!(language, editor.path))
        .link(visitor.address().desk("drafts"), w!(language, editor.drafts))
        .words("num", number.clone())
        .words(standard::stage_class(head.stage), standard::stage(language, head.stage));
    view! {
        <PageHead title=title lang=Some(title_language.code()) crumbs=crumbs>
            {lead}
            {more}
            <nav class="tabs" aria-label=number>
                <a href=base.clone() aria-current=current(Tab::Text)>{w!(language, editor.tab_text)}</a>
                {drafting.then(|| view! {
                    <a href=format!("{base}/placement") aria-current=current(Tab::Placement)>{w!(language, editor.tab_placement)}</a>
                })}
                {placed.then(|| view! {
                    <a href=format!("{base}/decide") aria-current=current(Tab::Decide)>{w!(language, editor.tab_decide)}</a>
                    <a href=format!("{base}/report") aria-current=current(Tab::Report)>{w!(language, editor.tab_report)}</a>
                })}
                {(!drafting).then(|| view! {
                    <a href=visitor.address().draft(&head.number)>{w!(language, editor.read_public)}</a>
                })}
                {(drafting || placed).then(|| view! {
                    <a href=format!("{base}/withdraw") aria-current=current(Tab::Withdraw)>{w!(language, editor.tab_withdraw)}</a>
                })}
            </nav>
        </PageHead>
    }
}
