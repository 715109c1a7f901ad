//! The closing report, the texts of a draft and the redline between two texts as documents.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use domain::language::Language;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use services::Request;
use site::{ExportFormat, ExportKind, ExportRequest, Stored};
use utoipa::ToSchema;

use super::codes::LanguageCode;
use super::query::QueryParameters;
use super::{At, Problem};
use crate::exports::{ExportQueue, Fetched};

/// When to ask again for a document that is being written, in seconds.
const AGAIN: u32 = 3;

pub(super) type Exports = Extension<ExportQueue>;

/// Makes the handlers of one document in its formats, described where they are listed. `$kind` reads out of the query what is
/// wanted; its parameters stand between the number and the language.
macro_rules! documents {
    ($kind:ident $parameters:tt $({ $($row:tt)* })*) => {
        $(document! { $kind $parameters $($row)* })*
    };
}

/// Makes the handler of one format.
macro_rules! document {
    (
        $kind:ident [$($parameter:tt)*]
        $(#[$note:meta])* $name:ident $path:literal $operation:literal $media:literal $format:ident
    ) => {
        $(#[$note])*
        #[utoipa::path(
            get, path = $path, tag = "drafts", operation_id = $operation,
            params(
                ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
                $($parameter)*
                ("lang" = Option<LanguageCode>, Query, description = "ru when nobody says"),
            ),
            responses(
                (status = 200, content_type = $media, description = "The file"),
                (status = 202, body = Preparing, description = "It is being written; ask again after Retry-After"),
            ),
        )]
        pub(super) async fn $name(
            Extension(queue): Exports,
            Extension(arrived): At,
            Path(number): Path<String>,
            query: RawQuery,
        ) -> Result<Response, Problem> {
            let mut asked = QueryParameters::read(query);
            let kind = $kind(&mut asked);
            let language = language(&mut asked);
            asked.checked()?;
            let wanted = ExportRequest { number, kind, format: ExportFormat::$format, language };
            fetch(&queue, &Request::public(arrived.0), &wanted).await
        }
    };
}

documents! { closing_report []
    {
        /// The closing report for reading, printing and keeping: PDF/A and PDF/UA.
        report_pdf "/api/v1/drafts/{number}/report.pdf" "saveReportAsPdf" "application/pdf" Pdf
    }
    {
        /// The closing report for word processors.
        report_docx "/api/v1/drafts/{number}/report.docx" "saveReportAsDocx"
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" Docx
    }
    {
        /// The closing report as Akoma Ntoso 3.0.
        report_xml "/api/v1/drafts/{number}/report.xml" "saveReportAsXml" "application/akn+xml" Xml
    }
    {
        /// The comments with their decisions as a workbook.
        report_xlsx "/api/v1/drafts/{number}/report.xlsx" "saveReportAsXlsx"
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" Xlsx
    }
}

documents! { redline
    [
        ("from" = Option<i64>, Query, minimum = 0, description = "The older revision; 1 when nobody says"),
        ("to" = Option<i64>, Query, minimum = 0, description = "The newer revision; 2 when nobody says"),
    ]
    {
        /// The redline between two revisions: as changes that a word processor accepts and rejects.
        redline_docx "/api/v1/drafts/{number}/redline.docx" "saveRedlineAsDocx"
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" Docx
    }
    {
        /// The redline between two revisions, for reading and printing.
        redline_pdf "/api/v1/drafts/{number}/redline.pdf" "saveRedlineAsPdf" "application/pdf" Pdf
    }
}

documents! { clauses
    [
        ("revision" = Option<i64>, Query, minimum = 0, description = "The revision whose clauses they are; the newest one when nobody says"),
    ]
    {
        /// The clauses of an amendment in the words with which a revision was frozen, for word processors.
        clauses_docx "/api/v1/drafts/{number}/clauses.docx" "saveClausesAsDocx"
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" Docx
    }
    {
        /// The clauses of an amendment in the words with which a revision was frozen, for reading and printing.
        clauses_pdf "/api/v1/drafts/{number}/clauses.pdf" "saveClausesAsPdf" "application/pdf" Pdf
    }
}

fn clauses(asked: &mut QueryParameters) -> ExportKind {
    ExportKind::PublicClauses(asked.number("revision", 0..=i64::MAX))
}

fn closing_report(_: &mut QueryParameters) -> ExportKind {
    ExportKind::Report
}

fn redline(asked: &mut QueryParameters) -> ExportKind {
    ExportKind::Redline { from: revision_of(asked, "from", 1), to: revision_of(asked, "to", 2) }
}

/// The number of a revision that a parameter names, or `usual`.
fn revision_of(asked: &mut QueryParameters, name: &str, usual: i64) -> i64 {
    asked.number(name, 0..=i64::MAX).unwrap_or(usual)
}

/// A revision in the format of its ending: `1.pdf`, `1.docx`, `1.xml`.
///
/// # Errors
/// 404 if there is no such revision or format.
pub(super) async fn revision(
    queue: &ExportQueue,
    request: &Request,
    number: String,
    (text, ending): (&str, &str),
    query: RawQuery,
) -> Result<Response, Problem> {
    let (format, codes, language) = document_asked(ending, query)?;
    let text = text.parse().map_err(|_| Problem::not_found())?;
    let kind = if codes { ExportKind::PrintedText(text) } else { ExportKind::Text(text) };
    fetch(queue, request, &ExportRequest { number, kind, format, language }).await
}

/// A version of a standard in the format of its ending: `1.pdf`, `1.docx`, `1.xml`.
///
/// # Errors
/// 404 if there is no such version or format.
pub(super) async fn standard(
    queue: &ExportQueue,
    request: &Request,
    code: String,
    (version, ending): (&str, &str),
    query: RawQuery,
) -> Result<Response, Problem> {
    let (format, codes, language) = document_asked(ending, query)?;
    let version = version.parse().map_err(|_| Problem::not_found())?;
    let kind = if codes { ExportKind::PrintedStandard(version) } else { ExportKind::Standard(version) };
    fetch(queue, request, &ExportRequest { number: code, kind, format, language }).await
}

/// What is asked of a text as a document: its format, whether with QR codes, which pages alone can have, and its language.
#[expect(
    clippy::result_large_err,
    reason = "a problem is the answer itself and goes no further than its handler"
)]
fn document_asked(ending: &str, query: RawQuery) -> Result<(ExportFormat, bool, Language), Problem> {
    let mut asked = QueryParameters::read(query);
    let language = language(&mut asked);
    let codes = codes(&mut asked);
    asked.checked()?;
    let format = ExportFormat::from_ending(ending).filter(|format| *format != ExportFormat::Xlsx);
    let format = format.ok_or_else(Problem::not_found)?;
    Ok((format, codes && format == ExportFormat::Pdf, language))
}

/// Whether a PDF draws QR codes; it does not when nobody says.
pub(super) fn codes(asked: &mut QueryParameters) -> bool {
    asked.number("qr", 0..=1_u8) == Some(1)
}

/// The notice of a version of a standard in a format.
///
/// # Errors
/// 404 if there is no such version.
pub(super) async fn notice(
    queue: &ExportQueue,
    request: &Request,
    (code, version, language): (String, i64, Language),
    format: ExportFormat,
) -> Result<Response, Problem> {
    let kind = ExportKind::Notice(version);
    fetch(queue, request, &ExportRequest { number: code, kind, format, language }).await
}

/// An edition of a paper of a draft in a format.
///
/// # Errors
/// 404 if there is no such public edition.
pub(super) async fn paper(
    queue: &ExportQueue,
    request: &Request,
    number: String,
    (kind, language): (ExportKind, Language),
    format: ExportFormat,
) -> Result<Response, Problem> {
    fetch(queue, request, &ExportRequest { number, kind, format, language }).await
}

/// The language that is asked for; Russian when nobody says.
pub(super) fn language(asked: &mut QueryParameters) -> Language {
    let codes = Language::ALL.map(Language::code);
    asked.coded("lang", &codes, Language::from_code).unwrap_or(Language::Ru)
}

/// Hands out a document, or says that it is being written.
pub(super) async fn fetch(
    queue: &ExportQueue,
    request: &Request,
    wanted: &ExportRequest,
) -> Result<Response, Problem> {
    let (kind, name) = (wanted.format.media_type(), wanted.file_name());
    let (mut response, modified) =
        match queue.fetch(request, wanted).await.map_err(|error| Problem::of_page(&error))? {
            Fetched::Whole(file, tag) => {
                (attachment(Body::from(file.bytes), kind, &name, &tag), file.modified)
            }
            Fetched::Long(file, tag) => {
                let body = file.body().await.map_err(|error| Problem::of_page(&error))?;
                let (length, modified) = (file.length, file.modified);
                let mut response = attachment(body, kind, &name, &tag);
                response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
                response.extensions_mut().insert(file);
                (response, modified)
            }
            Fetched::Preparing => return Ok(preparing()),
        };
    if let Ok(modified) = HeaderValue::from_str(&httpdate::fmt_http_date(modified.into())) {
        response.headers_mut().insert(header::LAST_MODIFIED, modified);
    }
    Ok(response)
}

/// Says that a document is being written.
pub(super) fn preparing() -> Response {
    let headers = [
        (header::RETRY_AFTER, HeaderValue::from(AGAIN)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::ACCEPTED, headers, Json(Preparing { state: PreparingState::Preparing })).into_response()
}

/// A document that is being written.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(super) struct Preparing {
    state: PreparingState,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PreparingState {
    /// It is being written, or waits behind others.
    Preparing,
}

/// A file to be saved; `tag` names its content.
pub(super) fn attachment(body: Body, kind: &str, name: &str, tag: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::ETAG, format!("\"{tag}\"")),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
    ];
    (Extension(Stored), headers, body).into_response()
}
