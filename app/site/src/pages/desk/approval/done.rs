//! An approved draft: its act, what is recorded of it, and the checklist of informing (R23-2).

use chrono::NaiveDate;
use domain::approval::{Act, ApprovalInput};
use domain::time::Standing;
use leptos::prelude::*;
use services::standards::{ApprovedAct, InformingLine};

use super::checks::place_class;
use super::form;
use super::typed::TypedApproval;
use crate::components::derivation::derivation;
use crate::components::now::Now;
use crate::components::standard_act::numbered_of;
use crate::pages::desk::ticking;
use crate::w;

/// The act and what is still to be done; `own` is the address of the page.
pub(super) fn done(
    now: Now,
    approved: &ApprovedAct,
    own: &str,
    is_head: bool,
    may_tick: bool,
    typed: TypedApproval,
) -> AnyView {
    let language = now.language;
    let TypedApproval { act, tick, errors, refusal, .. } = typed;
    // What was typed against an act that another head had given already is another act's.
    let typed = act.filter(|_| refusal.is_none());
    let input = typed.unwrap_or_else(|| ApprovalInput::from(&approved.act));
    let later = if is_head {
        form::record(language, own.to_owned(), approved.version, &input, &errors)
    } else {
        view! { <p class="small quiet">{w!(language, approval.only_head)}</p> }.into_any()
    };
    let waiting = approved.informing.iter().filter(|line| line.done_on.is_none());
    let places: Vec<(String, String)> = waiting
        .map(|line| (ticking::value(approved.id, line.place), ticking::place_name(language, line.place)))
        .collect();
    let ticks = (may_tick && !places.is_empty())
        .then(|| ticking::form(language, own.to_owned(), places, tick, &errors));
    let lines = approved.informing.iter().map(|line| checked(now, line)).collect_view();
    view! {
        <section class="sheet rows">
            <h2>{w!(language, approval.act)}</h2>
            {facts(now, &approved.act)}
        </section>
        <section class="sheet rows">
            <h2>{w!(language, approval.later)}</h2>
            {later}
        </section>
        <section class="sheet rows" id="informing">
            <h2>{w!(language, approval.informing)}</h2>
            <p>{w!(language, approval.informing_says, date = now.date(approved.deadline.due_on))}</p>
            <ul class="checks">{lines}</ul>
            {derivation(now, &approved.deadline, None)}
            {ticks}
        </section>
    }
    .into_any()
}

fn facts(now: Now, act: &Act) -> AnyView {
    let language = now.language;
    let none = || w!(language, approval.not_yet);
    let registration =
        act.registration.as_ref().map_or_else(none, |one| numbered_of(language, &one.number, one.on));
    let publication = act.publication.as_ref().map_or_else(none, |one| {
        w!(language, approval.place_of, place = one.place.clone(), date = now.date(one.on))
    });
    let effect = act.effect.as_ref().map_or_else(none, |one| match &one.norm {
        Some(norm) => w!(language, approval.effect_by, date = now.date(one.on), norm = norm.clone()),
        None => now.date(one.on),
    });
    let order = numbered_of(language, &act.order.number, act.order.on);
    let rows = [
        (w!(language, approval.order), order),
        (w!(language, approval.signatory), act.order.signatory.clone()),
        (w!(language, approval.registration), registration),
        (w!(language, approval.publication), publication),
        (w!(language, approval.effective_on), effect),
    ];
    let rows = rows.into_iter().map(|(term, says)| view! { <div><dt>{term}</dt><dd>{says}</dd></div> });
    view! { <dl class="facts-list">{rows.collect_view()}</dl> }.into_any()
}

/// A place of the checklist.
fn checked(now: Now, line: &InformingLine) -> AnyView {
    let language = now.language;
    let place = ticking::place_name(language, line.place);
    let due = now.date(line.due_on);
    let late = |date: NaiveDate| date > line.due_on;
    let (standing, says) = match line.done_on {
        Some(on) if late(on) => (
            Standing::MetLate { on, days: (on - line.due_on).num_days() },
            w!(language, approval.place_late, date = now.date(on), due = due),
        ),
        Some(on) => (Standing::Met { on }, w!(language, approval.place_met, date = now.date(on))),
        None if late(now.today()) => (
            Standing::Overdue { days: (now.today() - line.due_on).num_days() },
            w!(language, approval.place_overdue, due = due),
        ),
        None => (Standing::DueToday, w!(language, approval.place_due, due = due)),
    };
    let where_it_is = line.link.clone().map(|address| {
        view! { " "<a href=address.clone() rel="noopener nofollow">{address.clone()}</a> }
    });
    view! { <li class=place_class(standing)><b>{place}</b>": "{says}{where_it_is}</li> }.into_any()
}
