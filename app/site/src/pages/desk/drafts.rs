//! The drafts of one's bodies: where each stands, what is due, who waits. Those that have ended come page by page.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::draft::{DraftKind, StageName};
use domain::time::LegalZone;
use leptos::prelude::*;
use services::ServiceError;
use services::drafts::{Desk, DraftSummary, find_drafts};

use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::turns;
use crate::w;
use crate::words::{date, standard};
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// Shows the drafts; `?q=` searches, `?after=` turns.
///
/// # Errors
/// [`PageError`] unless the visitor is of the staff; [`PageError::NotFound`] if there is no such page.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let after = visitor.parameter("after");
    let text = visitor.parameter("q").unwrap_or_default();
    let read = if text.trim().is_empty() {
        services::drafts::desk(&site.services, &visitor.request(), after.as_deref()).await
    } else {
        let found = find_drafts(&site.services, &visitor.request(), &text, after.as_deref()).await;
        found.map(|page| Desk { ended: page.items, next: page.next, ..Desk::default() })
    };
    let desk = match read {
        // A place that is in no such list is an address where nothing stands.
        Err(ServiceError::Invalid(_)) => return Err(PageError::NotFound),
        read => read?,
    };
    let (now, asking) = (Now::of(&site, &visitor), visitor.clone());
    let title = w!(visitor.language, editor.drafts);
    let view = move || list(asking, now, desk, (text, after.is_some()));
    Ok(page(&site, &visitor, Head::plain(title), view).await)
}

fn list(visitor: Visitor, now: Now, desk: Desk, (text, is_turned): (String, bool)) -> impl IntoView {
    let language = visitor.language;
    let Desk { to_place, drafting, placed, sent, ended, next, beside, unstarted } = desk;
    let summaries: Vec<DraftSummary> =
        to_place.into_iter().chain(drafting).chain(placed).chain(sent).chain(ended).collect();
    let own = visitor.address().desk("drafts");
    let from = |after: Option<String>| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if !text.is_empty() {
            query.append_pair("q", &text);
        }
        if let Some(after) = after {
            query.append_pair("after", &after);
        }
        let query = query.finish();
        if query.is_empty() { own.clone() } else { format!("{own}?{query}") }
    };
    let next = next.map(|after| from(Some(after)));
    let first = is_turned.then(|| (from(None), w!(language, rounds_public.from_first)));
    let writes = visitor
        .actor
        .memberships()
        .iter()
        .any(|membership| visitor.may(Action::CreateDraft, &Resource::Draft { body: membership.body }));
    let new = writes.then(|| {
        let class = if unstarted.is_empty() { "button plain" } else { "button" };
        view! {
            <p class="actions">
                <a class=class href=visitor.address().desk("drafts/new")>{w!(language, editor.new_draft)}</a>
                " "<a href=visitor.address().desk("laws")>{w!(language, citing.title)}</a>
            </p>
        }
    });
    let body = if summaries.is_empty() && !text.is_empty() {
        view! { <div class="empty"><h2>{w!(language, desk_admin.drafts_none)}</h2></div> }.into_any()
    } else if summaries.is_empty() {
        view! {
            <div class="empty"><h2>{w!(language, editor.none_yet)}</h2><p>{w!(language, editor.none_yet_says)}</p></div>
        }
        .into_any()
    } else {
        table(&visitor, now.zone, &beside, summaries).into_any()
    };
    view! {
        <PageHead title=w!(language, editor.drafts) lead=w!(language, editor.drafts_lead)/>
        <div class="page">
            {new}
            <form class="search" role="search" method="get">
                <div class="field">
                    <label for="q">{w!(language, desk_admin.drafts_search)}</label>
                    <input id="q" type="search" name="q" value=text/>
                </div>
                <button class="button plain">{w!(language, keeping.find)}</button>
            </form>
            {body}
            {turns(now, first, next)}
        </div>
    }
}

fn table(
    visitor: &Visitor,
    zone: LegalZone,
    beside: &[String],
    summaries: Vec<DraftSummary>,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let columns = [
        w!(language, editor.column_draft),
        w!(language, editor.column_stage),
        w!(language, editor.column_due),
        w!(language, editor.column_waits),
    ];
    let heading = columns.clone().map(|column| view! { <th scope="col">{column}</th> }).collect_view();
    let [draft, stage, due, waits] = columns;
    let rows = summaries
        .into_iter()
        .map(|summary| {
            let (title_language, title) = summary.title.best(language);
            let kind = standard::kind(language, summary.kind);
            let can_be_amended = summary.stage == StageName::InForce && summary.kind != DraftKind::Cancellation;
            let amend = can_be_amended.then(|| {
                let address = visitor.address().desk(&format!("drafts/new?service={}&kind=amendment", summary.service_code));
                view! { <a href=address>{w!(language, editor.amend)}<span class="unseen">": "{title.to_owned()}</span></a> }
            });
            view! {
                <tr>
                    <th scope="row" data-label=draft.clone()>
                        <a href=address(visitor, &summary) lang=title_language.code()>{title.to_owned()}</a>
                        <br/><span class="small quiet"><span class="num">{summary.number.clone()}</span>" · "{kind}</span>
                    </th>
                    <td data-label=stage.clone()><span class=standard::stage_class(summary.stage)>{standard::stage(language, summary.stage)}</span></td>
                    <td data-label=due.clone()>
                        {beside.contains(&summary.number).then(|| {
                            let to = visitor.address().desk(&format!("drafts/{}/amending#clashes", summary.number));
                            view! { <a class="tag doubt" href=to>{w!(language, amending.beside)}</a><br/> }
                        })}
                        {is_late(visitor, zone, &summary).then(|| view! { <span class="tag late">{w!(language, editor.overdue)}</span><br/> })}
                        {due_words(visitor, zone, &summary)}
                    </td>
                    <td data-label=waits.clone()>{waiting(visitor, zone, &summary)}</td>
                    <td class="do">{amend}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="cards">
            <caption class="unseen">{w!(language, editor.drafts)}</caption>
            <thead><tr>{heading}<td></td></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Where the work on a draft goes on: its text, or its decisions once the discussion has begun.
fn address(visitor: &Visitor, summary: &DraftSummary) -> String {
    match summary.stage {
        StageName::Review => visitor.address().desk(&format!("drafts/{}/decide", summary.number)),
        _ => visitor.address().desk(&format!("drafts/{}", summary.number)),
    }
}

/// Whether the placement is overdue (R15-2).
fn is_late(visitor: &Visitor, zone: LegalZone, summary: &DraftSummary) -> bool {
    summary.stage == StageName::Drafting && summary.due_on.is_some_and(|due| zone.date_of(visitor.at) > due)
}

fn due_words(visitor: &Visitor, zone: LegalZone, summary: &DraftSummary) -> String {
    let language = visitor.language;
    match (summary.stage, &summary.placement, summary.due_on) {
        (StageName::Drafting, _, Some(due)) if is_late(visitor, zone, summary) => {
            w!(language, editor.was_due_placement, date = date(language, due))
        }
        (StageName::Drafting, _, Some(due)) => w!(language, editor.due_placement, date = date(language, due)),
        (StageName::Open, Some(placement), _) => {
            w!(language, editor.open_until, date = date(language, placement.window.last_day))
        }
        (StageName::Review, Some(placement), _) => {
            w!(language, editor.closed_on, date = date(language, placement.window.last_day))
        }
        _ => String::new(),
    }
}

fn waiting(visitor: &Visitor, zone: LegalZone, summary: &DraftSummary) -> String {
    let language = visitor.language;
    match (summary.stage, summary.placement_requested_at) {
        (StageName::Drafting, Some(since)) => {
            w!(language, editor.waits_head, date = date(language, zone.date_of(since)))
        }
        (StageName::Drafting, None) => w!(language, editor.waits_drafter),
        (StageName::Open, _) => w!(language, editor.waits_public),
        (StageName::Review, _) => {
            let standing = summary.comment_count - summary.withdrawn_count;
            match u64::try_from(standing - summary.decided_count).unwrap_or_default() {
                0 => w!(language, editor.waits_report),
                left => w!(language, editor.waits_decisions, count = left),
            }
        }
        (StageName::Reported, _) => w!(language, editor.waits_sending),
        (StageName::Coordinating, _) => w!(language, editor.waits_bodies),
        (StageName::Returned, _) => w!(language, editor.waits_changes),
        (StageName::Approved, _) => w!(language, editor.waits_effect),
        (StageName::InForce | StageName::Ceased | StageName::Withdrawn, _) => {
            w!(language, editor.waits_nobody)
        }
    }
}
