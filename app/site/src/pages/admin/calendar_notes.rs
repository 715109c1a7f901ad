//! What an administrator is told of a year beside its days: what of a file is not taken, and which days were changed one by one.

use domain::language::Language;
use domain::time::calendar::{CalendarFile, FEWEST_DAYS, NoteKind};
use domain::time::{CalendarDay, LegalZone};
use leptos::prelude::*;
use services::calendar::DayChange;

use super::calendar_preview::kind;
use crate::components::days::day_name;
use crate::{w, words};

/// What of a file is told and not taken for a year, a sentence each.
pub(super) fn notes(language: Language, year: i32, file: &CalendarFile) -> Vec<String> {
    let of_year = file.of_year(year);
    let count = |days: usize| u64::try_from(days).unwrap_or(u64::MAX);
    let few = (of_year.days.len() < FEWEST_DAYS)
        .then(|| w!(language, reading_files.few_days, year = year, count = count(of_year.days.len())));
    let others = of_year
        .others
        .iter()
        .map(|(other, days)| w!(language, reading_files.other_year, year = *other, count = count(*days)));
    let notes = file.notes.iter().map(|note| match &note.kind {
        NoteKind::Observance { name } => {
            w!(language, reading_files.note_observance, line = note.line, name = name.clone())
        }
        NoteKind::Cancelled { name } => {
            w!(language, reading_files.note_cancelled, line = note.line, name = name.clone())
        }
        NoteKind::Twice { date, name } => {
            let date = words::date(language, *date);
            w!(language, reading_files.note_twice, line = note.line, date = date, name = name.clone())
        }
    });
    few.into_iter().chain(others).chain(notes).collect()
}

/// The sentences of [`notes`]; nothing if there are none.
#[component]
pub(super) fn NotesView(
    /// The language of the page.
    language: Language,
    /// The sentences.
    notes: Vec<String>,
) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let items = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
        view! {
            <section class="notice warn" aria-labelledby="told">
                <h2 id="told">{w!(language, reading_files.told)}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

/// The days of a year that were changed one by one; nothing if there are none.
#[component]
pub(super) fn ChangesView(
    /// The language of the page.
    language: Language,
    /// The time zone of the installation.
    zone: LegalZone,
    /// The changes, the newest first.
    changes: Vec<DayChange>,
) -> impl IntoView {
    (!changes.is_empty()).then(|| {
        let rows = changes.into_iter().map(|change| row(language, zone, change)).collect_view();
        view! {
            <details class="more">
                <summary>{w!(language, reading_files.day_changes)}</summary>
                <ul>{rows}</ul>
            </details>
        }
    })
}

fn row(language: Language, zone: LegalZone, change: DayChange) -> impl IntoView {
    let said = |day: Option<&CalendarDay>| {
        day.map_or_else(
            || w!(language, admin.ordinary),
            |day| format!("{}, {}", day_name(language, &day.name), kind(language, day)),
        )
    };
    let by = change.by.clone().unwrap_or_else(|| w!(language, admin.console));
    let (before, after) = (said(change.before.as_ref()), said(change.after.as_ref()));
    view! {
        <li>
            <b class="num">{words::weekday_date(language, change.date)}</b>": "<del>{before}</del>" "<ins>{after}</ins>
            <br/>{change.reason}<br/>
            <span class="small quiet">{words::moment(language, zone, change.at)}", "{by}</span>
        </li>
    }
}
