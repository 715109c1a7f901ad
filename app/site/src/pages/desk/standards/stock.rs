//! Entering the whole present stock: a file of acts with the files of their texts, row by row what would be entered, and only then the
//! writing, each row by itself. Sent again, what was entered is passed over.

use std::collections::HashSet;

use axum::Extension;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use domain::access::{Action, Resource};
use domain::approval::MOST_ACTS;
use services::standards::{EnterInput, enter_stock, weigh_stock};

use super::sent::AGAIN;
use super::stock_rows::{RowMatter, RowState, ShownRow, of_outcome, of_outlook};
use super::stock_sent::SentStock;
use super::stock_view::{ShownStock, show};
use crate::w;
use crate::{Answer, Fields, FormState, PageError, SharedImporter, Site, Visitor};

/// Shows the form.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor keeps the register.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    Ok(show(&site, &visitor, FormState::Fresh, ShownStock::default()).await)
}

/// Reads the files and shows row by row what would be entered; enters the rows that were chosen then.
///
/// # Errors
/// [`PageError::BadRequest`] if the form is not one of this page; the faults of the services.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Extension(importer): Extension<SharedImporter>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    // Who may not enter a standard is told so before large files are read.
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    let form = form.map_err(|_| PageError::BadRequest)?;
    let sent = SentStock::read(&site, visitor.language, &importer, form).await?;
    if sent.fields.get("do") == "enter" {
        enter(&site, &visitor, &sent.fields).await
    } else {
        look(&site, &visitor, sent).await
    }
}

/// Shows what the files say.
async fn look(site: &Site, visitor: &Visitor, sent: SentStock) -> Answer {
    let language = visitor.language;
    let SentStock { reading, problems, mut errors, mut state, .. } = sent;
    let mut shown = ShownStock { problems, ..ShownStock::default() };
    match reading {
        Some(reading) => {
            (shown.strange, shown.has_too_many) = (reading.strange.clone(), reading.has_too_many);
            let rows = reading.rows(language, &site.settings.required_languages);
            shown.rows = weighed(site, visitor, rows).await?;
        }
        None if shown.problems.is_empty() && errors.is_empty() => {
            errors.add("csv", w!(language, stock.p_no_csv));
            state = FormState::Invalid;
        }
        None => {}
    }
    if state == FormState::Fresh && shown.has_bad() {
        state = FormState::Invalid;
    }
    Ok(show(site, visitor, state, ShownStock { errors, ..shown }).await)
}

/// The rows with what would become of those that could be read.
async fn weighed(site: &Site, visitor: &Visitor, rows: Vec<ShownRow>) -> Result<Vec<ShownRow>, PageError> {
    let ready = rows.iter().filter(|row| matches!(row.state, RowState::Ready(_)));
    let inputs: Vec<EnterInput> = ready.map(|row| row.matter.input()).collect();
    let mut outlooks = weigh_stock(&site.services, &visitor.request(), &inputs).await?.into_iter();
    let known = |row: ShownRow| match row.state {
        RowState::Ready(chosen) => match outlooks.next() {
            Some(outlook) => ShownRow { state: of_outlook(visitor.language, outlook, chosen), ..row },
            None => row,
        },
        _ => row,
    };
    Ok(rows.into_iter().map(known).collect())
}

/// Enters the rows that were chosen, and shows what became of each.
async fn enter(site: &Site, visitor: &Visitor, fields: &Fields) -> Answer {
    let language = visitor.language;
    let rows = carried(fields).ok_or(PageError::BadRequest)?;
    let taken: HashSet<usize> = fields.all("take").filter_map(|line| line.parse().ok()).collect();
    let is_taken = |row: &RowMatter| taken.contains(&row.row.line);
    let inputs: Vec<EnterInput> = rows.iter().filter(|row| is_taken(row)).map(RowMatter::input).collect();
    let mut shown = ShownStock::default();
    let mut state = FormState::Fresh;
    if inputs.is_empty() {
        shown.errors.add("take", w!(language, stock.p_none_taken));
        state = FormState::Invalid;
    }
    let mut outcomes = enter_stock(&site.services, &visitor.request(), inputs).await?.into_iter();
    for matter in rows {
        let outcome = if is_taken(&matter) { outcomes.next() } else { None };
        let known = outcome.map_or(RowState::Ready(false), |outcome| of_outcome(language, outcome));
        shown.rows.push(ShownRow { matter, state: known });
    }
    if shown.rows.iter().any(|row| row.state == RowState::NotNow) {
        state = FormState::Busy { seconds: AGAIN };
    } else if shown.has_bad() {
        state = FormState::Invalid;
    }
    Ok(show(site, visitor, state, shown).await)
}

/// The rows that a form carries, unless they are none of ours.
fn carried(fields: &Fields) -> Option<Vec<RowMatter>> {
    let read = |value: &str| {
        let matter: Option<RowMatter> = serde_json::from_str(value).ok();
        matter.filter(|matter| matter.text.is_sound())
    };
    let named = fields.iter().filter(|(name, _)| name.starts_with("row."));
    let rows: Vec<RowMatter> = named.map(|(_, value)| read(value)).collect::<Option<_>>()?;
    (1..=MOST_ACTS).contains(&rows.len()).then_some(rows)
}
