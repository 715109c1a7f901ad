//! The closing report for machines (R15-8): as it was frozen, and its comments as a plain table. A published report never
//! changes, so neither does a file of it, but where words were hidden afterwards.

use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use documents::CsvReader;
use domain::report::{ClosingReport, canonical};
use http::header;
use services::Request;
use site::{PageError, Site, Stored};

use super::codes::LanguageCode;
use super::files::{attachment, language};
use super::query::QueryParameters;
use super::{At, Problem};
use crate::exports::comment_table;

/// The report as it was frozen: the bytes whose SHA-256 is its hash.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report.json", tag = "drafts", operation_id = "saveReportAsJson",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses((status = 200, content_type = "application/json", description = "The file")),
)]
pub(super) async fn json(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let (report, hash) = published(&site, &Request::public(arrived.0), &number).await?;
    let text = canonical::json(&report).map_err(|_| internal())?;
    Ok(attachment(text.into_bytes(), "application/json", &format!("talqy-{number}-report.json"), &hash))
}

/// What the frozen report looks like, as a JSON Schema (2020-12).
#[utoipa::path(
    get, path = "/api/v1/report.schema.json", tag = "drafts", operation_id = "readReportSchema",
    responses((status = 200, content_type = "application/schema+json", description = "The schema")),
)]
pub(super) async fn schema() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "application/schema+json")];
    (Extension(Stored), kind, include_str!("report.schema.json"))
}

/// The comments with their decisions as comma-separated values.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report.csv", tag = "drafts", operation_id = "saveReportAsCsv",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        ("lang" = Option<LanguageCode>, Query, description = "ru when nobody says"),
        ("bom" = Option<u8>, Query, minimum = 0, maximum = 1, description = "1 writes the file for spreadsheets of Russian and Kazakh: with a byte order mark and semicolons"),
    ),
    responses((status = 200, content_type = "text/csv", description = "The file")),
)]
pub(super) async fn csv(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let mut asked = QueryParameters::read(query);
    let language = language(&mut asked);
    let reader = match asked.number("bom", 0..=1).unwrap_or(0_u8) {
        0 => CsvReader::Program,
        _ => CsvReader::Spreadsheet,
    };
    asked.checked()?;
    let (report, hash) = published(&site, &Request::public(arrived.0), &number).await?;
    let bytes = documents::csv(&comment_table(site.settings.zone, &report, language), reader);
    let name = format!("talqy-{number}-report-{}.csv", language.code());
    Ok(attachment(bytes, "text/csv; charset=utf-8", &name, &format!("{hash}-{}-{reader:?}", language.code())))
}

async fn published(site: &Site, request: &Request, number: &str) -> Result<(ClosingReport, String), Problem> {
    let published = services::reading::report(&site.services, request, number).await?;
    Ok((published.report, published.shown_hash))
}

fn internal() -> Problem {
    Problem::of_page(&PageError::Internal)
}
