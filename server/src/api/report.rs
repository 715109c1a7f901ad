//! The closing report (R15-8).

use axum::Json;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use domain::report::ClosingReport;
use serde::Serialize;
use services::Request;
use site::Site;
use utoipa::ToSchema;

use super::{At, Problem};

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
    pub report: ClosingReport,
}

/// The closing report of a draft, once it is published.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/report", tag = "drafts", operation_id = "readReport",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses((status = 200, body = ReportDetail)),
)]
pub(super) async fn one(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Json<ReportDetail>, Problem> {
    let request = Request::public(arrived.0);
    let published = services::reading::report(&site.services, &request, &number).await?;
    Ok(Json(ReportDetail {
        number,
        published_at: published.report.published_at,
        hash: published.hash,
        from_revision: published.from_revision,
        to_revision: published.to_revision,
        report: published.report,
    }))
}
