//! The head of a draft's pages at the desk: path, title, stage, tabs.

use domain::draft::{DraftKind, StageName};
use domain::language::Language;
use domain::law;
use leptos::prelude::*;
use services::drafts::{DraftSummary, StandardName};

use crate::Visitor;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::placement_due::placement_due;
use crate::w;
use crate::words::{date, standard};

/// Which of the tabs is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditingTab {
    /// The text with its editor.
    Text,
    /// The clauses of an amendment, or the reasons of a cancellation.
    Amending,
    /// Placement.
    Placement,
    /// Where and when the placement and the report were made known.
    Publicity,
    /// Comments and the decisions on them.
    Decide,
    /// The closing report.
    Report,
    /// Coordination with the bodies concerned.
    Coordination,
    /// The approval and its act.
    Approval,
    /// Withdrawal.
    Withdraw,
}

/// The head of a page about a draft.
#[component]
pub fn DraftTop(
    /// Who asks.
    visitor: Visitor,
    /// The draft.
    summary: DraftSummary,
    /// The open tab.
    tab: EditingTab,
    /// How far the draft has come on its way to placement, in per cent.
    #[prop(optional_no_strip)]
    percent: Option<u8>,
    /// What stands between the title and the tabs.
    #[prop(optional_no_strip)]
    more: Option<AnyView>,
) -> impl IntoView {
    let language = visitor.language;
    let base = visitor.address().desk(&format!("drafts/{}", summary.number));
    let (title_language, title) = summary.title.best(language);
    let current = move |of: EditingTab| (of == tab).then_some("page");
    let drafting = summary.stage == StageName::Drafting;
    let amending = match summary.kind {
        DraftKind::New => None,
        DraftKind::Amendment => Some(w!(language, amending.tab)),
        DraftKind::Cancellation => Some(w!(language, amending.tab_reasons)),
    };
    let placed = matches!(summary.stage, StageName::Open | StageName::Review);
    let reported = summary.reported_at.is_some() && summary.stage != StageName::Withdrawn;
    let approving = matches!(
        summary.stage,
        StageName::Coordinating
            | StageName::Returned
            | StageName::Approved
            | StageName::InForce
            | StageName::Ceased
    );
    let lead = percent.filter(|_| drafting).map(|percent| {
        view! { <p class="lead num">{w!(language, editor.complete_percent, percent = u64::from(percent))}</p> }
    });
    let number = w!(language, editor.number_is, number = summary.number.clone());
    let law = law::edition(&summary.edition).unwrap_or_else(|| law::in_force_on(summary.included_on));
    let placement = summary.placement.as_ref();
    let due_on = placement.map_or(summary.due_on, |placement| placement.due_on);
    let placed_on = placement.map(|placement| placement.window.placed_on);
    let due = placement_due(language, law, due_on, placed_on, summary.date_reason.as_deref());
    let crumbs = Crumbs::new(w!(language, editor.path))
        .link(visitor.address().desk("drafts"), w!(language, editor.drafts))
        .words("num", number.clone());
    let next = next(language, &base, summary.stage, tab);
    let beside = view! {
        <span class=standard::stage_class(summary.stage)>{standard::stage(language, summary.stage)}</span>
        {next}
    }
    .into_any();
    let cancelled = summary.cancelled_by.as_ref().map(|act| cancelled(language, &base, act));
    view! {
        <PageHead title=title lang=Some(title_language.code()) crumbs=crumbs beside=beside>
            {lead}
            {due}
            {more}
            {cancelled}
            <nav class="tabs" aria-label=number>
                <a href=base.clone() aria-current=current(EditingTab::Text)>{w!(language, editor.tab_text)}</a>
                {amending.map(|words| view! {
                    <a href=format!("{base}/amending") aria-current=current(EditingTab::Amending)>{words}</a>
                })}
                {drafting.then(|| view! {
                    <a href=format!("{base}/placement") aria-current=current(EditingTab::Placement)>{w!(language, editor.tab_placement)}</a>
                })}
                {summary.placement.is_some().then(|| view! {
                    <a href=format!("{base}/publicity") aria-current=current(EditingTab::Publicity)>{w!(language, lawful.publicity)}</a>
                })}
                {placed.then(|| view! {
                    <a href=format!("{base}/decide") aria-current=current(EditingTab::Decide)>{w!(language, editor.tab_decide)}</a>
                    <a href=format!("{base}/report") aria-current=current(EditingTab::Report)>{w!(language, editor.tab_report)}</a>
                })}
                {reported.then(|| view! {
                    <a href=format!("{base}/coordination") aria-current=current(EditingTab::Coordination)>{w!(language, coordination.tab)}</a>
                })}
                {approving.then(|| view! {
                    <a href=format!("{base}/approval") aria-current=current(EditingTab::Approval)>{w!(language, approval.title)}</a>
                })}
                {(!drafting).then(|| view! {
                    <a href=visitor.address().draft(&summary.number)>{w!(language, editor.read_public)}</a>
                })}
                {summary.stage.can_be_withdrawn().then(|| view! {
                    <a href=format!("{base}/withdraw") aria-current=current(EditingTab::Withdraw)>{w!(language, editor.tab_withdraw)}</a>
                })}
            </nav>
        </PageHead>
    }
}

/// The way to what is done next with a draft of a stage; nothing on the page where it is done.
fn next(language: Language, base: &str, stage: StageName, tab: EditingTab) -> Option<AnyView> {
    let (to, part, words) = match stage {
        StageName::Drafting => (EditingTab::Placement, "placement", w!(language, desk_tool.to_placement)),
        StageName::Open | StageName::Review => {
            (EditingTab::Decide, "decide", w!(language, desk_tool.to_deciding))
        }
        StageName::Reported | StageName::Coordinating | StageName::Returned => {
            (EditingTab::Coordination, "coordination", w!(language, desk_tool.to_coordination))
        }
        StageName::Approved | StageName::InForce | StageName::Ceased | StageName::Withdrawn => return None,
    };
    let link = view! { <a href=format!("{base}/{part}") class="button small">{words}</a> };
    (to != tab).then(|| link.into_any())
}

/// Says that the standard which the draft amends or cancels was ended by an act, and where to withdraw the draft of the address.
fn cancelled(language: Language, draft: &str, act: &StandardName) -> AnyView {
    let (number, on) = (act.order_number.clone(), date(language, act.order_on));
    let order = w!(language, in_force.order_of, number = number, date = on);
    view! {
        <section class="notice bad" id="cancelled">
            <h2>{w!(language, amending.cancelled)}</h2>
            <p>{w!(language, amending.cancelled_says, order = order)}</p>
            <p><a href=format!("{draft}/withdraw")>{w!(language, editor.withdraw)}</a></p>
        </section>
    }
    .into_any()
}
