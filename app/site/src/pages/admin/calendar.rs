//! The business calendar: the years there are, one year drawn, and its import with a preview (R-T3).

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use domain::access::{Action, Resource};
use domain::language::Language;
use domain::time::calendar::{ImportProblem, LARGEST_CALENDAR, decode_calendar, read_calendar};
use domain::time::{BusinessCalendar, CalendarDay, DayKind};
use leptos::prelude::*;
use services::calendar::{DayChange, YearPreview, day_changes, effective, import_seen_year, preview_year};

use super::calendar_notes::{ChangesView, NotesView, notes};
use super::calendar_preview::{PreviewView, problem};
use super::calendar_year::{YearView, year_of};
use crate::components::days::day_name;
use crate::components::form::{AreaField, ErrorSummary, Errors, FileField};
use crate::components::page_head::{Crumbs, PageHead};
use crate::{
    Answer, Flash, FormState, Head, PageError, Site, Unreadable, Upload, Visitor, form_page, page, see_other,
};
use crate::{w, words};

/// Shows the years.
///
/// # Errors
/// The faults of the services.
pub async fn years(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ManageCalendar, &Resource::Site)?;
    let language = visitor.language;
    let calendar = effective(&site.services.database).await?;
    let this_year = site.settings.zone.date_of(visitor.at).year();
    let address = visitor.address();
    Ok(page(&site, &visitor, Head::plain(w!(language, admin.calendar)), move || {
        let mut years = calendar.years();
        // The next year is the one that will be missed first.
        years.extend([this_year, this_year + 1]);
        years.sort_unstable();
        years.dedup();
        let rows = years
            .into_iter()
            .rev()
            .map(|year| year_row(language, &calendar, year, address.desk(&format!("calendar/{year}"))))
            .collect_view();
        view! {
            <PageHead title=w!(language, admin.calendar) lead=w!(language, admin.calendar_lead)/>
            <div class="page">
                <table class="cards">
                    <caption class="unseen">{w!(language, admin.calendar)}</caption>
                    <thead><tr>
                        <th scope="col">{w!(language, admin.year)}</th>
                        <th scope="col" class="figure">{w!(language, admin.business_days)}</th>
                        <th scope="col" class="figure">{w!(language, admin.holidays)}</th>
                        <th scope="col" class="figure">{w!(language, admin.days_off)}</th>
                        <th scope="col" class="figure">{w!(language, admin.working_days)}</th>
                        <th scope="col" class="figure">{w!(language, admin.estimated)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
    .await)
}

fn year_row(language: Language, calendar: &BusinessCalendar, year: i32, address: String) -> AnyView {
    let link = view! { <th scope="row" class="num" data-label=w!(language, admin.year)><a href=address>{year}</a></th> };
    if !calendar.covers(year) {
        return view! {
            <tr>{link}<td colspan="5"><span class="tag doubt">{w!(language, admin.no_year, year = year)}</span></td></tr>
        }
        .into_any();
    }
    let count = |wanted: fn(&CalendarDay) -> bool| calendar.days_of(year).filter(|day| wanted(day)).count();
    let figures = [
        (w!(language, admin.business_days), business_days(calendar, year)),
        (w!(language, admin.holidays), count(|day| day.kind == DayKind::Holiday)),
        (w!(language, admin.days_off), count(|day| day.kind == DayKind::DayOff)),
        (w!(language, admin.working_days), count(|day| day.kind == DayKind::WorkingDay)),
        (w!(language, admin.estimated), count(|day| day.estimated)),
    ];
    let cells = figures.map(|(label, count)| view! { <td class="figure num" data-label=label>{count}</td> });
    view! { <tr>{link}{cells.into_iter().collect_view()}</tr> }.into_any()
}

fn business_days(calendar: &BusinessCalendar, year: i32) -> usize {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    let days =
        first.into_iter().flat_map(|first| first.iter_days().take_while(move |day| day.year() == year));
    days.filter(|day| calendar.is_business_day(*day)).count()
}

/// Shows a year.
///
/// # Errors
/// [`PageError::NotFound`] for what is no year; the faults of the services.
pub async fn year(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, year)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::ManageCalendar, &Resource::Site)?;
    let year = year_of(&year)?;
    show(&site, &visitor, year, FormState::Fresh, ShownYear::default()).await
}

/// Shows what a file would change; when that is confirmed, puts it in force.
///
/// # Errors
/// As [`year`]; what is wrong with the file is shown line by line.
pub async fn import(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, year)): Path<(String, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    visitor.authorise(Action::ManageCalendar, &Resource::Site)?;
    let language = visitor.language;
    let year = year_of(&year)?;
    let upload =
        Upload::read_as(form.map_err(|_| PageError::BadRequest)?, LARGEST_CALENDAR, decode_calendar).await?;
    let refused = |text: String, sentence: String| {
        let mut errors = Errors::none();
        errors.add(upload.source("text"), sentence);
        ShownYear { text, errors, ..ShownYear::default() }
    };
    let unread = FormState::Invalid;
    let text = match upload.text("text") {
        Ok(text) => text,
        Err(unreadable) => {
            let sentence = match unreadable {
                Unreadable::NotText => w!(language, admin.c_not_text),
                Unreadable::TooLarge => w!(language, admin.c_too_large),
            };
            let shown = refused(upload.fields.take("text"), sentence);
            return show(&site, &visitor, year, unreadable.state(), shown).await;
        }
    };
    if text.trim().is_empty() {
        let shown = refused(text, w!(language, admin.c_no_text));
        return show(&site, &visitor, year, unread, shown).await;
    }
    let file = match read_calendar(&text) {
        Ok(file) => file,
        Err(problems) => {
            let shown = ShownYear { text, problems, ..ShownYear::default() };
            return show(&site, &visitor, year, unread, shown).await;
        }
    };
    let told = notes(language, year, &file);
    let days = file.of_year(year).days;
    if days.is_empty() {
        let years = file.years().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let sentence = w!(language, reading_files.no_day_of_year, year = year, years = years);
        return show(&site, &visitor, year, unread, refused(text, sentence)).await;
    }
    let request = visitor.request();
    let sure = upload.fields.has("sure");
    let done = if sure {
        // What was confirmed is done, or what it would do by now is shown.
        let seal = upload.fields.get("seal");
        import_seen_year(&site.services, &request, year, &days, seal).await.map(Result::err)
    } else {
        preview_year(&site.services, &request, year, &days).await.map(|preview| Some(Box::new(preview)))
    };
    match done {
        Ok(None) => {
            let address = visitor.address().desk(&format!("calendar/{year}"));
            Ok(see_other(&address, Some(Flash::CalendarImported)))
        }
        Ok(preview) => {
            let state = if sure { FormState::Conflict } else { FormState::Fresh };
            let shown = ShownYear { text, preview, told, anew: sure, ..ShownYear::default() };
            show(&site, &visitor, year, state, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the page of a year shows beside the year.
#[derive(Default)]
struct ShownYear {
    text: String,
    errors: Errors,
    problems: Vec<ImportProblem>,
    preview: Option<Box<YearPreview>>,
    /// What of the file is told and not taken.
    told: Vec<String>,
    /// Whether the calendar or the drafts changed after another preview was confirmed.
    anew: bool,
}

async fn show(site: &Site, visitor: &Visitor, year: i32, state: FormState, shown: ShownYear) -> Answer {
    let language = visitor.language;
    let calendar = effective(&site.services.database).await?;
    let changes: Vec<DayChange> = day_changes(&site.services, &visitor.request(), year).await?;
    let zone = site.settings.zone;
    let today = site.settings.zone.date_of(visitor.at);
    let asker = visitor.clone();
    let title = w!(language, admin.year_title, year = year);
    let response: Response = form_page(site, visitor, Head::plain(title.clone()), state, move || {
        let address = asker.address();
        let missing = (!calendar.covers(year)).then(|| {
            view! { <section class="notice warn"><p>{w!(language, admin.no_year, year = year)}</p></section> }
        });
        let problems = (!shown.problems.is_empty()).then(|| {
            let items = shown.problems.iter().map(|one| {
                let at = w!(language, admin.problem_at, line = one.line);
                view! { <li><b class="num">{at}</b>": "{problem(language, &one.reason)}</li> }
            });
            view! {
                <section class="errors" role="alert" tabindex="-1" aria-labelledby="wrong">
                    <h2 id="wrong">{w!(language, admin.problems)}</h2>
                    <ul>{items.collect_view()}</ul>
                </section>
            }
        });
        let busy = shown.preview.is_some() || problems.is_some() || !shown.errors.is_empty();
        let anew = shown.anew.then(|| {
            view! {
                <section class="notice warn" role="alert">
                    <h2>{w!(language, admin.changed_since)}</h2>
                    <p>{w!(language, admin.changed_since_says)}</p>
                </section>
            }
        });
        let preview = shown.preview.map(|preview| {
            view! { <PreviewView visitor=asker.clone() preview=*preview sent=vec![("text", shown.text.clone())]
                enctype="multipart/form-data"/> }
        });
        let day_address = address.desk(&format!("calendar/{year}/day"));
        let named = calendar.days_of(year).map(|day| named(language, &day_address, day)).collect_view();
        let neighbours = [year - 1, year + 1].map(|other| {
            view! { <a class="num" href=address.desk(&format!("calendar/{other}"))>{other}</a>" " }
        });
        let errors = shown.errors;
        view! {
            <PageHead title=title crumbs=Crumbs::below(w!(language, admin.calendar), address.desk("calendar"))>
                <p>{neighbours.into_iter().collect_view()}</p>
            </PageHead>
            <div class="page">
                {missing}
                {problems}
                {anew}
                <NotesView language=language notes=shown.told/>
                {preview}
                <p class="actions"><a class="button plain" href=day_address>{w!(language, reading_files.change_day)}</a></p>
                <YearView language=language year=year calendar=calendar.clone() today=today/>
                <details class="more">
                    <summary>{w!(language, admin.named_days)}</summary>
                    <ul>{named}</ul>
                </details>
                <ChangesView language=language zone=zone changes=changes/>
                <details class="more sheet" open=busy>
                    <summary>{w!(language, admin.import)}</summary>
                    <form class="form rows" method="post" enctype="multipart/form-data">
                        <ErrorSummary visitor=asker.clone() errors=errors.clone()/>
                        <p>{w!(language, admin.import_says)}</p>
                        <FileField name="file" label=w!(language, admin.file)
                            accept=".csv,.ics,text/csv,text/calendar,text/plain" errors=errors.clone()/>
                        <AreaField name="text" label=w!(language, admin.text) text=shown.text errors=errors
                            hint=w!(language, admin.text_hint) rows=8/>
                        <p class="actions"><button class="button plain">{w!(language, admin.preview)}</button></p>
                    </form>
                </details>
            </div>
        }
    })
    .await;
    Ok(response)
}

fn named(language: Language, address: &str, day: &CalendarDay) -> impl IntoView + use<> {
    let address = format!("{address}?date={}", day.date);
    let date = words::weekday_date(language, day.date);
    let kind = super::calendar_preview::kind(language, day);
    view! { <li><a href=address class="num">{date}</a>": "{day_name(language, &day.name)}" "<span class="quiet">"("{kind}")"</span></li> }
}
