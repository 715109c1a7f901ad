//! The closing report as files (R15-8). A published report never changes, so neither does a file of it.

use app::components::comment::{author_kind, outcome};
use app::site::{PageError, Site};
use app::words::standard::{language_name, section_name};
use app::words::{comment_headings, comment_sheet, report_title};
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use documents::{ByteOrderMark, CommentWords, Table};
use domain::language::Language;
use domain::report::{ClosingReport, canonical};
use http::header;
use services::Request;

use super::asked::Asked;
use super::{At, Problem};

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
    Ok(file(text.into_bytes(), "application/json", &format!("{number}.json"), &hash))
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
    let bytes = documents::csv(&table(&site, &report, language), mark);
    let name = format!("{number}-{}.csv", language.code());
    Ok(file(bytes, "text/csv; charset=utf-8", &name, &format!("{hash}-{}-{mark:?}", language.code())))
}

/// The comments with their decisions as a workbook.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report.xlsx", tag = "drafts", operation_id = "saveReportAsXlsx",
    params(
        ("number" = String, Path, description = "The number of the draft"),
        ("lang" = Option<String>, Query, description = "kk, ru or en; ru when nobody says"),
    ),
    responses(
        (status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 400, body = Problem), (status = 404, body = Problem),
    ),
)]
pub(super) async fn xlsx(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let mut asked = Asked::read(query);
    let language = language(&mut asked);
    asked.checked()?;
    let (report, hash) = published(&site, &Request::public(arrived.0), &number).await?;
    let table = table(&site, &report, language);
    // A workbook is packed: other requests must not wait for it.
    let bytes = tokio::task::spawn_blocking(move || documents::xlsx(&table))
        .await
        .map_err(|_| internal())?
        .map_err(|error| {
        tracing::error!(%error, "a report");
        internal()
    })?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let name = format!("{number}-{}.xlsx", language.code());
    Ok(file(bytes, kind, &name, &format!("{hash}-{}", language.code())))
}

async fn published(site: &Site, request: &Request, number: &str) -> Result<(ClosingReport, String), Problem> {
    let published = services::reading::report(&site.services, request, number).await?;
    Ok((published.report, published.hash))
}

fn language(asked: &mut Asked) -> Language {
    let codes = Language::ALL.map(Language::code);
    asked.coded("lang", &codes, Language::from_code).unwrap_or(Language::Ru)
}

fn table(site: &Site, report: &ClosingReport, language: Language) -> Table {
    let (sheet, whole_draft) = comment_sheet(language);
    let words = CommentWords {
        sheet,
        title: report_title(language, report),
        language,
        headings: comment_headings(language),
        author_kind,
        outcome,
        section: section_name,
        language_name,
        whole_draft,
    };
    documents::comments(report, site.settings.zone, &words)
}

fn file(bytes: Vec<u8>, kind: &str, name: &str, tag: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"talqy-{name}\"")),
        (header::ETAG, format!("\"{tag}\"")),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
    ];
    (headers, bytes).into_response()
}

fn internal() -> Problem {
    Problem::of_page(&PageError::Internal)
}
