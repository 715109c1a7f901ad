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

impl Step {
    /// Whether the draft stands here.
    fn is_now(&self) -> bool {
        self.class.starts_with("now")
    }
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

/// The line of a placed draft. `approval` is its term for approval, where it runs (R13-2). A withdrawn draft shows what it went
/// through, and its withdrawal in the place of what would have followed.
pub fn of_draft(
    now: Now,
    summary: &PublicDraftSummary,
    approval: Option<&Deadline>,
    calendar: &BusinessCalendar,
) -> Vec<Step> {
    let language = now.language;
    let register = step(w!(language, window.s_register), "done", Some(now.near(summary.included_on)));
    let mut steps = vec![register, placed(now, summary)];
    if let Some((at, _)) = &summary.withdrawn {
        if summary.placement.window.is_over(*at) {
            steps.push(discussion(now, summary));
        }
        steps.extend(summary.reported_at.map(|_| report(now, summary)));
        steps.extend(summary.last_round().map(|_| coordination(now, summary)));
        let on = now.near(now.zone.date_of(*at));
        steps.push(step(w!(language, window.s_withdrawn), "now", Some(on)));
        return steps;
    }
    steps.push(discussion(now, summary));
    steps.push(report(now, summary));
    steps.push(coordination(now, summary));
    steps.push(approved(now, summary, approval, calendar));
    steps.extend(in_force(now, summary));
    steps
}

/// The placement with its due and its actual date (R15-2).
fn placed(now: Now, summary: &PublicDraftSummary) -> Step {
    let language = now.language;
    let placed_on = summary.placement.window.placed_on;
    let name = w!(language, window.s_placed);
    match summary.placement.due_on {
        Some(due_on) => {
            let class = if placed_on > due_on { "done late" } else { "done" };
            let note = w!(language, window.due_done, due = now.near(due_on), date = now.near(placed_on));
            step(name, class, Some(note))
        }
        None => step(name, "done", Some(now.near(placed_on))),
    }
}

/// The discussion until its last day; withdrawn before it, it is not on the line.
fn discussion(now: Now, summary: &PublicDraftSummary) -> Step {
    let class = if summary.stage == StageName::Open { "now" } else { "done" };
    let until = w!(now.language, window.until, date = now.near(summary.placement.window.last_day));
    step(w!(now.language, window.s_discussion), class, Some(until))
}

fn report(now: Now, summary: &PublicDraftSummary) -> Step {
    let language = now.language;
    let name = w!(language, window.s_report);
    match summary.stage {
        StageName::Drafting | StageName::Open => step(name, "", None),
        StageName::Review => {
            let (done, total) = (summary.decided.to_string(), summary.to_decide().to_string());
            step(name, "now", Some(w!(language, window.answering, done = done, total = total)))
        }
        _ => step(name, "done", day_of(now, summary.reported_at)),
    }
}

/// The coordination with the number of its round, and until when it runs or when it ended.
fn coordination(now: Now, summary: &PublicDraftSummary) -> Step {
    let language = now.language;
    let name = w!(language, window.s_coordination);
    let class = match summary.stage {
        StageName::Drafting | StageName::Open | StageName::Review => "",
        StageName::Reported | StageName::Returned => "now",
        StageName::Coordinating if summary.running_round().is_some() => "now",
        _ => "done",
    };
    let Some(last) = summary.last_round() else { return step(name, class, None) };
    let round = last.number.to_string();
    let note = match (last.ended_at, last.due_on) {
        (Some(at), _) => {
            let date = now.near(now.zone.date_of(at));
            w!(language, rounds_public.step_round_ended, round = round, date = date)
        }
        (None, _) if summary.withdrawn.is_some() => {
            w!(language, rounds_public.step_round_broken, round = round)
        }
        (None, Some(due_on)) => {
            w!(language, rounds_public.step_round_due, round = round, date = now.near(due_on))
        }
        (None, None) => w!(language, rounds_public.step_round, round = round),
    };
    step(name, class, Some(note))
}

/// The approval with its due and its actual date (R13-2).
fn approved(
    now: Now,
    summary: &PublicDraftSummary,
    approval: Option<&Deadline>,
    calendar: &BusinessCalendar,
) -> Step {
    let language = now.language;
    let name = w!(language, window.s_approval);
    let Some(at) = summary.approved_at else {
        let waits = due(now, name, approval, calendar);
        let all_agree = summary.stage == StageName::Coordinating && summary.running_round().is_none();
        let class = match waits.class {
            class if !all_agree => class,
            "late" => "now late",
            _ => "now",
        };
        return Step { class, ..waits };
    };
    let on = now.zone.date_of(at);
    match approval {
        Some(term) => {
            let class = if on > term.due_on { "done late" } else { "done" };
            let (due, date) = (now.near(term.due_on), now.near(on));
            step(name, class, Some(w!(language, rounds_public.step_approved, due = due, date = date)))
        }
        None => step(name, "done", Some(now.near(on))),
    }
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
        StageName::Approved => {
            let awaited = from.or_else(|| Some(w!(language, rounds_public.step_awaits)));
            vec![step(name, "now", awaited)]
        }
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
            let current = step.is_now().then_some("step");
            let note = step.note.map(|note| view! { <span class="num">{note}</span> });
            view! { <li class=step.class aria-current=current><b>{step.name}</b>{note}</li> }
        })
        .collect_view();
    view! { <ol class="stages" aria-label=w!(now.language, window.stages)>{items}</ol> }.into_any()
}

/// The drawn line, folded on a phone under the name of the present stage.
pub fn folded_stages(now: Now, steps: Vec<Step>) -> AnyView {
    let total = steps.len();
    let place = steps.iter().position(Step::is_now).unwrap_or_default();
    let name = steps.get(place).map(|step| step.name.clone()).unwrap_or_default();
    let place = (place + 1).to_string();
    let summary = w!(now.language, window.stages_at, name = name, place = place, total = total.to_string());
    view! { <details class="fold"><summary>{summary}</summary>{stages(now, steps)}</details> }.into_any()
}
