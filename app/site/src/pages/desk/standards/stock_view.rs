//! The page of the whole stock: the form, and row by row what would be entered or what became of it.

use axum::response::Response;
use domain::approval::ApprovalFields;
use domain::language::Language;
use domain::register::LineProblem;
use leptos::prelude::*;
use services::standards::StandardKind;

use super::about::kind;
use super::doubts::doubts;
use super::form::ACCEPTED;
use super::sent::file_field;
use super::stock_read::MOST_FILES;
use super::stock_rows::{RowState, ShownRow};
use crate::components::form::{ErrorSummary, Errors, FileField};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::pages::desk::import::words;
use crate::pages::desk::register_words;
use crate::w;
use crate::words::standard;
use crate::{FormState, Head, Site, Visitor, form_page};

/// What is shown.
#[derive(Debug, Default)]
pub(super) struct ShownStock {
    /// The rows.
    pub(super) rows: Vec<ShownRow>,
    /// What is wrong with the lines of the file.
    pub(super) problems: Vec<LineProblem>,
    /// The files that no row names.
    pub(super) strange: Vec<String>,
    /// Whether more files came than are read.
    pub(super) has_too_many: bool,
    /// What is wrong with the fields of the form.
    pub(super) errors: Errors,
}

impl ShownStock {
    /// Whether some row cannot be entered.
    pub(super) fn has_bad(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.state, RowState::Bad(_)))
    }

    fn count(&self, wanted: fn(&RowState) -> bool) -> u64 {
        words::count(self.rows.iter().filter(|row| wanted(&row.state)).count())
    }
}

pub(super) async fn show(site: &Site, visitor: &Visitor, state: FormState, shown: ShownStock) -> Response {
    let (asking, now) = (visitor.clone(), Now::of(site, visitor));
    let required = site.settings.required_languages.clone();
    let title = w!(now.language, stock.whole);
    form_page(site, visitor, Head::plain(title), state, move || {
        let language = now.language;
        let desk = asking.address().desk("standards");
        let rows = (!shown.rows.is_empty()).then(|| table(now, &asking, &shown, &required));
        view! {
            <PageHead title=w!(language, stock.whole) lead=w!(language, stock.whole_lead)
                crumbs=Crumbs::below(w!(language, stock.title), desk)/>
            <div class="page rows">
                <ErrorSummary visitor=asking.clone() errors=shown.errors.clone()/>
                {problems(language, &shown.problems)}
                {files_note(language, &shown)}
                {rows}
                {form(language, asking.address().desk("standards/import"), &shown.errors)}
            </div>
        }
    })
    .await
}

/// What is wrong with the lines of the file.
fn problems(language: Language, problems: &[LineProblem]) -> Option<AnyView> {
    let items = problems.iter().map(|one| {
        let at = w!(language, keeping.problem_at, line = one.line);
        let says = match one.problem {
            "too_many_acts" => w!(language, stock.p_too_many_acts),
            code => register_words::problem(language, one.column.as_deref(), code),
        };
        view! { <li><b class="num">{at}</b>": "{says}</li> }
    });
    (!problems.is_empty()).then(|| {
        view! {
            <section class="errors" role="alert" tabindex="-1" aria-labelledby="wrong">
                <h2 id="wrong">{w!(language, keeping.problems)}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// The files that were not read.
fn files_note(language: Language, shown: &ShownStock) -> AnyView {
    let strange = (!shown.strange.is_empty()).then(|| {
        let names = shown.strange.join(", ");
        view! { <p>{w!(language, stock.strange, files = names)}</p> }
    });
    let many = shown.has_too_many.then(|| {
        view! { <p>{w!(language, stock.p_too_many_files, most = MOST_FILES.to_string())}</p> }
    });
    if strange.is_none() && many.is_none() {
        return ().into_any();
    }
    view! { <section class="notice warn" role="status">{many}{strange}</section> }.into_any()
}

/// The rows, with the form that enters those that are chosen.
fn table(now: Now, visitor: &Visitor, shown: &ShownStock, required: &[Language]) -> AnyView {
    let language = now.language;
    let entered = shown.count(|state| matches!(state, RowState::Entered(_)));
    let ready = shown.count(|state| matches!(state, RowState::Ready(_) | RowState::NotNow));
    let already = shown.count(|state| *state == RowState::Already);
    let bad = shown.count(|state| matches!(state, RowState::Bad(_)));
    let told = [
        w!(language, stock.n_entered, count = entered),
        w!(language, stock.n_ready, count = ready),
        w!(language, stock.n_already, count = already),
        w!(language, stock.n_bad, count = bad),
    ];
    let rows = shown.rows.iter().map(|row| line(now, row, required)).collect_view();
    let hidden = shown.rows.iter().filter_map(ShownRow::field).map(|(name, value)| {
        view! { <input type="hidden" name=name value=value/> }
    });
    let confirm = (ready > 0).then(|| {
        view! {
            <p class="actions"><button class="button" name="do" value="enter">{w!(language, stock.confirm_rows)}</button></p>
        }
    });
    let action = visitor.address().desk("standards/import");
    view! {
        <form class="form rows sheet" method="post" action=action enctype="multipart/form-data" autocomplete="off"
            aria-labelledby="rows">
            <h2 id="rows">{w!(language, stock.rows)}</h2>
            <p class="num" role="status" id="f-take" tabindex="-1">{told.join(" · ")}</p>
            {hidden.collect_view()}
            <table class="cards">
                <caption class="unseen">{w!(language, stock.rows)}</caption>
                <thead><tr>
                    <th scope="col" class="figure">{w!(language, keeping.line)}</th>
                    <th scope="col">{w!(language, keeping.code)}</th>
                    <th scope="col">{w!(language, approval.act)}</th>
                    <th scope="col">{w!(language, stock.outcome)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {confirm}
        </form>
    }
    .into_any()
}

fn line(now: Now, shown: &ShownRow, required: &[Language]) -> AnyView {
    let language = now.language;
    let row = &shown.matter.row;
    let does = StandardKind::from_code(&row.kind).map_or_else(|| row.kind.clone(), |one| kind(language, one));
    let act = format!("{does}, {} ({})", row.act.order_number, row.act.order_on);
    view! {
        <tr>
            <td class="figure num" data-label=w!(language, keeping.line)>{row.line}</td>
            <th scope="row" class="num" data-label=w!(language, keeping.code)>{row.code.clone()}</th>
            <td data-label=w!(language, approval.act)>{act}</td>
            <td data-label=w!(language, stock.outcome)>{outcome(now, shown, required)}</td>
        </tr>
    }
    .into_any()
}

/// What would become of a row, or what became of it.
fn outcome(now: Now, shown: &ShownRow, required: &[Language]) -> AnyView {
    let language = now.language;
    let row = &shown.matter.row;
    match &shown.state {
        RowState::Ready(chosen) => choice(now, shown, *chosen, required),
        RowState::NotNow => {
            let again = choice(now, shown, true, required);
            view! { <span class="tag late">{w!(language, stock.not_now)}</span>{again} }.into_any()
        }
        RowState::Already => {
            view! { <span class="tag plain">{w!(language, stock.already)}</span> }.into_any()
        }
        RowState::Later => view! { <span class="tag soon">{w!(language, stock.later)}</span> }.into_any(),
        RowState::Entered(number) => {
            let to = format!("{}?version={number}", now.address().standard(&row.code));
            view! { <a href=to><span class="tag inforce">{w!(language, stock.entered)}</span></a> }.into_any()
        }
        RowState::Bad(wrong) => {
            let items = wrong.iter().map(|says| view! { <li>{says.clone()}</li> }).collect_view();
            view! { <span class="tag not">{w!(language, stock.bad)}</span><ul class="small">{items}</ul> }
                .into_any()
        }
    }
}

/// The choice of a row that can be entered, with what is doubtful in it.
fn choice(now: Now, shown: &ShownRow, chosen: bool, required: &[Language]) -> AnyView {
    let language = now.language;
    let row = &shown.matter.row;
    let doubts =
        if shown.matter.ends() { Vec::new() } else { doubts(language, &shown.matter.text, required) };
    let doubtful = (!doubts.is_empty()).then(|| {
        let items = doubts.into_iter().map(|says| view! { <li>{says}</li> }).collect_view();
        let alone = now.address().desk(&format!("standards/{}/new", row.code));
        let left = shown.matter.text.left.iter().map(|left| {
            view! { <li lang=left.language.code()>{left.text.clone()}</li> }
        });
        let left = (!shown.matter.text.left.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>{w!(language, import.left)}</summary>
                    <ul class="small">{left.collect_view()}</ul>
                </details>
            }
        });
        view! {
            <span class="tag doubt">{w!(language, stock.doubtful)}</span>
            <ul class="small">{items}</ul>
            {left}
            <p class="small"><a href=alone>{w!(language, stock.alone)}</a></p>
        }
    });
    let id = format!("take-{}", row.line);
    view! {
        <label class="choice">
            <input type="checkbox" id=id name="take" value=row.line.to_string() checked=chosen/>
            <span>{w!(language, stock.take)}<span class="unseen">": "{row.code.clone()}", "{row.act.order_number.clone()}</span></span>
        </label>
        {doubtful}
    }
    .into_any()
}

/// The form that takes the files; that of the acts stands first, because the others are read by what it says.
fn form(language: Language, action: String, errors: &Errors) -> AnyView {
    let wrong = errors.of("files");
    let class = if wrong.is_some() { "field bad" } else { "field" };
    view! {
        <form class="form rows sheet" method="post" action=action enctype="multipart/form-data">
            <h2>{w!(language, stock.files)}</h2>
            <FileField name="csv" label=w!(language, stock.csv) hint=w!(language, stock.csv_hint)
                accept=".csv,text/csv,text/plain" errors=errors.clone()/>
            <div class=class>
                <label for="f-files">{w!(language, stock.texts)}</label>
                <span class="hint" id="f-files-hint">{w!(language, stock.texts_hint, most = MOST_FILES.to_string())}</span>
                {wrong.map(|wrong| view! { <span class="error" id="f-files-error">{wrong}</span> })}
                <input id="f-files" type="file" name="files" multiple=true accept=ACCEPTED aria-describedby="f-files-hint"/>
            </div>
            <p class="actions"><button class="button" name="do" value="read">{w!(language, stock.look)}</button></p>
            {columns(language)}
        </form>
    }
    .into_any()
}

/// What stands in the columns of the file.
fn columns(language: Language) -> AnyView {
    let mut says = vec![
        ("code".to_owned(), w!(language, keeping.c_code)),
        ("kind".to_owned(), w!(language, stock.c_kind)),
    ];
    let act = ApprovalFields {
        order_number: w!(language, approval.order_number),
        order_on: w!(language, approval.order_on),
        signatory: w!(language, approval.signatory),
        justice_number: w!(language, approval.justice_number),
        justice_on: w!(language, approval.justice_on),
        published_in: w!(language, approval.published_in),
        published_on: w!(language, approval.published_on),
        effective_on: w!(language, approval.effective_on),
        effective_norm: w!(language, approval.effective_norm),
    };
    says.extend(act.pairs().map(|(name, words)| (name.to_owned(), words)));
    let files = Language::ALL.map(|one| {
        let named = standard::language_name(language, one);
        (file_field(one), format!("{}: {named}", w!(language, stock.c_file)))
    });
    says.extend(files);
    let rows = says
        .into_iter()
        .map(|(name, words)| view! { <div><dt><code>{name}</code></dt><dd>{words}</dd></div> });
    view! {
        <details class="more">
            <summary>{w!(language, keeping.columns)}</summary>
            <p class="small quiet">{w!(language, stock.columns_says)}</p>
            <dl class="facts-list">{rows.collect_view()}</dl>
        </details>
    }
    .into_any()
}
