//! The rows of the index that hold what is looked for: counted, ranked, or the newest first. The work of each is bounded.

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::BodyId;
use domain::draft::StageName;
use domain::language::Language;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};

use super::MOST;
use super::kind::FoundKind;
use super::text_rows::{DOCUMENTS, TALK, body_facet, draft_facet, language_facet};
use super::wanted::Wanted;
use crate::context::Services;
use crate::error::ServiceError;
use crate::storage::FullText;

/// Which rows are looked through.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowFilter {
    /// What people said, or documents.
    pub(crate) is_talk: bool,
    /// Of this kind.
    pub(crate) kind: Option<FoundKind>,
    /// Of this body.
    pub(crate) body: Option<BodyId>,
    /// Of this draft.
    pub(crate) draft_id: Option<i64>,
    /// Readable in this language.
    pub(crate) language: Option<Language>,
    /// Of a draft in this stage at an instant.
    pub(crate) stage: Option<(StageName, DateTime<Utc>)>,
    /// Not before this day.
    pub(crate) from: Option<NaiveDate>,
    /// Not after this day.
    pub(crate) to: Option<NaiveDate>,
    /// With the words in the title.
    pub(crate) in_title: bool,
}

impl RowFilter {
    /// What people said.
    pub(crate) fn talk() -> Self {
        Self { is_talk: true, ..Self::default() }
    }

    /// Documents.
    pub(crate) fn documents() -> Self {
        Self::default()
    }

    fn facets(&self) -> Vec<String> {
        let group = if self.is_talk { TALK } else { DOCUMENTS };
        // A kind says by itself which group it is of.
        let kind = self.kind.map_or_else(|| group.to_owned(), FoundKind::facet);
        let body = self.body.map(|body| body_facet(body.0));
        let draft = self.draft_id.map(draft_facet);
        let language = self.language.map(language_facet);
        [Some(kind), body, draft, language].into_iter().flatten().collect()
    }

    /// The conditions beside the words, whose values stand from `$2` on.
    fn conditions(&self, values: &mut Vec<Value>) -> String {
        let mut said = String::new();
        let mut and = |condition: &str, value: Value| {
            values.push(value);
            said.push_str(&condition.replace('?', &format!("${}", values.len())));
        };
        if let Some(from) = self.from {
            and(" AND r.on_date >= ?", from.into());
        }
        if let Some(to) = self.to {
            and(" AND r.on_date <= ?", to.into());
        }
        if let Some((stage, at)) = self.stage {
            let beginning = " AND EXISTS (SELECT 1 FROM drafts d JOIN placements p ON p.draft_id = d.id \
                             WHERE d.id = r.draft_id AND d.stage = ?";
            and(beginning, stage.stored().code().into());
            match stage {
                StageName::Open => and(" AND p.closes_at > ?", at.into()),
                StageName::Review => and(" AND p.closes_at <= ?", at.into()),
                StageName::Approved => and(" AND (d.effective_at IS NULL OR d.effective_at > ?)", at.into()),
                StageName::InForce => {
                    and(" AND d.effective_at <= ?", at.into());
                    and(" AND (d.ceases_at IS NULL OR d.ceases_at > ?)", at.into());
                }
                StageName::Ceased => and(" AND d.ceases_at <= ?", at.into()),
                StageName::Drafting
                | StageName::Reported
                | StageName::Coordinating
                | StageName::Returned
                | StageName::Withdrawn => {}
            }
            said.push(')');
        }
        said
    }
}

/// A row of the index that was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoundRow {
    /// What it is.
    pub(crate) kind: FoundKind,
    /// Its key in its own table; of a comment its number.
    pub(crate) source_id: i64,
    /// Its draft.
    pub(crate) draft_id: Option<i64>,
    /// Its service.
    pub(crate) service_id: Option<i64>,
    /// Its day.
    pub(crate) on: NaiveDate,
}

/// What is asked of the database: its language, the rows with their condition, and the values.
struct Asked {
    full_text: &'static dyn FullText,
    from: String,
    values: Vec<Value>,
}

impl Asked {
    fn new(services: &Services, wanted: &Wanted, filter: &RowFilter) -> Self {
        let full_text = services.database.full_text();
        let expression = full_text.expression(&wanted.of_index(filter.facets(), filter.in_title));
        let mut values = vec![expression.into()];
        let conditions = filter.conditions(&mut values);
        let from = format!("FROM {} WHERE {}{conditions}", full_text.source(), full_text.matches());
        Self { full_text, from, values }
    }

    async fn all(self, services: &Services, sql: String) -> Result<Vec<QueryResult>, ServiceError> {
        let connection = &services.database.connection;
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, self.values);
        Ok(connection.query_all_raw(statement).await?)
    }
}

/// How many rows there are, counted up to one more than [`MOST`].
pub(crate) async fn count(
    services: &Services,
    wanted: &Wanted,
    filter: &RowFilter,
) -> Result<u64, ServiceError> {
    let asked = Asked::new(services, wanted, filter);
    let (from, most) = (&asked.from, MOST + 1);
    let sql = format!("SELECT count(*) AS many FROM (SELECT r.id {from} LIMIT {most}) AS counted");
    let rows = asked.all(services, sql).await?;
    let many: Option<i64> = rows.first().map(|row| row.try_get("", "many")).transpose()?;
    Ok(many.and_then(|many| u64::try_from(many).ok()).unwrap_or(0))
}

/// The rows that suit best, of equal ones the newest first; of more than [`MOST`] the newest are ranked.
pub(crate) async fn ranked(
    services: &Services,
    wanted: &Wanted,
    filter: &RowFilter,
    limit: u64,
    skipped: u64,
) -> Result<Vec<FoundRow>, ServiceError> {
    let asked = Asked::new(services, wanted, filter);
    let (from, score, newest) = (&asked.from, asked.full_text.score(), asked.full_text.newest());
    let sql = format!(
        "SELECT kind, source_id, draft_id, service_id, on_date FROM (SELECT r.id, r.kind, r.source_id, r.draft_id, \
         r.service_id, r.on_date, {score} AS score {from} ORDER BY {newest} LIMIT {MOST}) \
         AS found ORDER BY score DESC, on_date DESC, id DESC LIMIT {limit} OFFSET {skipped}"
    );
    found(&asked.all(services, sql).await?)
}

/// The rows in the order in which they were written, the newest first.
pub(crate) async fn newest(
    services: &Services,
    wanted: &Wanted,
    filter: &RowFilter,
    limit: u64,
    skipped: u64,
) -> Result<Vec<FoundRow>, ServiceError> {
    let asked = Asked::new(services, wanted, filter);
    let (from, newest) = (&asked.from, asked.full_text.newest());
    let sql = format!(
        "SELECT r.kind, r.source_id, r.draft_id, r.service_id, r.on_date {from} \
         ORDER BY {newest} LIMIT {limit} OFFSET {skipped}"
    );
    found(&asked.all(services, sql).await?)
}

fn found(rows: &[QueryResult]) -> Result<Vec<FoundRow>, ServiceError> {
    let rows = rows.iter().map(row).collect::<Result<Vec<_>, DbErr>>()?;
    Ok(rows.into_iter().flatten().collect())
}

fn row(row: &QueryResult) -> Result<Option<FoundRow>, DbErr> {
    let kind: String = row.try_get("", "kind")?;
    // A newer program may know kinds that this one does not.
    let Some(kind) = FoundKind::from_code(&kind) else { return Ok(None) };
    Ok(Some(FoundRow {
        kind,
        source_id: row.try_get("", "source_id")?,
        draft_id: row.try_get("", "draft_id")?,
        service_id: row.try_get("", "service_id")?,
        on: row.try_get("", "on_date")?,
    }))
}
