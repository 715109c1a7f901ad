//! How the last day of a term was counted, step by step, in the reader's language.

use domain::law::StartingEvent;
use domain::time::{Deadline, SkipReason, Unit, Warning};
use leptos::prelude::*;

use super::days::day_name;
use super::now::Now;
use crate::w;
use crate::words::{date_short, standard};

/// The steps from the event to the last day.
pub fn steps(now: Now, deadline: &Deadline) -> Vec<String> {
    let language = now.language;
    let day = |date| crate::words::date(language, date);
    let mut steps = vec![event(now, deadline)];
    steps.push(if deadline.term.unit == Unit::BusinessDays {
        w!(language, window.first_business_day, date = day(deadline.first_day))
    } else {
        w!(language, window.first_day, date = day(deadline.first_day))
    });
    let count = u64::from(deadline.term.amount);
    steps.push(match deadline.term.unit {
        Unit::BusinessDays => w!(language, window.term_business_days, count = count),
        Unit::CalendarDays => w!(language, window.term_calendar_days, count = count),
        Unit::Months => w!(language, window.term_months, count = count),
    });
    if !deadline.skipped.is_empty() {
        let days: Vec<String> = deadline
            .skipped
            .iter()
            .map(|skipped| {
                let reason = match &skipped.reason {
                    SkipReason::Weekend => w!(language, window.weekend),
                    SkipReason::Holiday(name) | SkipReason::DayOff(name) => day_name(language, name),
                };
                format!("{} ({reason})", date_short(language, skipped.date))
            })
            .collect();
        steps.push(w!(language, window.not_counted, days = days.join(", ")));
    }
    if !deadline.worked.is_empty() {
        let days: Vec<String> = deadline.worked.iter().map(|date| date_short(language, *date)).collect();
        steps.push(w!(language, window.worked, days = days.join(", ")));
    }
    for warning in &deadline.warnings {
        steps.push(match warning {
            Warning::NoCalendar { year } => w!(language, window.no_calendar, year = year.to_string()),
            Warning::Estimated { date, name } => {
                w!(language, window.estimated, date = day(*date), name = day_name(language, name))
            }
        });
    }
    if let Some(ends) = deadline.moved_from {
        steps.push(w!(language, lawful.moved, date = day(ends)));
    }
    let zone = now.zone_name(deadline.ends_at(now.zone));
    steps.push(w!(language, window.ends, date = day(deadline.due_on), zone = zone));
    steps
}

fn event(now: Now, deadline: &Deadline) -> String {
    let language = now.language;
    let date = now.date(deadline.event_on);
    match deadline.event {
        StartingEvent::Inclusion => w!(language, window.event_inclusion, date = date),
        StartingEvent::RegisterApproval => w!(language, window.event_register_approval, date = date),
        StartingEvent::Placement => w!(language, window.event_placement, date = date),
        StartingEvent::Approval => w!(language, window.event_approval, date = date),
        StartingEvent::TakingEffect => w!(language, window.event_taking_effect, date = date),
        StartingEvent::ComplaintRegistration => {
            w!(language, window.event_complaint_registration, date = date)
        }
        StartingEvent::AnswerDue => w!(language, window.event_answer_due, date = date),
        StartingEvent::Extension => w!(language, window.event_extension, date = date),
    }
}

/// The rule and article of a term: "R15-3, Art. 15(3)".
pub fn source(now: Now, deadline: &Deadline) -> String {
    format!("{}, {}", standard::article(now.language, &deadline.article), deadline.rule.code())
}

/// The steps behind a disclosure; `of` says which date, where several stand on a page.
pub fn derivation(now: Now, deadline: &Deadline, of: Option<String>) -> AnyView {
    let items = steps(now, deadline).into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
    let of = of.map(|of| format!("{of}: ")).unwrap_or_default();
    let summary = format!("{of}{}", w!(now.language, window.how_counted));
    view! {
        <details class="more">
            <summary>{summary}</summary>
            <ol class="derivation num">{items}</ol>
            <p class="small quiet num">{source(now, deadline)}</p>
        </details>
    }
    .into_any()
}
