//! Immutable revisions: what was placed, and what was revised after the discussion (R15-1).

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::standard::{Content, Element, Part, Section, SectionKey};
use serde::Serialize;
use services::drafts::RevisionSummary;
use site::Site;
use utoipa::ToSchema;

use super::codes::{LanguageCode, PartCode, RevisionKindCode};
use super::list::List;
use super::{At, Problem, files};
use crate::exports::ExportQueue;

/// A revision without its text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RevisionItem {
    /// Its number in the draft, from 1.
    pub number: i64,
    /// Why it was frozen.
    #[schema(value_type = RevisionKindCode)]
    pub kind: &'static str,
    /// The SHA-256 of its canonical content.
    pub hash: String,
    /// When it was frozen.
    pub created_at: DateTime<Utc>,
}

/// A revision with its twelve required elements, and its appendices where it has any.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RevisionDetail {
    /// The revision.
    #[serde(flatten)]
    pub revision: RevisionItem,
    /// The twelve elements, in the order of Art. 14, and behind them the appendices where there are any.
    pub elements: Vec<RequiredElement>,
}

/// One of the twelve required elements of a standard, or its appendices.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RequiredElement {
    /// Which one.
    #[schema(value_type = String, example = "procedure.term")]
    pub key: SectionKey,
    /// The part that holds it.
    #[schema(value_type = PartCode)]
    pub part: Part,
    /// Its number as printed, such as `2.6`. A line adds its place to it, as in `2.6.3`; a title opens an appendix, `5.2`, whose lines
    /// are `5.2.1` and so on.
    pub number: &'static str,
    /// Its lines or paragraphs, in order, each with its identity, its words and its typed detail. A detail of the kind
    /// `group` names a group of level 1 or 2, to which the lines after it belong.
    #[schema(value_type = Vec<Object>)]
    pub items: Vec<Element>,
}

fn view(summary: RevisionSummary) -> RevisionItem {
    RevisionItem {
        number: summary.number,
        kind: summary.kind.code(),
        hash: summary.hash,
        created_at: summary.created_at,
    }
}

/// The elements of a text: the twelve, and the appendices where there are any.
pub(super) fn elements(content: Content) -> Vec<RequiredElement> {
    let element = |section: Section| RequiredElement {
        key: section.key,
        part: section.key.part(),
        number: section.key.number(),
        items: section.elements,
    };
    let sections: Vec<_> = content.into();
    sections.into_iter().map(element).collect()
}

/// The revisions of a draft, the oldest first.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/revisions", tag = "drafts", operation_id = "listRevisions",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses((status = 200, body = List<RevisionItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Json<List<RevisionItem>>, Problem> {
    let revisions = services::drafts::public_revisions(&site.services, &number, arrived.0).await?;
    Ok(Json(List::whole(revisions.into_iter().map(view).collect())))
}

/// One revision with its twelve elements; with an ending to its number, `1.pdf`, `1.docx` or `1.xml`, as a document in the
/// language of the query `lang`.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/revisions/{revision}", tag = "drafts", operation_id = "readRevision",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        (
            "revision" = String, Path, pattern = r"^[1-9][0-9]{0,8}(\.(pdf|docx|xml))?$",
            description = "The number of the revision, from 1, with or without an ending",
        ),
        ("lang" = Option<LanguageCode>, Query, description = "Of a document; ru when nobody says"),
    ),
    responses(
        (status = 200, description = "The revision, or the document", content(
            (RevisionDetail = "application/json"),
            (String = "application/pdf"),
            (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (String = "application/akn+xml"),
        )),
        (status = 202, body = files::Preparing, description = "A document is being written; ask again after Retry-After"),
    ),
)]
pub(super) async fn one(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    axum::Extension(queue): axum::Extension<ExportQueue>,
    Path((number, revision)): Path<(String, String)>,
    query: RawQuery,
) -> Result<Response, Problem> {
    if let Some(file) = revision.split_once('.') {
        return files::revision(&queue, &services::Request::public(arrived.0), number, file, query).await;
    }
    let mut asked = super::query::QueryParameters::read(query);
    files::language(&mut asked);
    asked.checked()?;
    let revision: i64 = revision.parse().map_err(|_| Problem::not_found())?;
    let found = services::drafts::public_revision(&site.services, &number, revision, arrived.0).await?;
    let elements = elements(found.content);
    Ok(Json(RevisionDetail { revision: view(found.summary), elements }).into_response())
}
