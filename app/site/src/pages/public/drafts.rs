//! Every placed draft by stage, those that are closed and await answers too, with what happens now and what comes next.

use axum::extract::State;
use domain::draft::StageName;
use domain::register::SEARCH_LIMIT;
use leptos::prelude::*;
use services::ServiceError;
use services::reading::{self, BodyName, DraftsPage, PlacedFilter, PublicDraftSummary};

use crate::components::draft_head::title;
use crate::components::form::{Errors, SelectField, TextField};
use crate::components::next::{next_line, now_line};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::turns;
use crate::components::spoken::best_words;
use crate::components::tag::time_tag;
use crate::w;
use crate::words::standard;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// The stages that the public knows of, in the order of a draft's life.
const STAGES: [StageName; 9] = [
    StageName::Open,
    StageName::Review,
    StageName::Reported,
    StageName::Coordinating,
    StageName::Returned,
    StageName::Approved,
    StageName::InForce,
    StageName::Ceased,
    StageName::Withdrawn,
];

/// Shows a page of the placed drafts; `?stage=`, `?body=`, `?text=` choose, `?after=` turns.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such stage, body or page.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let stage = match visitor.parameter("stage") {
        Some(code) => Some(public_stage(&code).ok_or(PageError::NotFound)?),
        None => None,
    };
    let filter = PlacedFilter {
        stage,
        body: visitor.parameter("body"),
        text: visitor.parameter("text").unwrap_or_default().chars().take(SEARCH_LIMIT).collect(),
        after: visitor.parameter("after"),
    };
    let drafts = match reading::placed_drafts(&site.services, &visitor.request(), &filter).await {
        // A place that is in no such list is an address where nothing stands.
        Err(ServiceError::Invalid(_)) => return Err(PageError::NotFound),
        read => read?,
    };
    let now = Now::of(&site, &visitor);
    let name = w!(now.language, rounds_public.drafts_title);
    let head = Head::plain(name).described(w!(now.language, rounds_public.drafts_lead));
    let head = match chosen_body(&filter, &drafts) {
        Some(body) => head.with_feed(feed_of(now, body), body.name.best(now.language).1),
        None => head,
    };
    Ok(page(&site, &visitor, head, move || whole(now, &filter, &drafts)).await)
}

fn public_stage(code: &str) -> Option<StageName> {
    STAGES.into_iter().find(|stage| stage.code() == code)
}

/// The body whose drafts are chosen.
fn chosen_body<'a>(filter: &PlacedFilter, drafts: &'a DraftsPage) -> Option<&'a BodyName> {
    let code = filter.body.as_deref()?;
    drafts.bodies.iter().find(|body| body.code == code)
}

fn feed_of(now: Now, body: &BodyName) -> String {
    now.address().to(&format!("/bodies/{}/feed.atom", body.code))
}

/// The feed of what is chosen: of a body, or of all drafts.
fn feed(now: Now, body: Option<&BodyName>) -> AnyView {
    let language = now.language;
    let (to, words) = match body {
        Some(body) => (feed_of(now, body), w!(language, round_more.feed_body)),
        None => (now.address().to("/feed.atom"), w!(language, home.to_feed)),
    };
    view! { <p class="small screen-only"><a href=to>{words}</a></p> }.into_any()
}

fn whole(now: Now, filter: &PlacedFilter, drafts: &DraftsPage) -> AnyView {
    let language = now.language;
    let own = now.address().to("/drafts");
    let chosen = filter.stage.is_some() || filter.body.is_some() || !filter.text.is_empty();
    let list = if drafts.drafts.is_empty() {
        let (title, says) = if chosen || filter.after.is_some() {
            (w!(language, rounds_public.none), w!(language, rounds_public.none_says))
        } else {
            (w!(language, rounds_public.empty), w!(language, rounds_public.empty_says))
        };
        view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }.into_any()
    } else {
        let rows = drafts.drafts.iter().map(|summary| row(now, summary)).collect_view();
        let stands = filter.stage.map(|stage| standard::stage(language, stage));
        let stands = stands.unwrap_or_else(|| w!(language, rounds_public.any_stage));
        view! {
            <section class="sheet" aria-labelledby="drafts">
                <header class="sheet-head"><h2 id="drafts">{stands}</h2></header>
                <ul class="list">{rows}</ul>
            </section>
        }
        .into_any()
    };
    let first =
        filter.after.is_some().then(|| (turned(&own, filter, None), w!(language, rounds_public.from_first)));
    let next = drafts.next.as_deref().map(|after| turned(&own, filter, Some(after)));
    view! {
        <PageHead title=w!(language, rounds_public.drafts_title) lead=w!(language, rounds_public.drafts_lead)/>
        <div class="page">
            {filters(now, filter, &drafts.bodies, chosen)}
            {list}
            {turns(now, first, next)}
            {feed(now, chosen_body(filter, drafts))}
        </div>
    }
    .into_any()
}

/// The address of another page of the same choice.
fn turned(own: &str, filter: &PlacedFilter, after: Option<&str>) -> String {
    let chosen = [
        ("stage", filter.stage.map(StageName::code)),
        ("body", filter.body.as_deref()),
        ("text", Some(filter.text.as_str()).filter(|text| !text.is_empty())),
        ("after", after),
    ];
    let chosen = chosen.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(chosen).finish();
    if query.is_empty() { own.to_owned() } else { format!("{own}?{query}") }
}

fn filters(now: Now, filter: &PlacedFilter, bodies: &[BodyName], chosen: bool) -> AnyView {
    let language = now.language;
    let own = now.address().to("/drafts");
    let any = |words: String| (String::new(), words);
    let stages = [any(w!(language, rounds_public.any_stage))]
        .into_iter()
        .chain(STAGES.map(|stage| (stage.code().to_owned(), standard::stage(language, stage))))
        .collect();
    let named = |body: &BodyName| (body.code.clone(), body.name.best(language).1.to_owned());
    let bodies = [any(w!(language, register.any_body))].into_iter().chain(bodies.iter().map(named)).collect();
    let none = Errors::none;
    let stage = filter.stage.map(StageName::code).unwrap_or_default();
    let body = filter.body.clone().unwrap_or_default();
    let clear = chosen.then(|| view! { <a href=own.clone()>{w!(language, register.clear)}</a> });
    view! {
        <form class="filters screen-only" method="get" action=own.clone() role="search">
            <TextField name="text" label=w!(language, rounds_public.drafts_text) value=filter.text.clone() errors=none() kind="search"/>
            <SelectField name="stage" label=w!(language, rounds_public.stage) value=stage options=stages errors=none()/>
            <SelectField name="body" label=w!(language, register.body) value=body options=bodies errors=none()/>
            <p class="actions"><button class="button">{w!(language, register.show)}</button>{clear}</p>
        </form>
    }
    .into_any()
}

fn row(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let language = now.language;
    let (lang, words) = title(now, summary);
    let (body_lang, body) = best_words(language, &summary.body.name);
    let lines = [
        (w!(language, rounds_public.now), now_line(now, summary)),
        (w!(language, rounds_public.next), next_line(now, summary)),
    ]
    .map(|(label, line)| view! { <p class="small"><span class="label">{label}</span>{line}</p> })
    .collect_view();
    view! {
        <li>
            <div>
                <h3 lang=lang><a href=now.address().draft(&summary.number)>{words}</a></h3>
                <p class="small quiet">
                    <span lang=body_lang>{body.to_owned()}</span>" · "
                    <span class="num">{w!(language, home.draft_number, number = summary.number.clone())}</span>
                    " · "{standard::kind(language, summary.kind)}
                </p>
                {lines}
            </div>
            <div class="side">{time_tag(now, summary)}</div>
        </li>
    }
    .into_any()
}
