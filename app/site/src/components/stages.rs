//! The stages of the law as a drawn line, with due and actual dates.

use chrono::{DateTime, NaiveDate, Utc};
use domain::draft::StageName;
use domain::time::{BusinessCalendar, Deadline, Standing};
use leptos::prelude::*;
use services::reading::PublicDraftSummary;

use super::now::Now;
use crate::w;

/// One stage of the line.
#[derive(Clone, Debug)]
pub struct Step {
    name: String,
    note: Option<String>,
    class: &'static str,
}

fn step(name: String, class: &'static str, note: Option<String>) -> Step {
    Step { name, note, class }
}

/// A stage that is due: late once its last day is past.
fn due(now: Now, name: String, deadline: Option<&Deadline>, calendar: &BusinessCalendar) -> Step {
    let Some(deadline) = deadline else { return step(name, "", None) };
    let date = now.near(deadline.due_on);
    match deadline.standing(None, now.today(), calendar) {
        Standing::Overdue { days } => {
            let count = u64::try_from(days).unwrap_or(0);
            step(name, "late", Some(w!(now.language, window.overdue, count = count, date = date)))
        }
        _ => step(name, "", Some(w!(now.language, window.due, date = date))),
    }
}

/// The line of a placed draft. `approval` is its term for approval, where it runs (R13-2).
pub fn of_draft(
    now: Now,
    summary: &PublicDraftSummary,
    approval: Option<&Deadline>,
    calendar: &BusinessCalendar,
) -> Vec<Step> {
    let language = now.language;
    let window = summary.placement.window;
    let placed_on = now.near(window.placed_on);
    let placed = match summary.placement.due_on {
        Some(due_on) if window.placed_on > due_on => {
            let note = w!(language, window.due_done, due = now.near(due_on), date = placed_on);
            step(w!(language, window.s_placed), "done late", Some(note))
        }
        _ => step(w!(language, window.s_placed), "done", Some(placed_on)),
    };
    let mut steps =
        vec![step(w!(language, window.s_register), "done", Some(now.near(summary.included_on))), placed];
    let until = w!(language, window.until, date = now.near(window.last_day));
    let discussion = w!(language, window.s_discussion);
    if let Some((at, _)) = &summary.withdrawn {
        if window.is_over(*at) {
            steps.push(step(discussion, "done", Some(until)));
        }
        let on = now.near(now.zone.date_of(*at));
        steps.push(step(w!(language, window.s_withdrawn), "now", Some(on)));
        return steps;
    }
    let report = w!(language, window.s_report);
    let coordination = w!(language, window.s_coordination);
    match summary.stage {
        StageName::Open | StageName::Drafting => {
            steps.push(step(discussion, "now", Some(until)));
            steps.push(step(report, "", None));
            steps.push(step(coordination, "", None));
        }
        StageName::Review => {
            let (done, total) = (summary.decided.to_string(), summary.comments.to_string());
            steps.push(step(discussion, "done", Some(until)));
            steps.push(step(report, "now", Some(w!(language, window.answering, done = done, total = total))));
            steps.push(step(coordination, "", None));
        }
        StageName::Reported | StageName::Coordinating | StageName::Returned | StageName::Withdrawn => {
            steps.push(step(discussion, "done", Some(until)));
            steps.push(step(report, "done", day_of(now, summary.reported_at)));
            steps.push(step(coordination, "now", None));
        }
        StageName::Approved | StageName::InForce | StageName::Ceased => {
            steps.push(step(discussion, "done", Some(until)));
            steps.push(step(report, "done", day_of(now, summary.reported_at)));
            steps.push(step(coordination, "done", None));
            steps.push(step(w!(language, window.s_approval), "done", day_of(now, summary.approved_at)));
            steps.extend(in_force(now, summary));
            return steps;
        }
    }
    steps.push(due(now, w!(language, window.s_approval), approval, calendar));
    steps.push(step(w!(language, window.s_in_force), "", None));
    steps
}

fn day_of(now: Now, at: Option<DateTime<Utc>>) -> Option<String> {
    at.map(|at| now.near(now.zone.date_of(at)))
}

/// What an approved draft comes to: in force, and some day no longer.
fn in_force(now: Now, summary: &PublicDraftSummary) -> Vec<Step> {
    let language = now.language;
    let from = day_of(now, summary.effective_at).map(|date| w!(language, window.from, date = date));
    let name = w!(language, window.s_in_force);
    match summary.stage {
        StageName::Ceased => {
            let on = day_of(now, summary.ceases_at);
            vec![step(name, "done", from), step(w!(language, window.s_ceased), "now", on)]
        }
        StageName::InForce => vec![step(name, "now", from)],
        _ => vec![step(name, "", from)],
    }
}

/// The line of a service no draft of which has been placed.
pub fn of_service(
    now: Now,
    included_on: NaiveDate,
    placement: &Deadline,
    approval: &Deadline,
    calendar: &BusinessCalendar,
) -> Vec<Step> {
    let language = now.language;
    vec![
        step(w!(language, window.s_register), "done", Some(now.near(included_on))),
        due(now, w!(language, window.s_placed), Some(placement), calendar),
        step(w!(language, window.s_discussion), "", None),
        step(w!(language, window.s_report), "", None),
        step(w!(language, window.s_coordination), "", None),
        due(now, w!(language, window.s_approval), Some(approval), calendar),
        step(w!(language, window.s_in_force), "", None),
    ]
}

/// The drawn line.
pub fn stages(now: Now, steps: Vec<Step>) -> AnyView {
    let items = steps
        .into_iter()
        .map(|step| {
            let current = (step.class == "now").then_some("step");
            let note = step.note.map(|note| view! { <span class="num">{note}</span> });
            view! { <li class=step.class aria-current=current><b>{step.name}</b>{note}</li> }
        })
        .collect_view();
    view! { <ol class="stages" aria-label=w!(now.language, window.stages)>{items}</ol> }.into_any()
}

/// The drawn line, folded on a phone under the name of the present stage.
pub fn folded_stages(now: Now, steps: Vec<Step>) -> AnyView {
    let total = steps.len();
    let place = steps.iter().position(|step| step.class == "now").unwrap_or_default();
    let name = steps.get(place).map(|step| step.name.clone()).unwrap_or_default();
    let place = (place + 1).to_string();
    let summary = w!(now.language, window.stages_at, name = name, place = place, total = total.to_string());
    view! { <details class="fold"><summary>{summary}</summary>{stages(now, steps)}</details> }.into_any()
}
