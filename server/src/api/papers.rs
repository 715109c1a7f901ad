//! Papers that go with a draft: the explanatory note, the comparative table, the draft of the order, each in its editions.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::paper::PaperKind;
use serde::Serialize;
use services::Request;
use services::papers::PaperStamp;
use site::{ExportFormat, ExportKind, Site};
use utoipa::ToSchema;

use super::codes::LanguageCode;
use super::list::List;
use super::query::QueryParameters;
use super::{At, Problem, files};
use crate::exports::ExportQueue;

/// A paper that goes with a draft.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum PaperKindCode {
    /// The explanatory note.
    Note,
    /// The comparative table.
    Table,
    /// The draft of the order.
    Order,
}

/// An edition of a paper; its file is `note-1.pdf` below the list: the kind, the edition, and `pdf` or `docx`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PaperItem {
    /// Which paper.
    #[schema(value_type = PaperKindCode)]
    pub kind: &'static str,
    /// The number of the edition, from 1; numbers of editions that are not public are left out.
    pub edition: i64,
    /// The hash of the revision that it was written for.
    pub revision_hash: String,
    /// Since when it is public.
    pub since: DateTime<Utc>,
}

/// An edition that the public reads; nothing of any other.
fn view(stamp: PaperStamp) -> Option<PaperItem> {
    let since = stamp.since?;
    Some(PaperItem { kind: stamp.kind.code(), edition: stamp.edition, revision_hash: stamp.content, since })
}

/// The public papers of a draft, of each the oldest edition first.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/papers", tag = "drafts", operation_id = "listPapers",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses((status = 200, body = List<PaperItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Json<List<PaperItem>>, Problem> {
    let request = Request::public(arrived.0);
    let papers = services::papers::public_papers(&site.services, &request, &number).await?;
    Ok(Json(List::whole(papers.into_iter().filter_map(view).collect())))
}

/// An edition of a paper as a document in the language of the query `lang`.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/papers/{file}", tag = "drafts", operation_id = "savePaper",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        (
            "file" = String, Path, pattern = r"^(note|table|order)-[1-9][0-9]{0,8}\.(pdf|docx)$",
            description = "The kind of the paper, the number of its edition, and an ending",
        ),
        ("lang" = Option<LanguageCode>, Query, description = "ru when nobody says"),
    ),
    responses(
        (status = 200, description = "The file", content(
            (String = "application/pdf"),
            (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        )),
        (status = 202, body = files::Preparing, description = "It is being written; ask again after Retry-After"),
    ),
)]
pub(super) async fn one(
    axum::Extension(arrived): At,
    axum::Extension(queue): axum::Extension<ExportQueue>,
    Path((number, file)): Path<(String, String)>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let mut asked = QueryParameters::read(query);
    let language = files::language(&mut asked);
    asked.checked()?;
    let (kind, format) = named(&file).ok_or_else(Problem::not_found)?;
    files::paper(&queue, &Request::public(arrived.0), number, (kind, language), format).await
}

/// What a name asks for: `note-1.pdf`.
fn named(file: &str) -> Option<(ExportKind, ExportFormat)> {
    let (name, ending) = file.rsplit_once('.')?;
    let format = ExportFormat::from_ending(ending);
    let format = format.filter(|format| matches!(format, ExportFormat::Pdf | ExportFormat::Docx))?;
    let (kind, edition) = name.split_once('-')?;
    Some((ExportKind::PublicPaper(PaperKind::from_code(kind)?, edition.parse().ok()?), format))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use utoipa::PartialSchema;

    use super::*;

    #[test]
    fn the_description_lists_every_paper() {
        let schema = serde_json::to_value(PaperKindCode::schema()).unwrap();
        assert_eq!(schema["enum"], json!(PaperKind::ALL.map(PaperKind::code)));
    }

    #[test]
    fn a_name_asks_for_one_edition() {
        let note = ExportKind::PublicPaper(PaperKind::Note, 2);
        assert_eq!(named("note-2.docx"), Some((note, ExportFormat::Docx)));
        for nothing in ["note.pdf", "note-2.xml", "letter-1.pdf", "note-x.pdf", "note-1"] {
            assert_eq!(named(nothing), None, "{nothing}");
        }
    }
}
