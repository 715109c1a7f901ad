//! The facts of the picture as a table.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::event::{Event, Lane, Look, When};
use crate::components::now::Now;
use crate::w;

/// The table, in the order of the days.
pub(super) fn table(now: Now, events: &[Event]) -> AnyView {
    let language = now.language;
    let columns = [
        w!(language, timeline.column_what),
        w!(language, timeline.column_when),
        w!(language, timeline.column_due),
        w!(language, timeline.column_state),
    ];
    let heading = columns.clone().map(|column| view! { <th scope="col">{column}</th> }).collect_view();
    let rows = events.iter().map(|event| row(now, &columns, event)).collect_view();
    view! {
        <table class="cards" aria-labelledby="timeline">
            <thead><tr>{heading}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(now: Now, columns: &[String; 4], event: &Event) -> AnyView {
    let [what, when, due, state] = columns.clone();
    let draft = event.draft.as_ref().map(|number| {
        let to = now.address().draft(number);
        view! { " "<a class="small num" href=to>{number.clone()}</a> }
    });
    let due_on = event.due().map_or_else(|| "–".to_owned(), |date| now.date(date));
    view! {
        <tr>
            <th scope="row" data-label=what>{event.what.clone()}{draft}</th>
            <td data-label=when><span class="num">{days(now, event.when)}</span></td>
            <td data-label=due><span class="num">{due_on}</span></td>
            <td data-label=state>{standing(now, event)}</td>
        </tr>
    }
    .into_any()
}

/// When it was, in full.
fn days(now: Now, when: When) -> String {
    let language = now.language;
    let day = |day: NaiveDate| now.date(day);
    match when {
        When::On(on) => day(on),
        When::Between(from, until) => w!(language, in_force.from_until, from = day(from), until = day(until)),
        When::Since(from) | When::Onward(from) => w!(language, in_force.from, date = day(from)),
        When::Awaited(_) => w!(language, timeline.not_yet),
    }
}

/// How it stands today; a text that was in force is not any more, where others are done.
fn standing(now: Now, event: &Event) -> String {
    let language = now.language;
    match (event.lane, event.look) {
        (Lane::Versions, Look::Done | Look::Stopped) => w!(language, window.ceased),
        (_, look) => look.word(language),
    }
}
