//! Import of the register from CSV: the file, what it would do, and only then the writing.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::Response;
use domain::access::{Action, Resource};
use domain::decoding::decode_text;
use domain::language::Language;
use domain::register::LARGEST_REGISTER;
use leptos::prelude::*;
use services::people::Body;
use services::register::{ImportEffect, ImportPreview, ImportRow, import_entries, preview_import};

use super::register_told::{problems, warnings};
use super::register_words::difference;
use crate::components::form::{AreaField, ErrorSummary, Errors, FileField};
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::{
    Answer, Flash, FormState, Head, LARGEST_TEXT_FILE, PageError, Site, Unreadable, Upload, Visitor,
    form_page, see_other,
};

/// The columns of the file: name, whether it must be there, and what stands in it.
const COLUMNS: [(&str, bool, Column); 19] = [
    ("code", true, Column::Code),
    ("name_kk", true, Column::Names),
    ("name_ru", true, Column::Names),
    ("name_en", false, Column::Names),
    ("recipients", true, Column::Recipients),
    ("developing_body", true, Column::DevelopingBody),
    ("providers", true, Column::Providers),
    ("accepting", false, Column::Accepting),
    ("through_state_corporation", false, Column::Ticks),
    ("through_portal", false, Column::Ticks),
    ("forms", true, Column::Forms),
    ("paid", false, Column::Ticks),
    ("included_on", true, Column::Date),
    ("approved_on", false, Column::ApprovedOn),
    ("act_kind", false, Column::ActKind),
    ("act_number", false, Column::ActNumber),
    ("act_on", false, Column::Date),
    ("act_address", false, Column::ActAddress),
    ("date_reason", false, Column::DateReason),
];

#[derive(Clone, Copy)]
enum Column {
    Code,
    Names,
    Recipients,
    DevelopingBody,
    Providers,
    Ticks,
    Forms,
    Date,
    ApprovedOn,
    ActKind,
    ActNumber,
    ActAddress,
    Accepting,
    DateReason,
}

/// Shows the form.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let shown = ShownImport::Nothing(Errors::none());
    Ok(show(&site, &visitor, FormState::Fresh, String::new(), shown, Vec::new()).await)
}

/// Shows what the file would do; with the seal of that, does it.
///
/// # Errors
/// The faults of the services; what is wrong with the file is shown line by line.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let language = visitor.language;
    let form = form.map_err(|_| PageError::BadRequest)?;
    let upload = Upload::read_as(form, LARGEST_REGISTER, decode_text).await?;
    let refused = |sentence: String| {
        let mut errors = Errors::none();
        errors.add(upload.source("text"), sentence);
        ShownImport::Nothing(errors)
    };
    let csv = match upload.text("text") {
        Ok(csv) => csv,
        Err(unreadable) => {
            let sentence = match unreadable {
                Unreadable::NotText => w!(language, keeping.p_not_text),
                Unreadable::TooLarge => w!(language, reading_files.p_too_large),
            };
            let (state, typed) = (unreadable.state(), upload.fields.take("text"));
            return Ok(show(&site, &visitor, state, typed, refused(sentence), Vec::new()).await);
        }
    };
    if csv.trim().is_empty() {
        let (state, shown) = (FormState::Invalid, refused(w!(language, keeping.p_no_text)));
        return Ok(show(&site, &visitor, state, csv, shown, Vec::new()).await);
    }
    let seal = upload.fields.get("seal");
    let (preview, anew) = if seal.is_empty() {
        (preview_import(&site.services, &visitor.request(), &csv).await?, false)
    } else {
        match import_entries(&site.services, &visitor.request(), &csv, seal).await? {
            Ok(_) => return Ok(see_other(&visitor.address().desk("register"), Some(Flash::Saved))),
            Err(preview) => (*preview, true),
        }
    };
    let state = if !preview.problems.is_empty() {
        FormState::Invalid
    } else if anew {
        FormState::Conflict
    } else {
        FormState::Fresh
    };
    let bodies = services::people::bodies(&site.services).await?;
    Ok(show(&site, &visitor, state, csv, ShownImport::Preview { preview: Box::new(preview), anew }, bodies)
        .await)
}

/// What stands above the form.
enum ShownImport {
    Nothing(Errors),
    Preview { preview: Box<ImportPreview>, anew: bool },
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    csv: String,
    shown: ShownImport,
    bodies: Vec<Body>,
) -> Response {
    let language = visitor.language;
    let asker = visitor.clone();
    form_page(site, visitor, Head::plain(w!(language, keeping.import_title)), state, move || {
        let (above, errors) = match shown {
            ShownImport::Nothing(errors) => (().into_any(), errors),
            ShownImport::Preview { preview, anew } => {
                (preview_view(language, &preview, anew, &csv, &bodies).into_any(), Errors::none())
            }
        };
        let register = asker.address().desk("register");
        // A long text would be sent to the browser twice, and nobody mends one by hand.
        let is_long = csv.len() > LARGEST_TEXT_FILE;
        let not_shown = is_long.then(|| view! { <p class="quiet">{w!(language, reading_files.not_shown)}</p> });
        let text = if is_long { String::new() } else { csv };
        view! {
            <PageHead title=w!(language, keeping.import_title) lead=w!(language, keeping.import_lead)
                crumbs=Crumbs::below(w!(language, keeping.title), register)/>
            <div class="page">
                {above}
                <form class="form rows sheet" method="post" enctype="multipart/form-data">
                    <ErrorSummary visitor=asker.clone() errors=errors.clone()/>
                    <FileField name="file" label=w!(language, keeping.file) accept=".csv,text/csv,text/plain"
                        errors=errors.clone()/>
                    <AreaField name="text" label=w!(language, keeping.text) text=text errors=errors rows=8/>
                    {not_shown}
                    <p class="actions"><button class="button plain">{w!(language, keeping.preview)}</button></p>
                    {columns(language)}
                </form>
            </div>
        }
    })
    .await
}

fn preview_view(
    language: Language,
    preview: &ImportPreview,
    anew: bool,
    csv: &str,
    bodies: &[Body],
) -> impl IntoView + use<> {
    let changed_since = anew.then(|| {
        view! {
            <section class="notice warn" role="alert">
                <h2>{w!(language, keeping.changed_since)}</h2>
                <p>{w!(language, keeping.changed_since_says)}</p>
            </section>
        }
    });
    if !preview.problems.is_empty() {
        let told = warnings(language, &preview.warnings);
        return view! { {problems(language, &preview.problems)}{told} }.into_any();
    }
    let count = |wanted: fn(&ImportEffect) -> bool| {
        u64::try_from(preview.rows.iter().filter(|row| wanted(&row.effect)).count()).unwrap_or(u64::MAX)
    };
    let included = count(|effect| matches!(effect, ImportEffect::Included));
    let changed = count(|effect| matches!(effect, ImportEffect::Changed { .. }));
    let same = count(|effect| matches!(effect, ImportEffect::Same));
    let summary = [
        w!(language, keeping.n_included, count = included),
        w!(language, keeping.n_changed, count = changed),
        w!(language, keeping.n_same, count = same),
    ];
    let confirm = if included + changed == 0 {
        view! { <p>{w!(language, keeping.would_nothing)}</p> }.into_any()
    } else {
        view! {
            <form method="post" enctype="multipart/form-data">
                <input type="hidden" name="text" value=csv.to_owned()/>
                <input type="hidden" name="seal" value=preview.seal.clone()/>
                <p class="actions"><button class="button">{w!(language, keeping.confirm)}</button></p>
            </form>
        }
        .into_any()
    };
    let rows = preview.rows.iter().map(|row| row_view(language, row, bodies)).collect_view();
    view! {
        {changed_since}
        <section class="sheet rows" aria-labelledby="would">
            <h2 id="would">{w!(language, keeping.would)}</h2>
            <p class="num">{summary.join(" · ")}</p>
            {warnings(language, &preview.warnings)}
            <table class="cards">
                <caption class="unseen">{w!(language, keeping.would)}</caption>
                <thead><tr>
                    <th scope="col" class="figure">{w!(language, keeping.line)}</th>
                    <th scope="col">{w!(language, keeping.code)}</th>
                    <th scope="col">{w!(language, keeping.name)}</th>
                    <th scope="col">{w!(language, keeping.effect)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {confirm}
        </section>
        <h2>{w!(language, keeping.other_text)}</h2>
    }
    .into_any()
}

fn row_view(language: Language, row: &ImportRow, bodies: &[Body]) -> impl IntoView + use<> {
    let (class, words, more) = match &row.effect {
        ImportEffect::Included => ("tag open", w!(language, keeping.effect_included), None),
        ImportEffect::Changed { from } => (
            "tag soon",
            w!(language, keeping.effect_changed),
            Some(difference(language, &from.entry, &row.entry, bodies)),
        ),
        ImportEffect::Same => ("tag plain", w!(language, keeping.effect_same), None),
    };
    view! {
        <tr>
            <td class="figure num" data-label=w!(language, keeping.line)>{row.line}</td>
            <th scope="row" class="num" data-label=w!(language, keeping.code)>{row.entry.code.clone()}</th>
            <td data-label=w!(language, keeping.name)>{row.entry.name.best(language).1.to_owned()}</td>
            <td data-label=w!(language, keeping.effect)><span class=class>{words}</span>{more}</td>
        </tr>
    }
}

fn columns(language: Language) -> impl IntoView {
    let says = |column| match column {
        Column::Code => w!(language, keeping.c_code),
        Column::Names => w!(language, keeping.c_names),
        Column::Recipients => w!(language, keeping.c_recipients),
        Column::DevelopingBody => w!(language, keeping.c_developing_body),
        Column::Providers => w!(language, keeping.c_providers),
        Column::Ticks => w!(language, keeping.c_ticks),
        Column::Forms => w!(language, keeping.c_forms),
        Column::Date => w!(language, keeping.c_date),
        Column::ApprovedOn => w!(language, keeping_act.c_approved_on),
        Column::ActKind => w!(language, keeping_act.c_act_kind),
        Column::ActNumber => w!(language, keeping_act.c_act_number),
        Column::ActAddress => w!(language, keeping_act.c_act_address),
        Column::Accepting => w!(language, lawful.c_accepting),
        Column::DateReason => w!(language, lawful.c_date_reason),
    };
    let rows: Vec<_> = COLUMNS
        .into_iter()
        .map(|(name, required, column)| {
            let must = if required { w!(language, keeping.column_required) } else { w!(language, keeping.column_optional) };
            view! { <div><dt><code>{name}</code></dt><dd>{says(column)}" "<span class="quiet">"("{must}")"</span></dd></div> }
        })
        .collect();
    view! {
        <details class="more">
            <summary>{w!(language, keeping.columns)}</summary>
            <p class="small quiet">{w!(language, keeping.columns_says)}</p>
            <dl class="facts-list">{rows}</dl>
        </details>
    }
}
