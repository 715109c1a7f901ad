//! One day of the business calendar: what it is, and its change with a preview and a reason (R-T3).

use axum::extract::{Path, State};
use chrono::NaiveDate;
use domain::access::{Action, Resource};
use domain::language::Language;
use domain::time::DayKind;
use leptos::prelude::*;
use services::calendar::{DayInput, ORDINARY, YearPreview, change_seen_day, effective, preview_day};
use services::{FieldProblem, ServiceError};

use super::calendar_preview::PreviewView;
use super::calendar_year::year_of;
use crate::components::form::{AreaField, Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::page_head::{Crumbs, PageHead};
use crate::{Answer, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};
use crate::{w, words};

/// Shows the form, filled with the day that the address names.
///
/// # Errors
/// [`PageError::NotFound`](crate::PageError::NotFound) for what is no year; the faults of the services.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, year)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::ManageCalendar, &Resource::Site)?;
    let year = year_of(&year)?;
    let asked = visitor.parameter("date").unwrap_or_default();
    let calendar = effective(&site.services.database).await?;
    let stands = asked.parse::<NaiveDate>().ok().and_then(|date| calendar.day(date));
    let input = DayInput {
        kind: stands.map_or_else(String::new, |day| day.kind.code().to_owned()),
        name: stands.map_or_else(String::new, |day| day.name.clone()),
        estimated: stands.is_some_and(|day| day.estimated),
        date: asked,
        reason: String::new(),
    };
    show(&site, &visitor, year, FormState::Fresh, ShownDay { input, ..ShownDay::default() }).await
}

/// Shows what the change would do; when that is confirmed, makes it.
///
/// # Errors
/// As [`get`]; what cannot be taken is told beside its field.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, year)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::ManageCalendar, &Resource::Site)?;
    let year = year_of(&year)?;
    let input = DayInput {
        date: fields.take("date"),
        kind: fields.take("kind"),
        name: fields.take("name"),
        estimated: fields.has("estimated"),
        reason: fields.take("reason"),
    };
    let request = visitor.request();
    let is_sure = fields.has("sure");
    let done = if is_sure {
        change_seen_day(&site.services, &request, year, &input, fields.get("seal")).await.map(Result::err)
    } else {
        preview_day(&site.services, &request, year, &input).await.map(|preview| Some(Box::new(preview)))
    };
    match done {
        Ok(None) => {
            let address = visitor.address().desk(&format!("calendar/{year}"));
            Ok(see_other(&address, Some(Flash::Saved)))
        }
        Ok(preview) => {
            let state = if is_sure { FormState::Conflict } else { FormState::Fresh };
            let shown = ShownDay { input, preview, is_anew: is_sure, ..ShownDay::default() };
            show(&site, &visitor, year, state, shown).await
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, year, &problems);
            let shown = ShownDay { input, errors, ..ShownDay::default() };
            show(&site, &visitor, year, FormState::Invalid, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the page shows.
#[derive(Default)]
struct ShownDay {
    input: DayInput,
    errors: Errors,
    preview: Option<Box<YearPreview>>,
    /// Whether the calendar or the drafts changed after another preview was confirmed.
    is_anew: bool,
}

async fn show(site: &Site, visitor: &Visitor, year: i32, state: FormState, shown: ShownDay) -> Answer {
    let language = visitor.language;
    let asker = visitor.clone();
    let title = w!(language, reading_files.day_title, year = year);
    let response = form_page(site, visitor, Head::plain(title.clone()), state, move || {
        let back = asker.address().desk(&format!("calendar/{year}"));
        let crumbs = Crumbs::below(w!(language, admin.year_title, year = year), back);
        let ShownDay { input, errors, preview, is_anew } = shown;
        let anew = is_anew.then(|| {
            view! {
                <section class="notice warn" role="alert">
                    <h2>{w!(language, admin.changed_since)}</h2>
                    <p>{w!(language, admin.changed_since_says)}</p>
                </section>
            }
        });
        let preview = preview.map(|preview| {
            view! { <PreviewView visitor=asker.clone() preview=*preview sent=sent(&input)/> }
        });
        let estimated = if input.estimated { vec!["yes".to_owned()] } else { Vec::new() };
        let estimate = vec![("yes".to_owned(), w!(language, admin.kind_estimated))];
        view! {
            <PageHead title=title lead=w!(language, reading_files.day_lead) crumbs=crumbs/>
            <div class="page">
                {anew}
                {preview}
                <form class="form rows sheet" method="post">
                    <ErrorSummary visitor=asker.clone() errors=errors.clone()/>
                    <TextField name="date" label=w!(language, admin.date) value=input.date errors=errors.clone()
                        hint=w!(language, reading_files.day_date_hint) class="short"/>
                    <SelectField name="kind" label=w!(language, admin.kind) value=input.kind options=kinds(language)
                        errors=errors.clone()/>
                    <TextField name="name" label=w!(language, admin.name) value=input.name errors=errors.clone()
                        hint=w!(language, reading_files.day_name_hint)/>
                    <Choices name="estimated" legend=w!(language, reading_files.day_estimated) options=estimate
                        chosen=estimated errors=errors.clone() several=true/>
                    <AreaField name="reason" label=w!(language, reading_files.day_reason) text=input.reason errors=errors
                        hint=w!(language, reading_files.day_reason_hint) rows=3/>
                    <p class="actions"><button class="button plain">{w!(language, admin.preview)}</button></p>
                </form>
            </div>
        }
    })
    .await;
    Ok(response)
}

/// What was typed, to be sent again with the confirmation.
fn sent(input: &DayInput) -> Vec<(&'static str, String)> {
    let fields =
        [("date", &input.date), ("kind", &input.kind), ("name", &input.name), ("reason", &input.reason)];
    let estimated = input.estimated.then(|| ("estimated", "yes".to_owned()));
    fields.into_iter().map(|(name, value)| (name, value.clone())).chain(estimated).collect()
}

fn kinds(language: Language) -> Vec<(String, String)> {
    let words = [
        ("", w!(language, admin.choose)),
        (DayKind::Holiday.code(), w!(language, admin.kind_holiday)),
        (DayKind::DayOff.code(), w!(language, admin.kind_day_off)),
        (DayKind::WorkingDay.code(), w!(language, admin.kind_working_day)),
        (ORDINARY, w!(language, admin.ordinary)),
    ];
    words.into_iter().map(|(code, words)| (code.to_owned(), words)).collect()
}

fn errors(language: Language, year: i32, problems: &[FieldProblem]) -> Errors {
    let label = |field: &str| match field {
        "date" => w!(language, admin.date),
        "kind" => w!(language, admin.kind),
        "name" => w!(language, admin.name),
        _ => w!(language, reading_files.day_reason),
    };
    let sentence = |one: &FieldProblem| match one.code.as_str() {
        "malformed_date" => w!(language, reading_files.p_malformed_date),
        "other_year" => w!(language, reading_files.p_other_year, year = year),
        "working_day_on_weekday" => w!(language, reading_files.p_working_day),
        "too_long" => w!(language, keeping.p_too_long, field = label(&one.field)),
        "unfit" => w!(language, keeping.p_unfit, field = label(&one.field)),
        "missing" => w!(language, admin.p_blank, field = label(&one.field)),
        other => words::wordless(language, other),
    };
    problems.iter().map(|one| (one.field.clone(), sentence(one))).collect()
}
