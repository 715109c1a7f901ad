//! My desk: what is due by law, soonest first, and what waits for me.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::language::Language;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::agenda::{Agenda, WaitingItem, WaitingTask};
use services::coordination::abolished_asked;
use services::discussion::abuse_inbox;
use services::people::Body;

use super::due::DueList;
use crate::components::names;
use crate::components::page_head::PageHead;
use crate::components::spoken::best_words;
use crate::{Address, Answer, Head, Site, Visitor, page};
use crate::{w, words};

/// Shows the desk.
///
/// # Errors
/// The faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let language = visitor.language;
    let agenda = services::agenda::agenda(&site.services, &visitor.request()).await?;
    let bodies = services::people::bodies(&site.services).await?;
    let settles = visitor.may(Action::StrikeBody, &Resource::Register);
    let abolished =
        if settles { abolished_asked(&site.services, &visitor.request()).await?.len() } else { 0 };
    let reported = abuse_inbox(&site.services, &visitor.request()).await?.len();
    let zone = site.settings.zone;
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(w!(language, desk.title)), move || {
        let today = words::weekday_date(language, zone.date_of(shown.at));
        let roles = roles(&shown, &bodies);
        view! {
            <PageHead title=w!(language, desk.title) lead=w!(language, desk.today, date = today)>{roles}</PageHead>
            <div class="page">{unsettled(&shown, abolished)}{reports(&shown, reported)}{inside(&shown, zone, agenda)}</div>
        }
    })
    .await)
}

/// How many abolished bodies running rounds ask, for who settles that.
fn unsettled(visitor: &Visitor, abolished: usize) -> Option<AnyView> {
    let count = u64::try_from(abolished).ok().filter(|count| *count > 0)?;
    let words = w!(visitor.language, round_more.waiting, count = count);
    let to = visitor.address().desk("rounds");
    Some(view! { <p class="notice warn"><a href=to>{words}</a></p> }.into_any())
}

/// How many reports about comments wait, for who may hide words.
fn reports(visitor: &Visitor, waiting: usize) -> Option<AnyView> {
    let count = u64::try_from(waiting).ok().filter(|count| *count > 0)?;
    let words = w!(visitor.language, author.inbox_waiting, count = count);
    let to = visitor.address().desk("abuse");
    Some(view! { <p class="notice warn"><a href=to>{words}</a></p> }.into_any())
}

/// The roles in which the person works here.
fn roles(visitor: &Visitor, bodies: &[Body]) -> impl IntoView + use<> {
    let language = visitor.language;
    let roles = visitor.actor.memberships().iter().map(|one| {
        let body = bodies.iter().find(|body| body.id == one.body);
        let name = body.map(|body| body.name.best(language).1.to_owned()).unwrap_or_default();
        view! { <p class="quiet">{w!(language, desk.role_in, role = names::role(language, one.role), body = name)}</p> }
    });
    roles.collect_view()
}

fn inside(visitor: &Visitor, zone: LegalZone, agenda: Agenda) -> AnyView {
    use domain::body::Role;
    let language = visitor.language;
    let memberships = visitor.actor.memberships();
    if !memberships.iter().any(|one| matches!(one.role, Role::Drafter | Role::Head)) {
        return elsewhere(visitor).into_any();
    }
    let waiting = if agenda.waiting.is_empty() {
        view! {
            <div class="empty"><h2>{w!(language, desk.nothing_waits)}</h2><p>{w!(language, desk.nothing_waits_says)}</p></div>
        }
        .into_any()
    } else {
        let items = agenda.waiting.into_iter().map(|item| waiting_item(visitor, zone, item)).collect_view();
        view! { <ol class="due">{items}</ol> }.into_any()
    };
    view! {
        <section class="rows" aria-labelledby="due">
            <h2 id="due">{w!(language, desk.due)}</h2>
            <DueList visitor=visitor.clone() due=agenda.due/>
            <p><a href=visitor.address().desk("informing")>{w!(language, approval.informing)}</a></p>
        </section>
        <section class="rows" aria-labelledby="waiting">
            <h2 id="waiting">{w!(language, desk.waiting)}</h2>
            {waiting}
        </section>
    }
    .into_any()
}

fn waiting_item(visitor: &Visitor, zone: LegalZone, item: WaitingItem) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = address(visitor.address(), &item);
    let since_on = zone.date_of(item.since);
    let days = u64::try_from((zone.date_of(visitor.at) - since_on).num_days()).unwrap_or(0);
    let waits =
        if days == 0 { w!(language, desk.since_today) } else { w!(language, desk.waits, count = days) };
    let since = words::date(language, since_on);
    let (lang, title) = best_words(language, &item.title);
    let what = task(language, item.task, title);
    let facts = [
        Some(w!(language, desk.draft_number, number = item.number.clone())),
        item.asked_by.map(|name| w!(language, desk.asked_by, name = name)),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().chain(counts(language, item.task)).collect();
    view! {
        <li>
            <p class="when">
                <b class="num">{waits}</b>
                <time class="num" datetime=since_on.to_string()>{w!(language, desk.since, date = since)}</time>
            </p>
            <div>
                <h3><a href=address.clone() lang=lang>{what}</a></h3>
                <p class="small quiet num">{facts.join(" · ")}</p>
            </div>
            <p class="go"><a class="button plain small" href=address>{w!(language, desk.open)}</a></p>
        </li>
    }
}

fn task(language: Language, task: WaitingTask, title: &str) -> String {
    let title = title.to_owned();
    match task {
        WaitingTask::Place => w!(language, desk.confirm, title = title),
        WaitingTask::Decide { .. } => w!(language, desk.decide, title = title),
        WaitingTask::Publish => w!(language, desk.publish, title = title),
        WaitingTask::Send => w!(language, rounds.send, title = title),
        WaitingTask::EndRound => w!(language, rounds.end_round, title = title),
        WaitingTask::Change { .. } => w!(language, rounds.change, title = title),
        WaitingTask::Write => w!(language, desk.write, title = title),
        WaitingTask::Settle { .. } => w!(language, notes.task_settle, title = title),
        WaitingTask::Notes { .. } => w!(language, notes.task_for_me, title = title),
        WaitingTask::Confirm { .. } => w!(language, confirming.task, title = title),
    }
}

fn counts(language: Language, task: WaitingTask) -> Vec<String> {
    match task {
        WaitingTask::Decide { undecided, received } => vec![
            w!(language, desk.undecided, count = undecided),
            w!(language, desk.of_received, count = words::number(language, received)),
        ],
        WaitingTask::Publish => vec![w!(language, desk.all_decided)],
        WaitingTask::EndRound => vec![w!(language, rounds.can_be_ended)],
        WaitingTask::Change { remarks: 0 } => vec![w!(language, rounds.all_answered)],
        WaitingTask::Change { remarks } => vec![w!(language, rounds.unanswered, count = remarks)],
        WaitingTask::Settle { remarks } => vec![w!(language, notes.unsettled, count = remarks)],
        WaitingTask::Notes { notes } => vec![w!(language, notes.for_me, count = notes)],
        WaitingTask::Confirm { decisions } => vec![w!(language, confirming.waiting, count = decisions)],
        WaitingTask::Place | WaitingTask::Send | WaitingTask::Write => Vec::new(),
    }
}

fn address(address: Address, item: &WaitingItem) -> String {
    let part = match item.task {
        WaitingTask::Place => "/placement",
        WaitingTask::Decide { .. } => "/decide",
        WaitingTask::Publish => "/report",
        WaitingTask::Send | WaitingTask::EndRound | WaitingTask::Change { .. } => "/coordination",
        WaitingTask::Write => "",
        WaitingTask::Settle { .. } | WaitingTask::Notes { .. } => "/notes",
        WaitingTask::Confirm { .. } => "/proposed",
    };
    address.desk(&format!("drafts/{}{part}", item.number))
}

/// Where the work of somebody who develops no standards stands.
fn elsewhere(visitor: &Visitor) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = visitor.address();
    let may = |action, resource| visitor.may(action, &resource);
    let places = [
        (visitor.coordinates(), "coordination", w!(language, opinion.to_inbox)),
        (may(Action::KeepRegister, Resource::Register), "register", w!(language, desk.to_register)),
        (may(Action::ManageBodies, Resource::Site), "bodies", w!(language, desk.to_bodies)),
        (may(Action::ManagePeople, Resource::Site), "people", w!(language, desk.to_people)),
        (may(Action::ManageCalendar, Resource::Site), "calendar", w!(language, desk.to_calendar)),
        (may(Action::EditNotices, Resource::Site), "notices", w!(language, notices.to_notices)),
        (may(Action::ReadLedger, Resource::Site), "ledger", w!(language, desk.to_ledger)),
        (may(Action::ReadAudit, Resource::Site), "audit", w!(language, desk.to_audit)),
    ];
    let links: Vec<_> = places
        .into_iter()
        .filter(|(allowed, ..)| *allowed)
        .map(|(_, part, words)| view! { <li><a href=address.desk(part)>{words}</a></li> })
        .collect();
    view! {
        <section class="sheet rows">
            <h2>{w!(language, desk.no_drafting)}</h2>
            <p>{w!(language, desk.no_drafting_says)}</p>
            <ul>{links}<li><a href=address.home()>{w!(language, desk.to_open)}</a></li></ul>
        </section>
    }
}
