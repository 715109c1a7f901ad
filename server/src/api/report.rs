//! The closing report (R15-8).

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::header;
use serde::Serialize;
use services::Request;
use site::{PageError, Site};
use utoipa::ToSchema;

use super::files::{Exports, Preparing, preparing};
use super::report_files::frozen;
use super::{At, Problem};
use crate::exports::Fetched;

/// What stands in the place of a report: it is read out of its file, however long it is.
type InFile = ();

/// A published closing report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ReportDetail {
    /// The number of the draft.
    pub number: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The SHA-256 of its canonical JSON.
    pub hash: String,
    /// The number of the placed revision.
    pub from_revision: i64,
    /// The number of the revised one.
    pub to_revision: i64,
    /// The report as it was frozen: every comment with its decision, participation, redline.
    #[schema(value_type = Object)]
    pub report: InFile,
}

/// The closing report of a draft, once it is published.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report", tag = "drafts", operation_id = "readReport",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses(
        (status = 200, body = ReportDetail),
        (status = 202, body = Preparing, description = "It is being written; ask again after Retry-After"),
    ),
)]
pub(super) async fn one(
    State(site): State<Site>,
    Extension(queue): Exports,
    Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let request = Request::public(arrived.0);
    let published = services::reading::report_page(&site.services, &request, &number, 1).await?;
    let fetched = queue.fetch(&request, &frozen(number.clone())).await;
    let detail = ReportDetail {
        number,
        published_at: published.report.published_at,
        hash: published.hash,
        from_revision: published.from_revision,
        to_revision: published.to_revision,
        report: (),
    };
    let detail = serde_json::to_string(&detail).unwrap_or_default();
    // The report is the last of its fields.
    let before = detail.strip_suffix("null}").ok_or_else(|| of_page(&PageError::Internal))?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    match fetched.map_err(|error| of_page(&error))? {
        Fetched::Whole(file, _) => {
            let body = [before.as_bytes(), file.bytes.as_slice(), b"}"].concat();
            Ok((kind, body).into_response())
        }
        Fetched::Long(file, _) => {
            let body =
                file.between(before.to_owned(), "}".to_owned()).await.map_err(|error| of_page(&error))?;
            // It says that the body is a file, so that nobody reads it whole.
            Ok((Extension(file), kind, body).into_response())
        }
        Fetched::Preparing => Ok(preparing()),
    }
}

fn of_page(error: &PageError) -> Problem {
    Problem::of_page(error)
}
