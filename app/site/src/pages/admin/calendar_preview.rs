//! What importing a year would change: days, and the open deadlines that move.

use domain::language::Language;
use domain::time::calendar::ImportReason;
use domain::time::{CalendarDay, DayKind};
use leptos::prelude::*;
use services::calendar::YearPreview;

use crate::Visitor;
use crate::components::days::day_name;
use crate::{w, words};

/// The change, and the button that makes it.
#[component]
pub(super) fn PreviewView(
    /// Who asks.
    visitor: Visitor,
    /// What would change.
    preview: YearPreview,
    /// What was sent and is sent again to confirm it.
    sent: Vec<(&'static str, String)>,
    /// How the form that was sent is written, where not as forms are.
    #[prop(optional)]
    enctype: Option<&'static str>,
) -> impl IntoView {
    let language = visitor.language;
    if preview.days.is_empty() {
        return view! { <section class="notice info"><p>{w!(language, admin.would_nothing)}</p></section> }
            .into_any();
    }
    let said = |day: Option<&CalendarDay>| {
        day.map_or_else(
            || w!(language, admin.ordinary),
            |day| format!("{}, {}", day_name(language, &day.name), kind(language, day)),
        )
    };
    let days: Vec<_> = preview
        .days
        .iter()
        .filter_map(|change| {
            let date = change.before.as_ref().or(change.after.as_ref())?.date;
            Some(view! {
                <tr>
                    <th scope="row" class="num" data-label=w!(language, admin.date)>{words::weekday_date(language, date)}</th>
                    <td data-label=w!(language, admin.before)>{said(change.before.as_ref())}</td>
                    <td data-label=w!(language, admin.after)>{said(change.after.as_ref())}</td>
                </tr>
            })
        })
        .collect();
    let sent: Vec<_> = sent
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    view! {
        <section class="sheet rows" aria-labelledby="would">
            <h2 id="would">{w!(language, admin.would)}</h2>
            <h3>{w!(language, admin.moved)}</h3>
            {moved(&visitor, &preview)}
            <h3>{w!(language, admin.changed_days)}</h3>
            <table class="cards">
                <caption class="unseen">{w!(language, admin.changed_days)}</caption>
                <thead><tr>
                    <th scope="col">{w!(language, admin.date)}</th>
                    <th scope="col">{w!(language, admin.before)}</th>
                    <th scope="col">{w!(language, admin.after)}</th>
                </tr></thead>
                <tbody>{days}</tbody>
            </table>
            <form method="post" enctype=enctype>
                {sent}
                <input type="hidden" name="seal" value=preview.seal.clone()/>
                <p class="actions"><button class="button" name="sure" value="yes">{w!(language, admin.confirm)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn moved(visitor: &Visitor, preview: &YearPreview) -> AnyView {
    let language = visitor.language;
    if preview.moved.is_empty() {
        return view! { <p class="quiet">{w!(language, admin.moved_none)}</p> }.into_any();
    }
    let rows: Vec<_> = preview
        .moved
        .iter()
        .map(|one| {
            let about = one.draft.clone().map_or_else(
                || w!(language, admin.moved_service, code = one.service.clone()),
                |number| w!(language, admin.moved_draft, number = number),
            );
            view! {
                <tr>
                    <th scope="row" data-label=w!(language, admin.moved_what)>
                        {one.title.best(language).1.to_owned()}<br/><span class="small quiet num">{about}</span>
                    </th>
                    <td class="num" data-label=w!(language, admin.before)>{words::date(language, one.before)}</td>
                    <td class="num" data-label=w!(language, admin.after)>{words::date(language, one.after)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cards">
            <caption class="unseen">{w!(language, admin.moved)}</caption>
            <thead><tr>
                <th scope="col">{w!(language, admin.moved_what)}</th>
                <th scope="col">{w!(language, admin.before)}</th>
                <th scope="col">{w!(language, admin.after)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What a day is, and whether its date is only an estimate.
pub(super) fn kind(language: Language, day: &CalendarDay) -> String {
    let kind = match day.kind {
        DayKind::Holiday => w!(language, admin.kind_holiday),
        DayKind::DayOff => w!(language, admin.kind_day_off),
        DayKind::WorkingDay => w!(language, admin.kind_working_day),
    };
    if day.estimated { format!("{kind}, {}", w!(language, admin.kind_estimated)) } else { kind }
}

/// Why a line of a file cannot be taken.
pub(super) fn problem(language: Language, reason: &ImportReason) -> String {
    let value = reason.value();
    match reason {
        ImportReason::Empty => w!(language, admin.c_empty),
        ImportReason::NothingTaken => w!(language, reading_files.c_nothing_taken),
        ImportReason::Coding => w!(language, reading_files.c_coding),
        ImportReason::NotACalendar => w!(language, admin.c_not_a_calendar),
        ImportReason::FieldCount(_) => w!(language, admin.c_field_count, value = value),
        ImportReason::OpenQuote => w!(language, admin.c_open_quote),
        ImportReason::BadDate(_) => w!(language, admin.c_bad_date, value = value),
        ImportReason::UnknownKind(_) => w!(language, admin.c_unknown_kind, value = value),
        ImportReason::BadEstimated(_) => w!(language, admin.c_bad_estimated, value = value),
        ImportReason::NoName => w!(language, admin.c_no_name),
        ImportReason::DuplicateDate(date) => {
            w!(language, admin.c_duplicate_date, value = words::date(language, *date))
        }
        ImportReason::WorkingDayOnWeekday(date) => {
            w!(language, admin.c_working_day_on_weekday, value = words::date(language, *date))
        }
        ImportReason::NoStart => w!(language, admin.c_no_start),
        ImportReason::NotAllDay(_) => w!(language, admin.c_not_all_day, value = value),
        ImportReason::Repeats => w!(language, admin.c_repeats),
        ImportReason::BadLength => w!(language, admin.c_bad_length),
        ImportReason::OpenEvent => w!(language, admin.c_open_event),
        ImportReason::LongLine => w!(language, admin.c_long_line),
        ImportReason::LongName => w!(language, admin.c_long_name),
        ImportReason::ManyDays => w!(language, admin.c_many_days),
        ImportReason::More => w!(language, admin.c_more),
    }
}
