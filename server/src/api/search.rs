//! The search over everything that is public.

use axum::extract::{RawQuery, State};
use axum::{Extension, Json};
use chrono::NaiveDate;
use domain::draft::StageName;
use domain::language::Language;
use serde::Serialize;
use services::reading::{Excerpt, Hit, SearchFilter, SearchPage};
use services::search::{FoundKind, Piece};
use services::standards::day_of_address;
use services::{Request, ServiceError, reading};
use site::Site;
use utoipa::ToSchema;

use super::codes::{LanguageCode, StageCode};
use super::names::{Bodies, BodyNames};
use super::query::QueryParameters;
use super::{At, Problem};

/// The most characters of a search: more words change nothing.
const LONGEST: usize = 200;

/// What was found by a search.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes")]
#[schema(rename_all = "snake_case")]
pub(super) enum FoundKindCode {
    /// A placed draft, by its title or a clause.
    Draft,
    /// The newest standard of a service.
    Standard,
    /// A service of the register.
    Service,
    /// A closing report.
    Report,
    /// A comment.
    Comment,
    /// A decision on comments.
    Decision,
}

/// Something that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FoundItem {
    /// What it is.
    #[schema(value_type = FoundKindCode)]
    pub kind: FoundKind,
    /// The number of its draft; null for services and standards.
    pub draft: Option<String>,
    /// The code of its service; null for what belongs to a draft.
    pub service: Option<String>,
    /// The number of the comment; of a decision that of the first comment that it answers.
    pub comment: Option<i64>,
    /// The number of the clause that holds the words, such as `2.6.3`.
    pub clause: Option<String>,
    /// The title.
    pub title: String,
    /// The words around what was looked for, where they are not those of the title.
    pub excerpt: Option<String>,
    /// The body that develops it.
    pub body: BodyNames,
    /// The stage of its draft.
    #[schema(value_type = Option<StageCode>)]
    pub stage: Option<&'static str>,
    /// Its day: of placement, inclusion, effect, receipt or publication.
    pub on: NaiveDate,
}

/// A page of what was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FoundPage {
    /// What was found: documents by how well they suit, then comments and decisions, the newest first.
    pub items: Vec<FoundItem>,
    /// How many things were found; of more than ten thousand documents, or comments and decisions, no more are counted.
    pub total: u64,
    /// Whether there are more than were counted.
    pub more: bool,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// The words for which it was found, where those that were asked for are nowhere; else null.
    pub instead: Option<String>,
}

/// What holds all of the words, in whatever form.
#[utoipa::path(
    get, path = "/api/v1/search", tag = "search", operation_id = "search",
    params(
        ("q" = Option<String>, Query, description = "The words; twelve of them count"),
        ("kind" = Option<FoundKindCode>, Query, description = "Only this kind"),
        ("body" = Option<String>, Query, description = "The code of the body that develops it"),
        ("stage" = Option<StageCode>, Query, description = "Of drafts in this stage"),
        ("language" = Option<LanguageCode>, Query, description = "Readable in this language"),
        ("from" = Option<NaiveDate>, Query, description = "Not before this day"),
        ("to" = Option<NaiveDate>, Query, description = "Not after this day"),
        ("lang" = Option<LanguageCode>, Query, description = "The language of titles and words around; ru when nobody says"),
        ("page" = Option<u64>, Query, minimum = 1, maximum = 1000, description = "Which page of twenty; the first when nobody says"),
    ),
    responses((status = 200, body = FoundPage)),
)]
pub(super) async fn find(
    State(site): State<Site>,
    Extension(arrived): At,
    query: RawQuery,
) -> Result<Json<FoundPage>, Problem> {
    let bodies = Bodies::load(&site.services).await?;
    let mut asked = QueryParameters::read(query);
    let languages = Language::ALL.map(Language::code);
    let stages = StageName::ALL.map(StageName::code);
    let filter = SearchFilter {
        text: asked.text("q").unwrap_or_default().chars().take(LONGEST).collect(),
        kind: asked.coded("kind", &FoundKind::ALL.map(FoundKind::code), FoundKind::from_code),
        body: asked.coded("body", &["a code of a body"], |code| bodies.of_code(code)),
        stage: asked.coded("stage", &stages, |code| {
            StageName::from_code(code).filter(|stage| *stage != StageName::Drafting)
        }),
        language: asked.coded("language", &languages, Language::from_code),
        from: asked.coded("from", &["a date from 1900-01-01 to 2999-12-31"], day_of_address),
        to: asked.coded("to", &["a date from 1900-01-01 to 2999-12-31"], day_of_address),
    };
    let language = asked.coded("lang", &languages, Language::from_code).unwrap_or(Language::Ru);
    let page = asked.number("page", 1..=1000).unwrap_or(1);
    asked.checked()?;
    let request = Request::public(arrived.0);
    let found = match reading::search(&site.services, &request, &filter, language, page).await {
        // Beyond the last page there is nothing, and that is no fault.
        Err(ServiceError::NotFound) => {
            let first = reading::search(&site.services, &request, &filter, language, 1).await?;
            SearchPage { hits: Vec::new(), page, ..first }
        }
        found => found?,
    };
    Ok(Json(view(found, &bodies)))
}

fn view(found: SearchPage, bodies: &Bodies) -> FoundPage {
    FoundPage {
        items: found.hits.into_iter().map(|hit| item(hit, bodies)).collect(),
        total: found.total,
        more: found.is_more,
        page: found.page,
        pages: found.pages,
        instead: found.instead,
    }
}

fn item(hit: Hit, bodies: &Bodies) -> FoundItem {
    let is_of_service = matches!(hit.kind, FoundKind::Service | FoundKind::Standard);
    let (service, draft) = if is_of_service { (Some(hit.number), None) } else { (None, Some(hit.number)) };
    let (clause, excerpt) = hit.excerpt.map_or((None, None), |excerpt: Excerpt| {
        let words = plain(&excerpt.pieces);
        (excerpt.clause, Some(words))
    });
    FoundItem {
        kind: hit.kind,
        draft,
        service,
        comment: hit.comment,
        clause,
        title: plain(&hit.title),
        excerpt,
        body: bodies.names(hit.body.id),
        stage: hit.stage.map(StageName::code),
        on: hit.on,
    }
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use utoipa::PartialSchema;

    use super::*;

    #[test]
    fn the_description_lists_the_kinds_that_are_found() {
        let schema = serde_json::to_value(FoundKindCode::schema()).unwrap();
        assert_eq!(schema["enum"], json!(FoundKind::ALL.map(FoundKind::code)));
    }
}
