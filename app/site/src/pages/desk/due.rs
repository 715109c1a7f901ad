//! What is due by law: each with its date, its term and its article.

use domain::language::Language;
use domain::time::{Deadline, Standing, Unit, deadline::Warning};
use leptos::prelude::*;
use services::agenda::{Due, DueTask};

use crate::Visitor;
use crate::components::days::day_name;
use crate::components::names;
use crate::components::spoken::best_words;
use crate::words::standard;
use crate::{w, words};

/// How few days left are few.
const SOON_DAYS: i64 = 3;

/// The list, or why it is empty.
#[component]
pub(super) fn DueList(
    /// Who asks.
    visitor: Visitor,
    /// What is due, soonest first.
    due: Vec<Due>,
) -> impl IntoView {
    let language = visitor.language;
    if due.is_empty() {
        return view! {
            <div class="empty"><h2>{w!(language, desk.nothing_due)}</h2><p>{w!(language, desk.nothing_due_says)}</p></div>
        }
        .into_any();
    }
    let items = due.into_iter().map(|due| item(&visitor, due)).collect_view();
    view! { <p class="quiet">{w!(language, desk.due_lead)}</p><ol class="due">{items}</ol> }.into_any()
}

fn item(visitor: &Visitor, due: Due) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = visitor.address();
    let (lang, title) = best_words(language, &due.title);
    let title = title.to_owned();
    let (what, address, go) = match (due.task, &due.number) {
        (DueTask::Place, Some(number)) => (
            w!(language, desk.place, title = title),
            address.desk(&format!("drafts/{number}")),
            w!(language, desk.open),
        ),
        (DueTask::Approve, Some(number)) => (
            w!(language, desk.approve, title = title),
            address.desk(&format!("drafts/{number}/approval")),
            w!(language, desk.open),
        ),
        _ => (
            w!(language, desk.begin, title = title),
            address.desk(&format!("drafts/new?service={}", due.service)),
            w!(language, desk.begin_short),
        ),
    };
    let about = due.number.clone().map_or_else(
        || w!(language, desk.service_code, code = due.service.clone()),
        |number| w!(language, desk.draft_number, number = number),
    );
    let deadline = &due.deadline;
    let term = format!("{} {}", names::term(language, deadline.term), names::event(language, deadline.event));
    let facts = [
        about,
        format!("{}, {}", standard::article(language, &deadline.article), deadline.rule.code()),
        term,
        w!(language, desk.included, date = words::date(language, deadline.event_on)),
    ];
    let warnings = deadline
        .warnings
        .iter()
        .map(|one| view! { <p class="small"><span class="tag doubt">{warning(language, one)}</span></p> })
        .collect_view();
    view! {
        <li class=class(due.standing)>
            <p class="when">
                <b class="num">{standing(language, due.standing, deadline)}</b>
                <time class="num" datetime=deadline.due_on.to_string()>{words::date(language, deadline.due_on)}</time>
            </p>
            <div>
                <h3><a href=address.clone() lang=lang>{what}</a></h3>
                <p class="small quiet num">{facts.join(" · ")}</p>
                {warnings}
            </div>
            <p class="go"><a class="button plain small" href=address>{go}</a></p>
        </li>
    }
}

fn class(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Overdue { .. } | Standing::MetLate { .. } => Some("late"),
        Standing::DueToday => Some("soon"),
        Standing::Due { calendar_days_left, .. } if calendar_days_left <= SOON_DAYS => Some("soon"),
        Standing::Due { .. } | Standing::Met { .. } => None,
    }
}

/// A term in business days is left in business days.
fn standing(language: Language, standing: Standing, deadline: &Deadline) -> String {
    let count = |days: i64| u64::try_from(days).unwrap_or(0);
    match standing {
        Standing::Overdue { days } | Standing::MetLate { days, .. } => {
            w!(language, desk.late, count = count(days))
        }
        Standing::Due { business_days_left, .. } if deadline.term.unit == Unit::BusinessDays => {
            w!(language, desk.left_business, count = u64::from(business_days_left))
        }
        Standing::Due { calendar_days_left, .. } => {
            w!(language, desk.left, count = count(calendar_days_left))
        }
        Standing::DueToday | Standing::Met { .. } => w!(language, desk.due_today),
    }
}

fn warning(language: Language, warning: &Warning) -> String {
    match warning {
        Warning::NoCalendar { year } => w!(language, desk.no_calendar, year = *year),
        Warning::Estimated { date, name } => {
            w!(language, desk.estimated, date = words::date(language, *date), name = day_name(language, name))
        }
    }
}
