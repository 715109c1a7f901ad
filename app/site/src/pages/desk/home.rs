//! My desk: what waits for me, by when, and who else is on it.

use axum::extract::State;
use domain::access::{Action, Resource};
use leptos::prelude::*;
use services::agenda::{Agenda, Pile, piles};
use services::coordination::{InboxFilter, InboxItem, abolished_asked, inbox};
use services::discussion::abuse_inbox;
use services::people::Body;

use super::worklist::lists;
use crate::components::names;
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::{Answer, Head, Site, Visitor, page};
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
    let inbox = inbox(&site.services, &visitor.request(), &InboxFilter::default()).await?;
    let piles = piles(&site.services, &visitor.request()).await?;
    let now = Now::of(&site, &visitor);
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(w!(language, desk.title)), move || {
        let today = words::weekday_date(language, now.today());
        let roles = roles(&shown, &bodies);
        view! {
            <PageHead title=w!(language, desk.title) lead=w!(language, desk.today, date = today)>{roles}</PageHead>
            <div class="page">{unsettled(&shown, abolished)}{reports(&shown, reported)}{inside(&shown, now, &agenda, &inbox.items, &piles)}</div>
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

fn inside(visitor: &Visitor, now: Now, agenda: &Agenda, asked: &[InboxItem], piles: &[Pile]) -> AnyView {
    use domain::body::Role;
    let memberships = visitor.actor.memberships();
    let develops = memberships.iter().any(|one| matches!(one.role, Role::Drafter | Role::Head));
    let has_work = !asked.is_empty() || !piles.is_empty();
    let work = (develops || has_work).then(|| lists(now, agenda, asked, piles));
    let places = if develops {
        let informing = visitor.address().desk("informing");
        view! { <p><a href=informing>{w!(now.language, approval.informing)}</a></p> }.into_any()
    } else {
        elsewhere(visitor).into_any()
    };
    view! { {work}{places} }.into_any()
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
        (may(Action::ReadPeople, Resource::Site), "people", w!(language, desk.to_people)),
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
