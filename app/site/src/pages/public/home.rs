//! The first page: drafts open for comment, closing soonest first; reports; how to take part; search.

use axum::extract::State;
use domain::discussion::Outcome;
use domain::draft::StageName;
use leptos::prelude::*;
use services::reading::{self, OpenDrafts, PublicDraftSummary, ReportSummary};

use super::search;
use crate::components::draft_head::title;
use crate::components::now::{Now, machine_time};
use crate::components::page_head::PageHead;
use crate::components::search::search_box;
use crate::components::spoken::best_words;
use crate::components::tag::time_tag;
use crate::components::time_left::left;
use crate::w;
use crate::words::{number, standard};
use crate::{Answer, Head, Site, Visitor, page};

/// How many drafts stand on the first page.
const OPEN: u64 = 30;
/// How many reports stand on the first page.
const REPORTS: u64 = 5;

/// Shows the first page, or what was found where something is searched for (`?q=`).
///
/// # Errors
/// [`crate::PageError`] if the database does not answer.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let now = Now::of(&site, &visitor);
    if visitor.parameter("q").is_some() {
        return search::get(State(site), visitor).await;
    }
    let open = reading::soonest_open(&site.services, &visitor.request(), OPEN).await?;
    let reports = reading::reports(&site.services, &visitor.request(), 1, Some(REPORTS)).await?.reports;
    let title = w!(now.language, home.title);
    let head = Head::plain(title).described(w!(now.language, home.lead));
    Ok(page(&site, &visitor, head, move || first(now, &open, &reports)).await)
}

fn first(now: Now, open: &OpenDrafts, reports: &[ReportSummary]) -> AnyView {
    let language = now.language;
    let address = now.address();
    let many = number(language, open.total);
    let drafts = if open.drafts.is_empty() {
        view! {
            <div class="empty">
                <h2>{w!(language, home.no_open)}</h2>
                <p>{w!(language, home.no_open_says)}</p>
                <p class="actions">
                    <a class="button plain" href=address.to("/register")>{w!(language, home.to_register)}</a>
                    <a href=address.to("/feed.atom")>{w!(language, home.to_feed)}</a>
                </p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <section class="sheet" aria-labelledby="open">
                <header class="sheet-head">
                    <h2 id="open">{w!(language, home.open)}" "<span class="quiet num">{many}</span></h2>
                </header>
                <ul class="list">{drafts(now, &open.drafts)}</ul>
            </section>
            {others(now, open)}
        }
        .into_any()
    };
    let steps = [w!(language, home.how_1), w!(language, home.how_2), w!(language, home.how_3)]
        .into_iter()
        .map(|step| view! { <li><span>{step}</span></li> })
        .collect_view();
    view! {
        <PageHead title=w!(language, home.title) lead=w!(language, home.lead)>
            {search_box(now)}
        </PageHead>
        <div class="page two">
            <div class="rows">{drafts}</div>
            <aside class="rows">
                <section class="sheet rows" aria-labelledby="how">
                    <h2 id="how">{w!(language, home.how)}</h2>
                    <ol class="steps">{steps}</ol>
                    <p class="small"><a href=address.to("/law")>{w!(language, home.how_law)}</a></p>
                    <p class="small"><a href=address.to("/subscribe")>{w!(language, draft.told)}</a></p>
                </section>
                {latest(now, reports)}
                {elsewhere(now)}
            </aside>
        </div>
    }
    .into_any()
}

/// The way to the whole list, where not all of it stands here.
fn others(now: Now, open: &OpenDrafts) -> Option<AnyView> {
    let shown = u64::try_from(open.drafts.len()).unwrap_or(u64::MAX);
    let to = now.address().to("/drafts?stage=open");
    (open.total > shown)
        .then(|| view! { <p class="small"><a href=to>{w!(now.language, home.to_home)}</a></p> }.into_any())
}

/// The drafts that are not open: closed and awaiting answers, and all by stage.
fn elsewhere(now: Now) -> AnyView {
    let (language, address) = (now.language, now.address());
    view! {
        <p class="small"><a href=address.to("/drafts?stage=review")>{w!(language, rounds_public.awaiting)}</a></p>
        <p class="small"><a href=address.to("/drafts")>{w!(language, rounds_public.all_drafts)}</a></p>
    }
    .into_any()
}

/// Drafts as rows of a list, with the time left or where they stand.
pub fn drafts(now: Now, summaries: &[PublicDraftSummary]) -> AnyView {
    let language = now.language;
    summaries
        .iter()
        .map(|summary| {
            let (lang, words) = title(now, summary);
            let (body_lang, body) = best_words(language, &summary.body.name);
            let window = summary.placement.window;
            let until = if summary.stage == StageName::Open && window.closes_today(now.today()) {
                left(now, window.left(now.at))
            } else {
                w!(language, home.until, date = now.near(window.last_day))
            };
            let comments = w!(language, home.comments, count = summary.comments);
            view! {
                <li>
                    <div>
                        <h3 lang=lang><a href=now.address().draft(&summary.number)>{words}</a></h3>
                        <p class="small quiet">
                            <span lang=body_lang>{body.to_owned()}</span>" · "
                            <span class="num">{w!(language, home.draft_number, number = summary.number.clone())}</span>
                            " · "{standard::kind(language, summary.kind)}
                        </p>
                    </div>
                    <div class="side">
                        {time_tag(now, summary)}
                        <p class="small quiet num">
                            <time datetime=machine_time(window.closes_at)>{until}</time>
                            " · "{comments}
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view()
    .into_any()
}

fn latest(now: Now, reports: &[ReportSummary]) -> AnyView {
    let language = now.language;
    let inside = if reports.is_empty() {
        view! { <p class="quiet">{w!(language, home.no_reports)}</p> }.into_any()
    } else {
        let rows = reports
            .iter()
            .map(|report| view! { <li><div>{report_summary(now, report)}</div></li> })
            .collect_view();
        view! {
            <ul class="list narrow">{rows}</ul>
            <p class="small"><a href=now.address().to("/reports")>{w!(language, home.all_reports)}</a></p>
        }
        .into_any()
    };
    view! {
        <section class="sheet rows" aria-labelledby="reports">
            <h2 id="reports">{w!(language, home.reports)}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// A report in a list: the title, when it was published, what was decided.
pub fn report_summary(now: Now, report: &ReportSummary) -> AnyView {
    let language = now.language;
    let (lang, words) = title(now, &report.summary);
    let of =
        |outcome: Outcome| u64::from(report.participation.by_outcome.get(&outcome).copied().unwrap_or(0));
    let figures = [
        w!(language, home.comments, count = u64::from(report.participation.total)),
        w!(language, home.accepted, count = of(Outcome::Accepted)),
        w!(language, home.partly, count = of(Outcome::PartlyAccepted)),
        w!(language, home.rejected, count = of(Outcome::NotAccepted)),
    ]
    .join(" · ");
    let date = now.near(now.zone.date_of(report.published_at));
    let published = w!(language, home.published, date = date);
    view! {
        <h3 lang=lang><a href=now.address().draft_part(&report.summary.number, "report")>{words}</a></h3>
        <p class="small quiet num"><time datetime=machine_time(report.published_at)>{published}</time></p>
        <p class="small num">{figures}</p>
    }
    .into_any()
}
