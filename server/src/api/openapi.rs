//! The description of the interface (OpenAPI 3.1).

use axum::Json;
use utoipa::OpenApi;

use super::{comments, drafts, files, ledger, redline, report, report_files, revisions, sending, services};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Talqy",
        description = "Drafts of standards of state services, their public discussion and its closing reports. \
                       Everything here is public; sending a comment needs no account. Faults are RFC 9457 problems.",
    ),
    paths(
        services::list, services::one,
        drafts::list, drafts::one, revisions::list, revisions::one, redline::one, report::one,
        report_files::schema, report_files::json, report_files::csv, files::report_xlsx,
        files::report_pdf, files::report_docx, files::report_xml, files::redline_docx, files::redline_pdf,
        comments::list, comments::one, sending::send, ledger::list,
    ),
    tags(
        (name = "register", description = "The register of state services"),
        (name = "drafts", description = "Drafts, their revisions, redlines and closing reports"),
        (name = "comments", description = "Comments of the public"),
        (name = "ledger", description = "Signed heads of the ledger of events"),
    ),
)]
struct Description;

/// The description as a document.
pub fn document() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// Serves the description.
pub(super) async fn serve() -> Json<utoipa::openapi::OpenApi> {
    Json(document())
}
