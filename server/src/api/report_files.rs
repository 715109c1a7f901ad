//! The closing report for machines (R15-8): as it was frozen, and its comments as a plain table. A published report never
//! changes, so neither does a file of it, but where words were hidden afterwards.

use axum::Extension;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::header;
use services::Request;
use site::{ExportFormat, ExportKind, ExportRequest, Stored};

use super::codes::LanguageCode;
use super::files::{Exports, Preparing, fetch, language};
use super::query::QueryParameters;
use super::{At, Problem};

/// The report as it was frozen: the bytes whose SHA-256 is its hash.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report.json", tag = "drafts", operation_id = "saveReportAsJson",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses(
        (status = 200, content_type = "application/json", description = "The file"),
        (status = 202, body = Preparing, description = "It is being written; ask again after Retry-After"),
    ),
)]
pub(super) async fn json(
    Extension(queue): Exports,
    Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    fetch(&queue, &Request::public(arrived.0), &frozen(number)).await
}

/// The report as it was frozen; it is in no language.
pub(super) fn frozen(number: String) -> ExportRequest {
    ExportRequest { number, kind: ExportKind::Report, format: ExportFormat::Json, language: Language::Ru }
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
    responses(
        (status = 200, content_type = "text/csv", description = "The file"),
        (status = 202, body = Preparing, description = "It is being written; ask again after Retry-After"),
    ),
)]
pub(super) async fn csv(
    Extension(queue): Exports,
    Extension(arrived): At,
    Path(number): Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let mut asked = QueryParameters::read(query);
    let language = language(&mut asked);
    let spreadsheet = asked.number("bom", 0..=1).unwrap_or(0_u8) > 0;
    asked.checked()?;
    let format = ExportFormat::Csv { spreadsheet };
    let wanted = ExportRequest { number, kind: ExportKind::Report, format, language };
    fetch(&queue, &Request::public(arrived.0), &wanted).await
}
