//! The thirty days of a discussion: the state, the time left, the closing moment, one cell a day.

use domain::discussion::DiscussionWindow;
use domain::draft::StageName;
use leptos::prelude::*;
use services::reading::PublicDraftSummary;

use super::now::{Now, machine_time};
use super::tag::state_tag;
use super::time_left::left;
use crate::w;
use crate::words::date_short;

/// The closing moment with its zone: "Closes 2 December 2026, 24:00, Astana time (UTC+5)".
pub fn closing(now: Now, window: &DiscussionWindow) -> AnyView {
    let (date, zone) = (now.date(window.last_day), now.zone_name(window.closes_at));
    let words = if window.is_over(now.at) {
        w!(now.language, window.closed_at, date = date, zone = zone)
    } else {
        w!(now.language, window.closes, date = date, zone = zone)
    };
    view! { <time datetime=machine_time(window.closes_at)>{words}</time> }.into_any()
}

/// The window of a draft.
pub fn window(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let language = now.language;
    let window = summary.placement.window;
    let open = summary.stage == StageName::Open;
    let total = window.days_total();
    let today = if window.is_over(now.at) { total + 1 } else { window.day_number(now.today()) };
    let days = (1..=total)
        .map(|day| {
            let class = match day.cmp(&today) {
                std::cmp::Ordering::Less => "gone",
                std::cmp::Ordering::Equal => "today",
                std::cmp::Ordering::Greater => "",
            };
            view! { <li class=class></li> }
        })
        .collect_view();
    let time_left = open.then(|| view! { <span class="left num">{left(now, window.left(now.at))}</span> });
    let day = open.then(|| {
        let words = if today == 0 {
            w!(language, window.day_before)
        } else {
            w!(language, window.day_of, day = today.to_string(), total = total.to_string())
        };
        view! { " · "{words} }
    });
    view! {
        <section class=if open { "window" } else { "window closed" } aria-label=w!(language, window.label)>
            <div class="facts">
                {state_tag(now, summary)}
                {time_left}
                <span class="small quiet num">{closing(now, &window)}{day}</span>
            </div>
            <ol class="days" aria-hidden="true">{days}</ol>
            <div class="days-ends small quiet num" aria-hidden="true">
                <span>{date_short(language, window.first_day)}</span>
                <span>{date_short(language, window.last_day)}</span>
            </div>
        </section>
    }
    .into_any()
}
