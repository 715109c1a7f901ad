//! A year of business days, drawn as its months.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::language::Language;
use domain::time::calendar::is_weekend;
use domain::time::{BusinessCalendar, DayKind};
use leptos::prelude::*;

use super::calendar_preview::kind;
use crate::PageError;
use crate::components::days::day_name;
use crate::w;

/// The year that an address names.
pub(super) fn year_of(address: &str) -> Result<i32, PageError> {
    address.parse().ok().filter(|year| (1991..=2200).contains(year)).ok_or(PageError::NotFound)
}

/// The twelve months with what the marks mean.
#[component]
pub(super) fn YearView(
    /// The language of the page.
    language: Language,
    /// The year.
    year: i32,
    /// The calendar in effect.
    calendar: BusinessCalendar,
    /// The legal date of the request.
    today: NaiveDate,
) -> impl IntoView {
    let months = (1..=12)
        .filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1))
        .map(|first| month(language, first, &calendar, today))
        .collect_view();
    let legend = [
        ("swatch", w!(language, admin.weekend)),
        ("swatch holiday", w!(language, admin.holidays)),
        ("swatch moved", w!(language, admin.days_off)),
        ("swatch working", w!(language, admin.working_days)),
        ("swatch estimated", w!(language, admin.estimated)),
    ];
    let legend = legend.map(|(class, words)| view! { <li><span class=class></span>{words}</li> });
    view! {
        <ul class="legend small">{legend.into_iter().collect_view()}</ul>
        <div class="year">{months}</div>
    }
}

fn month(
    language: Language,
    first: NaiveDate,
    calendar: &BusinessCalendar,
    today: NaiveDate,
) -> impl IntoView + use<> {
    let heads = weekdays(language).map(|name| view! { <th scope="col">{name}</th> });
    let after = first.checked_add_months(Months::new(1)).unwrap_or(first);
    // The week begins on Monday.
    let lead = first.weekday().num_days_from_monday();
    let start = first.checked_sub_days(Days::new(u64::from(lead))).unwrap_or(first);
    let weeks: Vec<_> = start
        .iter_weeks()
        .take_while(|monday| *monday < after)
        .map(|monday| {
            let days = monday.iter_days().take(7).map(|date| {
                if date < first || date >= after {
                    view! { <td></td> }.into_any()
                } else {
                    day(language, date, calendar, today)
                }
            });
            view! { <tr>{days.collect_view()}</tr> }
        })
        .collect();
    view! {
        <table class="month">
            <caption>{name(language, first.month())}</caption>
            <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{weeks}</tbody>
        </table>
    }
}

fn day(language: Language, date: NaiveDate, calendar: &BusinessCalendar, today: NaiveDate) -> AnyView {
    let known = calendar.day(date);
    let mut class = match known.map(|day| day.kind) {
        Some(DayKind::Holiday) => "holiday".to_owned(),
        Some(DayKind::DayOff) => "moved".to_owned(),
        Some(DayKind::WorkingDay) => "working".to_owned(),
        None if is_weekend(date) => "off".to_owned(),
        None => String::new(),
    };
    if known.is_some_and(|day| day.estimated) {
        class.push_str(" estimated");
    }
    let says = known.map(|day| format!("{} ({})", day_name(language, &day.name), kind(language, day)));
    let spoken = says.clone().map(|says| view! { <span class="unseen">" "{says}</span> });
    let current = (date == today).then_some("date");
    view! {
        <td class=class title=says aria-current=current><time datetime=date.to_string()>{date.day()}</time>{spoken}</td>
    }
    .into_any()
}

fn name(language: Language, month: u32) -> String {
    match month {
        1 => w!(language, admin.month1),
        2 => w!(language, admin.month2),
        3 => w!(language, admin.month3),
        4 => w!(language, admin.month4),
        5 => w!(language, admin.month5),
        6 => w!(language, admin.month6),
        7 => w!(language, admin.month7),
        8 => w!(language, admin.month8),
        9 => w!(language, admin.month9),
        10 => w!(language, admin.month10),
        11 => w!(language, admin.month11),
        _ => w!(language, admin.month12),
    }
}

fn weekdays(language: Language) -> [String; 7] {
    [
        w!(language, admin.weekday1),
        w!(language, admin.weekday2),
        w!(language, admin.weekday3),
        w!(language, admin.weekday4),
        w!(language, admin.weekday5),
        w!(language, admin.weekday6),
        w!(language, admin.weekday7),
    ]
}
