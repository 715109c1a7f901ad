//! The facts of a timeline, from the entry of the register, its placed drafts and the versions of its standard.

use chrono::NaiveDate;
use domain::draft::{DraftKind, StageName};
use domain::law::in_force_on;
use services::reading::{PublicDraftSummary, RoundSummary, ServicePage};
use services::standards::{StandardKind, VersionSummary};

use super::event::{Event, Lane, Look, When};
use crate::components::edition::edition_of;
use crate::components::now::Now;
use crate::components::standard_act::numbered_of;
use crate::w;

/// How many drafts, and how many versions, are drawn at most.
pub(super) const SHOWN: usize = 20;

/// The facts in the order of their days.
pub(super) fn events(now: Now, page: &ServicePage, versions: &[VersionSummary]) -> Vec<Event> {
    let included = w!(now.language, timeline.included);
    let mut events =
        vec![Event::new(Lane::Register, When::On(page.service.included_on), Look::Done, included)];
    events.extend(awaited(now, page, versions));
    for summary in page.drafts.iter().take(SHOWN) {
        let facts = of_draft(now, page, summary);
        events.extend(facts.into_iter().map(|event| event.of_draft(&summary.number)));
    }
    for version in versions.iter().take(SHOWN) {
        events.extend(acts(now, version));
        events.extend(in_force(now, version));
    }
    events.sort_by_key(Event::day);
    events
}

/// What the law waits for while there is no standard: the placement of the first draft and the approval (R15-2, R13-2).
fn awaited(now: Now, page: &ServicePage, versions: &[VersionSummary]) -> Vec<Event> {
    let is_first = |draft: &PublicDraftSummary| draft.kind == DraftKind::New && draft.approved_at.is_none();
    if !versions.is_empty() || !page.drafts.iter().all(is_first) {
        return Vec::new();
    }
    let included_on = page.service.included_on;
    let law = page.drafts.first().map_or_else(|| in_force_on(included_on), edition_of);
    let waits = |lane: Lane, due_on: NaiveDate| {
        let look = if now.today() > due_on { Look::Overdue } else { Look::Ahead };
        Event::new(lane, When::Awaited(due_on), look, lane.name(now.language))
    };
    let mut awaited = Vec::new();
    if page.drafts.is_empty() {
        awaited.push(waits(Lane::Placement, law.placement.deadline(included_on, &page.calendar).due_on));
    }
    awaited.push(waits(Lane::Approval, law.approval.deadline(included_on, &page.calendar).due_on));
    awaited
}

fn of_draft(now: Now, page: &ServicePage, summary: &PublicDraftSummary) -> Vec<Event> {
    let withdrawn_on = summary.withdrawn.as_ref().map(|(at, _)| now.zone.date_of(*at));
    let mut events = vec![placed(now, summary), discussed(now, summary, withdrawn_on)];
    events.extend(reported(now, summary));
    events.extend(summary.rounds.iter().map(|round| coordinated(now, round, withdrawn_on)));
    events.extend(approved(now, page, summary));
    events.extend(withdrawn_on.map(|date| {
        let says = w!(now.language, window.s_withdrawn);
        Event::new(withdrawn_from(summary, date), When::On(date), Look::Stopped, says)
    }));
    events
}

/// The placement with its term (R15-2).
fn placed(now: Now, summary: &PublicDraftSummary) -> Event {
    let (on, due_on) = (summary.placement.window.placed_on, summary.placement.due_on);
    let look = if due_on.is_some_and(|due_on| on > due_on) { Look::Late } else { Look::Done };
    let says = Lane::Placement.name(now.language);
    Event::new(Lane::Placement, When::On(on), look, says).with_term(due_on)
}

/// The window of the discussion, or what of it there was before a withdrawal.
fn discussed(now: Now, summary: &PublicDraftSummary, withdrawn_on: Option<NaiveDate>) -> Event {
    let window = summary.placement.window;
    let (until, look) = match withdrawn_on {
        Some(date) if date <= window.last_day => (date, Look::Stopped),
        None if summary.stage == StageName::Open => (window.last_day, Look::Running),
        _ => (window.last_day, Look::Done),
    };
    let when = When::Between(window.first_day.min(until), until);
    Event::new(Lane::Discussion, when, look, Lane::Discussion.name(now.language))
}

/// The closing report, or that comments are being answered.
fn reported(now: Now, summary: &PublicDraftSummary) -> Option<Event> {
    let language = now.language;
    if let Some(at) = summary.reported_at {
        let when = When::On(now.zone.date_of(at));
        return Some(Event::new(Lane::Report, when, Look::Done, Lane::Report.name(language)));
    }
    let closed_on = summary.placement.window.last_day.succ_opt()?;
    (summary.stage == StageName::Review).then(|| {
        let says = w!(language, timeline.answering);
        Event::new(Lane::Report, When::Since(closed_on), Look::Running, says)
    })
}

/// A round with the day by which the opinions are due.
fn coordinated(now: Now, round: &RoundSummary, withdrawn_on: Option<NaiveDate>) -> Event {
    let sent_on = now.zone.date_of(round.opened_at);
    let number = round.number.to_string();
    let (when, look) = match (round.ended_at, withdrawn_on) {
        (Some(at), _) => (When::Between(sent_on, now.zone.date_of(at)), Look::Done),
        (None, Some(date)) => (When::Between(sent_on, date.max(sent_on)), Look::Stopped),
        (None, None) => (When::Since(sent_on), Look::Running),
    };
    let says = w!(now.language, approval.round_n, round = number.clone());
    Event::new(Lane::Coordination, when, look, says).with_term(round.due_on).labelled(number)
}

/// The approval with its term, which runs for the first standard alone (R13-2).
fn approved(now: Now, page: &ServicePage, summary: &PublicDraftSummary) -> Option<Event> {
    let on = now.zone.date_of(summary.approved_at?);
    let due_on = (summary.kind == DraftKind::New)
        .then(|| edition_of(summary).approval.deadline(summary.included_on, &page.calendar).due_on);
    let look = if due_on.is_some_and(|due_on| on > due_on) { Look::Late } else { Look::Done };
    let says = Lane::Approval.name(now.language);
    Some(Event::new(Lane::Approval, When::On(on), look, says).with_term(due_on))
}

/// The lane in which a withdrawn draft stood.
fn withdrawn_from(summary: &PublicDraftSummary, date: NaiveDate) -> Lane {
    if summary.reported_at.is_some() {
        Lane::Coordination
    } else if date > summary.placement.window.last_day {
        Lane::Report
    } else {
        Lane::Discussion
    }
}

/// The act of a version: the order where no draft tells of its approval, its registration, publication and effect.
fn acts(now: Now, version: &VersionSummary) -> Vec<Event> {
    let (language, act) = (now.language, &version.act);
    let fact = |lane: Lane, on: Option<NaiveDate>, says: String| {
        let on = on?;
        let look = if on > now.today() { Look::Ahead } else { Look::Done };
        let event = Event::new(lane, When::On(on), look, says);
        Some(match &version.draft {
            Some(number) => event.of_draft(number),
            None => event,
        })
    };
    let order_on = version.draft.is_none().then_some(act.order_on);
    let order = numbered_of(language, &act.order_number, act.order_on);
    [
        fact(Lane::Approval, order_on, format!("{}: {order}", w!(language, in_force.order))),
        fact(Lane::Effect, act.justice_on, w!(language, in_force.registration)),
        fact(Lane::Effect, act.published_on, w!(language, in_force.publication)),
        fact(Lane::Effect, version.effective_on, w!(language, timeline.effect)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// From when to when the text of a version is in force, or that its act ended the standard.
fn in_force(now: Now, version: &VersionSummary) -> Option<Event> {
    let language = now.language;
    let (from, today) = (version.effective_on?, now.today());
    if version.kind == StandardKind::Cancelled {
        let look = if from > today { Look::Ahead } else { Look::Stopped };
        return Some(Event::new(Lane::Versions, When::On(from), look, w!(language, window.s_ceased)));
    }
    let when = match version.valid_until {
        // Another act took its place on the day on which it would have begun.
        Some(until) if until < from => return None,
        Some(until) => When::Between(from, until),
        None => When::Onward(from),
    };
    let look = match version.valid_until {
        Some(until) if until < today => Look::Done,
        _ if from > today => Look::Ahead,
        _ => Look::Valid,
    };
    let number = version.number.to_string();
    let says = w!(language, timeline.version, number = number.clone());
    Some(Event::new(Lane::Versions, when, look, says).labelled(number))
}
