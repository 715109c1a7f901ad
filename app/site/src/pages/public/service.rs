//! One service of the register: where its standard stands, its drafts, its entry and the history of it.

use axum::extract::{Path, State};
use domain::draft::DraftKind;
use domain::law::in_force_on;
use domain::standard::ServiceForm;
use leptos::prelude::*;
use services::reading::{self, ServicePage};
use services::standards::{self, StandardState, VersionSummary};

use super::following::following;
use super::home::drafts;
use super::service_history::history;
use crate::components::derivation::derivation;
use crate::components::edition::edition_of;
use crate::components::names;
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::register_act::act_link;
use crate::components::spoken::best_words;
use crate::components::stages::{of_draft, of_service, stages};
use crate::components::standard_act::{numbered_of, validity};
use crate::components::structured::Described;
use crate::components::timeline::timeline;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows a service.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such code.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let service = reading::service(&site.services, &visitor.request(), &code).await?;
    let now = Now::of(&site, &visitor);
    let standard = standards::on(&site.services, &code, now.today()).await?.state;
    let versions = standards::versions(&site.services, &code).await?;
    let title = service.service.name.best(now.language).1.to_owned();
    let feed = now.address().to(&format!("/register/{code}/feed.atom"));
    let of_body = now.address().to(&format!("/bodies/{}/feed.atom", service.body.code));
    let body = service.body.name.best(now.language).1.to_owned();
    let says = w!(
        now.language,
        sharing.service_says,
        service = title.clone(),
        code = service.service.code.clone(),
        body = body.clone()
    );
    let about = Described { now, root: &site.settings.public_url }.service_page(&service);
    let head = Head::plain(title.clone()).with_feed(feed, title).with_feed(of_body, body);
    let head = head.described(says).about(about);
    Ok(page(&site, &visitor, head, move || whole(now, &service, &standard, &versions)).await)
}

/// The standard in force with the way to it, or that there is none.
fn in_force(now: Now, code: &str, standard: &StandardState) -> AnyView {
    let language = now.language;
    let said = match standard {
        StandardState::InForce(version) => {
            let act = &version.summary.act;
            let order = numbered_of(language, &act.order_number, act.order_on);
            format!("{} · {order}", validity(language, &version.summary))
        }
        StandardState::Ceased { act, .. } => {
            let date = act.effective_on.map(|date| now.date(date)).unwrap_or_default();
            w!(language, in_force.ceased, date = date)
        }
        StandardState::NotYet(None) => w!(language, in_force.not_yet_none),
        StandardState::NotYet(Some(first)) => {
            if let Some(date) = first.effective_on {
                w!(language, in_force.not_yet_says, date = now.date(date))
            } else {
                w!(language, in_force.not_yet_undated)
            }
        }
    };
    let link = (!matches!(standard, StandardState::NotYet(None))).then(|| {
        let to = now.address().standard(code);
        view! { <p><a href=to>{w!(language, draft.see_standard)}</a></p> }
    });
    view! {
        <section class="sheet rows" aria-labelledby="in-force">
            <h2 id="in-force">{w!(language, in_force.standard)}</h2>
            <p class="num">{said}</p>
            {link}
        </section>
    }
    .into_any()
}

fn whole(now: Now, page: &ServicePage, standard: &StandardState, versions: &[VersionSummary]) -> AnyView {
    let language = now.language;
    let service = &page.service;
    let (lang, name) = best_words(language, &service.name);
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(now.address().to("/register"), w!(language, register.all))
        .words("num", service.code.clone());
    let list = if page.drafts.is_empty() {
        view! { <p class="quiet">{w!(language, register.no_drafts)}</p> }.into_any()
    } else {
        view! { <ul class="list">{drafts(now, &page.drafts)}</ul> }.into_any()
    };
    // Where a standard was approved elsewhere, or the entry is excluded, nothing is awaited that leads to a first one.
    let awaits = versions.is_empty() && page.excluded_at.is_none();
    let line = (!page.drafts.is_empty() || awaits).then(|| {
        view! {
            <section class="sheet rows" aria-labelledby="line">
                <h2 id="line">{w!(language, register.line)}</h2>
                {line(now, page, versions)}
            </section>
        }
    });
    let propose = page.excluded_at.is_none().then(|| {
        let to = now.address().to(&format!("/proposals/new?service={}", service.code));
        view! { <p class="small screen-only"><a href=to>{w!(language, proposal.make)}</a></p> }
    });
    view! {
        <PageHead title=name lang=lang crumbs=crumbs/>
        <div class="page two">
            <div class="rows">
                {excluded(now, page)}
                {in_force(now, &service.code, standard)}
                {line}
                {timeline(now, page, versions)}
                <section class="sheet rows" aria-labelledby="drafts">
                    <h2 id="drafts">{w!(language, register.drafts)}</h2>
                    {list}
                </section>
                {history(now, &page.history)}
            </div>
            <aside class="rows">
                {facts(now, page)}
                <p class="small screen-only">
                    <a href=now.address().to(&format!("/subscribe?service={}", service.code))>{w!(language, draft.told)}</a>
                </p>
                {propose}
                <p class="small screen-only">
                    <a href=now.address().to(&format!("/proposals?service={}", service.code))>{w!(language, proposal.title)}</a>
                </p>
                {following(now, &service.code, &page.body)}
            </aside>
        </div>
    }
    .into_any()
}

/// That the entry is excluded, since when and why; nothing of an entry that stands.
fn excluded(now: Now, page: &ServicePage) -> Option<AnyView> {
    let language = now.language;
    let since = page.excluded_at?;
    let date = now.date(now.zone.date_of(since));
    let reason = page.exclusions.first().map(|one| one.reason.clone()).unwrap_or_default();
    Some(
        view! {
            <section class="notice warn">
                <h2>{w!(language, desk_admin.public_excluded, date = date)}</h2>
                <p>{reason}</p>
            </section>
        }
        .into_any(),
    )
}

/// The drawn line of the newest draft, or of a service that has none yet, with every date's derivation.
fn line(now: Now, page: &ServicePage, versions: &[VersionSummary]) -> AnyView {
    let language = now.language;
    let included_on = page.service.included_on;
    let calendar = &page.calendar;
    if let Some(summary) = page.drafts.first() {
        let law = edition_of(summary);
        let is_first = summary.kind == DraftKind::New;
        let placement = is_first.then(|| law.placement.deadline(summary.included_on, calendar));
        let discussion = law.discussion.deadline(summary.placement.window.placed_on, calendar);
        // The term is over with the first act, whichever it was.
        let runs = is_first && (summary.approved_at.is_some() || versions.is_empty());
        let approval = runs.then(|| law.approval.deadline(summary.register_approved_on, calendar));
        let steps = of_draft(now, summary, approval.as_ref(), calendar);
        let named = |words: String| Some(words);
        return view! {
            {stages(now, steps)}
            {placement.map(|term| derivation(now, &term, named(w!(language, register.placement))))}
            {derivation(now, &discussion, named(w!(language, register.discussion)))}
            {approval.map(|term| derivation(now, &term, named(w!(language, register.approval))))}
        }
        .into_any();
    }
    let law = in_force_on(included_on);
    let placement = law.placement.deadline(included_on, calendar);
    let approval = law.approval.deadline(page.service.register_approved_on(), calendar);
    let steps = of_service(now, included_on, &placement, &approval, calendar);
    view! {
        {stages(now, steps)}
        {derivation(now, &placement, Some(w!(language, register.placement)))}
        {derivation(now, &approval, Some(w!(language, register.approval)))}
    }
    .into_any()
}

fn facts(now: Now, page: &ServicePage) -> AnyView {
    let language = now.language;
    let service = &page.service;
    let fact = |term: String, words: AnyView| view! { <div><dt>{term}</dt><dd>{words}</dd></div> }.into_any();
    let (body_lang, body) = best_words(language, &page.body.name);
    let providers = service
        .providers
        .iter()
        .map(|provider| {
            let (lang, name) = best_words(language, &provider.name);
            view! { <li lang=lang>{name.to_owned()}</li> }
        })
        .collect_view();
    let mut channels = vec![w!(language, register.provider_itself)];
    if service.through_state_corporation {
        channels.push(w!(language, register.corporation));
    }
    if service.through_portal {
        channels.push(w!(language, register.portal));
    }
    let channels = channels.into_iter().map(|channel| view! { <li>{channel}</li> }).collect_view();
    let accepting = service.accepting.iter();
    let accepting = accepting
        .map(|organisation| {
            let (lang, name) = best_words(language, organisation);
            view! { <li lang=lang>{name.to_owned()}</li> }
        })
        .collect_view();
    let corrected = service
        .date_reason
        .clone()
        .map(|reason| fact(w!(language, lawful.date_reason), view! { <span>{reason}</span> }.into_any()));
    let forms = service
        .forms
        .iter()
        .map(|form: &ServiceForm| view! { <li>{form.word(language)}</li> })
        .collect_view();
    let recipients = names::recipients(language, service.recipients);
    let approved = service.approved_on.map(|on| {
        fact(
            w!(language, keeping_act.approved_on),
            view! { <span class="num">{now.date(on)}</span> }.into_any(),
        )
    });
    let act = service.act.as_ref().map(|act| fact(w!(language, keeping_act.act), act_link(language, act)));
    let paid = if service.paid { w!(language, register.paid) } else { w!(language, register.free) };
    view! {
        <section class="sheet rows" aria-labelledby="facts">
            <h2 id="facts">{w!(language, register.facts)}</h2>
            <dl class="facts-list">
                {fact(w!(language, register.code), view! { <span class="num">{service.code.clone()}</span> }.into_any())}
                {fact(w!(language, register.included), view! { <span class="num">{now.date(service.included_on)}</span> }.into_any())}
                {approved}
                {corrected}
                {act}
                {fact(w!(language, register.body), view! { <span lang=body_lang>{body.to_owned()}</span> }.into_any())}
                {fact(w!(language, register.recipients), recipients.into_any())}
                {fact(w!(language, register.providers), view! { <ul>{providers}</ul> }.into_any())}
                {fact(w!(language, register.channels), view! { <ul>{channels}{accepting}</ul> }.into_any())}
                {fact(w!(language, register.form), view! { <ul>{forms}</ul> }.into_any())}
                {fact(w!(language, register.payment), paid.into_any())}
            </dl>
        </section>
    }
    .into_any()
}
