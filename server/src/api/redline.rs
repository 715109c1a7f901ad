//! The redline between two revisions.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use domain::language::Language;
use domain::redline::{Counts, Redline};
use serde::Serialize;
use services::Request;
use site::Site;
use utoipa::ToSchema;

use super::codes::LanguageCode;
use super::files::language;
use super::query::QueryParameters;
use super::{At, Problem};

/// The difference between two revisions, element by element.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RedlineDetail {
    /// The number of the draft.
    pub number: String,
    /// The older revision.
    pub from: i64,
    /// The newer revision.
    pub to: i64,
    /// The language of the compared words.
    #[schema(value_type = LanguageCode)]
    pub lang: Language,
    /// How many elements changed, and how.
    #[schema(value_type = Object)]
    pub counts: Counts,
    /// The twelve required elements, and appendices where either text has any, with their lines: what became of each, and its
    /// words as fragments that stayed, went or came.
    #[schema(value_type = Vec<Object>)]
    pub elements: Vec<domain::redline::SectionRedline>,
    /// What caused the change of an element, by its identity; told once the report is published (R15-9).
    pub causes: BTreeMap<String, ChangeCause>,
}

/// What caused a change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ChangeCause {
    /// The numbers of the comments behind it.
    pub comments: Vec<i64>,
    /// The reason given where no comment explains it.
    pub reason: Option<String>,
}

/// The redline from one revision to another: from the placed one to the newest one when nobody says.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/redline", tag = "drafts", operation_id = "readRedline",
    params(
        ("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft"),
        ("from" = Option<i64>, Query, minimum = 0, description = "The older revision; 1 when nobody says, 0 for the standard that an amendment starts from"),
        ("to" = Option<i64>, Query, minimum = 0, description = "The newer revision; the newest when nobody says"),
        ("lang" = Option<LanguageCode>, Query, description = "ru when nobody says"),
    ),
    responses((status = 200, body = RedlineDetail)),
)]
pub(super) async fn one(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
    query: RawQuery,
) -> Result<Json<RedlineDetail>, Problem> {
    let mut asked = QueryParameters::read(query);
    let from = asked.number("from", 0..=i64::MAX).unwrap_or(1);
    let to = asked.number("to", 0..=i64::MAX);
    let lang = language(&mut asked);
    asked.checked()?;
    let to = if let Some(to) = to {
        to
    } else {
        let all = services::drafts::public_revisions(&site.services, &number, arrived.0).await?;
        all.last().map(|newest| newest.number).ok_or_else(Problem::not_found)?
    };
    let request = Request::public(arrived.0);
    let compared = services::reading::compare(&site.services, &request, &number, from, to).await?;
    let (old, new) = (compared.from.1, compared.to.1);
    // Long texts take tens of milliseconds: other requests must not wait for them.
    let redline = tokio::task::spawn_blocking(move || Redline::between(&old, &new, lang));
    let redline = redline.await.map_err(|_| Problem::of_page(&site::PageError::Internal))?;
    let counts = redline.counts();
    let causes = compared
        .causes
        .into_iter()
        .map(|(element, cause)| {
            (element.to_string(), ChangeCause { comments: cause.comments, reason: cause.reason })
        })
        .collect();
    Ok(Json(RedlineDetail { number, from, to, lang, counts, elements: redline.sections, causes }))
}
