//! The closing report for machines (R15-8): as it was frozen, and its comments as a plain table. A published report never
//! changes, so neither does a file of it.

use app::site::{PageError, Site};
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use documents::ByteOrderMark;
use domain::report::{ClosingReport, canonical};
use http::header;
use services::Request;

use super::asked::Asked;
use super::files::{attachment, language};
use super::{At, Problem};
use crate::papers::comment_table;

/// The report as it was frozen: the bytes whose SHA-256 is its hash.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report.json", tag = "drafts", operation_id = "saveReportAsJson",
    params(("number" = String, Path, description = "The number of the draft")),
    responses((status = 200, content_type = "application/json"), (status = 404, body = Problem)),
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
    responses((status = 200, content_type = "application/schema+json")),
)]
pub(super) async fn schema() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/schema+json")], include_str!("report.schema.json"))
}

/// The comments with their decisions as comma-separated values.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report.csv", tag = "drafts", operation_id = "saveReportAsCsv",
    params(
        ("number" = String, Path, description = "The number of the draft"),
        ("lang" = Option<String>, Query, description = "kk, ru or en; ru when nobody says"),
        ("bom" = Option<u8>, Query, description = "1 begins the file with a byte order mark, for spreadsheets"),
    ),
    responses((status = 200, content_type = "text/csv"), (status = 400, body = Problem), (status = 404, body = Problem)),
)]
pub(super) async fn csv(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let mut asked = Asked::read(query);
    let language = language(&mut asked);
    let mark = match asked.number("bom").unwrap_or(0_u8) {
        0 => ByteOrderMark::Without,
        _ => ByteOrderMark::With,
    };
    asked.checked()?;
    let (report, hash) = published(&site, &Request::public(arrived.0), &number).await?;
    let bytes = documents::csv(&comment_table(site.settings.zone, &report, language), mark);
    let name = format!("talqy-{number}-report-{}.csv", language.code());
    Ok(attachment(bytes, "text/csv; charset=utf-8", &name, &format!("{hash}-{}-{mark:?}", language.code())))
}

async fn published(site: &Site, request: &Request, number: &str) -> Result<(ClosingReport, String), Problem> {
    let published = services::reading::report(&site.services, request, number).await?;
    Ok((published.report, published.hash))
}

fn internal() -> Problem {
    Problem::of_page(&PageError::Internal)
}
