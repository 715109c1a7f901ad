//! The notice for the wall of a provider's office as a file (Art. 23(1)).

use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use chrono::NaiveDate;
use services::Request;
use services::standards::{self, StandardState};
use site::{ExportFormat, Site};

use super::codes::LanguageCode;
use super::query::QueryParameters;
use super::{At, Problem, files};
use crate::exports::ExportQueue;

/// Makes the handler of a notice in one format.
macro_rules! notice {
    ($(#[$note:meta])* $name:ident $path:literal $operation:literal $media:literal $format:ident) => {
        $(#[$note])*
        #[utoipa::path(
            get, path = $path, tag = "standards", operation_id = $operation,
            params(
                ("code" = String, Path, description = "The code of the service"),
                ("version" = Option<i64>, Query, minimum = 1, description = "The number of the version; the one in force today when nobody says"),
                ("lang" = Option<LanguageCode>, Query, description = "ru when nobody says"),
            ),
            responses(
                (status = 200, content_type = $media, description = "The file"),
                (status = 202, body = files::Preparing, description = "It is being written; ask again after Retry-After"),
            ),
        )]
        pub(super) async fn $name(
            State(site): State<Site>,
            Extension(queue): Extension<ExportQueue>,
            Extension(arrived): At,
            Path(code): Path<String>,
            query: RawQuery,
        ) -> Result<Response, Problem> {
            let mut asked = QueryParameters::read(query);
            let version = asked.number("version", 1..=i64::MAX);
            let language = files::language(&mut asked);
            asked.checked()?;
            let today = site.settings.zone.date_of(arrived.0);
            let version = in_force(&site, &code, version, today).await?;
            let wanted = (code, version, language);
            files::notice(&queue, &Request::public(arrived.0), wanted, ExportFormat::$format).await
        }
    };
}

/// The number that was asked for, or that of the version in force on a day.
async fn in_force(site: &Site, code: &str, asked: Option<i64>, today: NaiveDate) -> Result<i64, Problem> {
    if let Some(number) = asked {
        return Ok(number);
    }
    match standards::on(&site.services, code, today).await?.state {
        StandardState::InForce(version) => Ok(version.summary.number),
        StandardState::NotYet(_) | StandardState::Ceased { .. } => Err(Problem::not_found()),
    }
}

notice! {
    /// What a version says to the visitors of a provider's office (Art. 23(1)), on one page in large letters.
    notice_pdf "/api/v1/standards/{code}/notice.pdf" "saveNoticeAsPdf" "application/pdf" Pdf
}

notice! {
    /// What a version says to the visitors of a provider's office, for word processors.
    notice_docx "/api/v1/standards/{code}/notice.docx" "saveNoticeAsDocx"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" Docx
}
