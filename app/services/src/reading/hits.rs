//! What was found as a reader sees it: title, place, and the words around what was looked for, marked. Everything is read from where it
//! is public, so that the index can show nothing by itself.

use chrono::{DateTime, NaiveDate, Utc};
use domain::draft::StageName;
use domain::language::{Language, Localized};
use domain::standard::Content;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::around_hits::Around;
use super::body_name::BodyName;
use super::summaries::PublicDraftSummary;
use crate::context::Services;
use crate::entity::standard;
use crate::error::ServiceError;
use crate::search::{self, FoundKind, FoundRow, Piece, Wanted};

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// What it is.
    pub kind: FoundKind,
    /// The number of its draft, or the code of its service.
    pub number: String,
    /// The number of the comment; of a decision that of the first comment that it answers.
    pub comment: Option<i64>,
    /// The title with what was looked for.
    pub title: Vec<Piece>,
    /// The language of the title.
    pub title_language: Language,
    /// The words around what was looked for, where they are not the title's.
    pub excerpt: Option<Excerpt>,
    /// The body that develops it.
    pub body: BodyName,
    /// The stage of its draft at the instant of the request.
    pub stage: Option<StageName>,
    /// Its day.
    pub on: NaiveDate,
}

/// A part of a text with what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words.
    pub pieces: Vec<Piece>,
    /// Their language, where it is known.
    pub language: Option<Language>,
    /// The number of the clause that they stand in.
    pub clause: Option<String>,
}

/// The rows as a reader sees them; what is not public any more is left out.
pub(super) async fn hits(
    services: &Services,
    at: DateTime<Utc>,
    language: Language,
    wanted: &Wanted,
    rows: Vec<FoundRow>,
) -> Result<Vec<Hit>, ServiceError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let connection = &services.database.connection;
    let around = Around::read(connection, &rows, at).await?;
    let reader = Reader { language, wanted };
    let mut hits = Vec::with_capacity(rows.len());
    for row in rows {
        hits.extend(match row.kind {
            FoundKind::Service | FoundKind::Standard => of_service(connection, &around, reader, row).await?,
            FoundKind::Draft | FoundKind::Report => of_draft(connection, &around, reader, row).await?,
            FoundKind::Comment => of_comment(&around, reader, row),
            FoundKind::Decision => of_decision(&around, reader, row),
        });
    }
    Ok(hits)
}

/// Who reads, and what they look for.
#[derive(Clone, Copy)]
struct Reader<'a> {
    language: Language,
    wanted: &'a Wanted,
}

impl Reader<'_> {
    fn title(self, title: &Localized) -> (Language, Vec<Piece>) {
        let (language, words) = title.best(self.language);
        (language, search::marked(words, Some(language), self.wanted))
    }

    /// Whether a title alone answers.
    fn is_answered_by(self, title: &Localized) -> bool {
        let all = self.wanted.count();
        Language::ALL
            .into_iter()
            .any(|language| search::matches(title.get(language), Some(language), self.wanted) == all)
    }

    fn said(self, text: &str, language: Option<Language>) -> Excerpt {
        let pieces = search::excerpt(text, language, self.wanted);
        Excerpt { pieces, language, clause: None }
    }

    /// The clause that holds most of the words, in the reader's language if it can be.
    fn clause(self, content: &Content) -> Option<Excerpt> {
        let others = Language::ALL.into_iter().filter(|other| *other != self.language);
        let mut best: Option<(usize, Language, &str, Option<String>)> = None;
        for language in [self.language].into_iter().chain(others) {
            for element in content.sections().iter().flat_map(|section| &section.elements) {
                let text = element.text.get(language);
                let many = search::matches(text, Some(language), self.wanted);
                if many > best.as_ref().map_or(0, |(many, ..)| *many) {
                    best = Some((many, language, text, content.clause_number(&element.id)));
                }
                if many == self.wanted.count() {
                    break;
                }
            }
            if best.as_ref().is_some_and(|(many, ..)| *many == self.wanted.count()) {
                break;
            }
        }
        best.map(|(_, language, text, clause)| Excerpt {
            pieces: search::excerpt(text, Some(language), self.wanted),
            language: Some(language),
            clause,
        })
    }
}

async fn of_service(
    connection: &impl ConnectionTrait,
    around: &Around,
    reader: Reader<'_>,
    row: FoundRow,
) -> Result<Option<Hit>, ServiceError> {
    let Some(service) = row.service_id.and_then(|id| around.services.get(&id)) else { return Ok(None) };
    let Some(body) = around.bodies.get(&service.developing_body_id).cloned() else { return Ok(None) };
    let name = Localized::new(&service.name_kk, &service.name_ru, &service.name_en);
    let mut excerpt = None;
    if row.kind == FoundKind::Standard && !reader.is_answered_by(&name) {
        let standard = standard::Entity::find_by_id(row.source_id).one(connection).await?;
        let content: Option<Content> =
            standard.map(|standard| serde_json::from_str(&standard.content)).transpose()?;
        excerpt = content.and_then(|content| reader.clause(&content));
    }
    let (title_language, title) = reader.title(&name);
    Ok(Some(Hit {
        kind: row.kind,
        number: service.code.clone(),
        comment: None,
        title,
        title_language,
        excerpt,
        body,
        stage: None,
        on: row.on,
    }))
}

async fn of_draft(
    connection: &impl ConnectionTrait,
    around: &Around,
    reader: Reader<'_>,
    row: FoundRow,
) -> Result<Option<Hit>, ServiceError> {
    let Some(summary) = around.draft(row) else { return Ok(None) };
    let mut excerpt = None;
    if row.kind == FoundKind::Draft && !reader.is_answered_by(&summary.title) {
        let content = search::public_content(connection, summary.id).await?;
        excerpt = content.and_then(|content| reader.clause(&content));
    }
    Ok(Some(hit(reader, row, summary, None, excerpt)))
}

fn of_comment(around: &Around, reader: Reader<'_>, row: FoundRow) -> Option<Hit> {
    let summary = around.draft(row)?;
    let comment = around.comments.get(&(summary.id, row.source_id))?;
    let language = Language::from_code(&comment.language);
    let proposed = comment.suggestion.as_deref().unwrap_or_default();
    // A wording is in the language of the text that it changes, as the index reads it.
    let wording = comment.anchor_language.as_deref().and_then(Language::from_code).or(language);
    let is_proposed = search::matches(&comment.text, language, reader.wanted) == 0
        && search::matches(proposed, wording, reader.wanted) > 0;
    let (text, language) = if is_proposed { (proposed, wording) } else { (comment.text.as_str(), language) };
    Some(hit(reader, row, summary, Some(comment.number), Some(reader.said(text, language))))
}

fn of_decision(around: &Around, reader: Reader<'_>, row: FoundRow) -> Option<Hit> {
    let summary = around.draft(row)?;
    // Decisions are public with the report.
    summary.reported_at?;
    let decision = around.decisions.get(&row.source_id)?;
    let comment = around.answered.get(&decision.id).copied()?;
    let is_reasoned = search::matches(&decision.substantiation, None, reader.wanted) > 0;
    let text =
        if is_reasoned || decision.summary.is_empty() { &decision.substantiation } else { &decision.summary };
    Some(hit(reader, row, summary, Some(comment), Some(reader.said(text, None))))
}

fn hit(
    reader: Reader<'_>,
    row: FoundRow,
    summary: &PublicDraftSummary,
    comment: Option<i64>,
    excerpt: Option<Excerpt>,
) -> Hit {
    let (title_language, title) = reader.title(&summary.title);
    Hit {
        kind: row.kind,
        number: summary.number.clone(),
        comment,
        title,
        title_language,
        excerpt,
        body: summary.body.clone(),
        stage: Some(summary.stage),
        on: row.on,
    }
}
