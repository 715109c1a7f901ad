//! Published closing reports.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::report::{ClosingReport, Participation, ReportFigures};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

use super::summaries::{PublicDraftSummary, count, summaries, summary_of};
use crate::context::{Request, Services};
use crate::discussion::{decisions_of, hidden};
use crate::entity::{comment, draft, report};
use crate::error::ServiceError;
use crate::frozen;

/// How many reports stand on a page.
const PAGE: u64 = 20;

/// A published report.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// The report as it was frozen, without the words that were hidden afterwards; where it is read a page at a time, with the comments
    /// of one page alone.
    pub report: ClosingReport,
    /// How long its lists are.
    pub figures: ReportFigures,
    /// The page, from 1; nothing of a report that is read whole.
    pub page: Option<u64>,
    /// How many others the decision on a comment of the page answers, by its number.
    pub shared: BTreeMap<i64, u64>,
    /// Its hash.
    pub hash: String,
    /// The hash of what is shown of it: another one where words were hidden afterwards. Of a page that of the report.
    pub shown_hash: String,
    /// The revision that was placed.
    pub from_revision: i64,
    /// The revised one.
    pub to_revision: i64,
}

/// A published report in a list.
#[derive(Clone, Debug)]
pub struct ReportSummary {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// How many took part and what was decided.
    pub participation: Participation,
    /// When it was published, UTC.
    pub published_at: DateTime<Utc>,
}

/// A page of published reports.
#[derive(Clone, Debug)]
pub struct ReportsPage {
    /// The reports, newest first.
    pub reports: Vec<ReportSummary>,
    /// How many there are in all.
    pub total: u64,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
}

/// Only the figures of a stored report.
#[derive(Deserialize)]
struct Figures {
    participation: Participation,
}

/// The published report on a draft, with all its comments: what its files are made of.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft or its report has not been published.
pub async fn report(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<ReportPage, ServiceError> {
    let connection = &services.database.connection;
    let (row, summary) = summary_of(connection, number, request.at).await?;
    let stored = report::Entity::find_by_id(row.id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let (report, shown_hash) = crate::report::shown(connection, &stored).await?;
    Ok(ReportPage {
        summary,
        figures: ReportFigures::of(&report),
        page: None,
        shared: BTreeMap::new(),
        report,
        shown_hash,
        hash: stored.hash,
        from_revision: stored.from_revision,
        to_revision: stored.to_revision,
    })
}

/// A page of the published report on a draft: its figures, and the comments of the numbers that stand there.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft or page, or its report has not been published.
pub async fn report_page(
    services: &Services,
    request: &Request,
    number: &str,
    page: u64,
) -> Result<ReportPage, ServiceError> {
    let connection = &services.database.connection;
    let (row, summary) = summary_of(connection, number, request.at).await?;
    let stored = report::Entity::find_by_id(row.id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let figures = match frozen::figures(&stored)? {
        Some(figures) => figures,
        None => ReportFigures::of(&serde_json::from_str(&stored.report)?),
    };
    if page == 0 || page > figures.pages() {
        return Err(ServiceError::NotFound);
    }
    let numbers = ReportFigures::numbers(page);
    let mut report = frozen::part(connection, &stored, numbers.clone()).await?;
    let rows = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(row.id))
        .filter(comment::Column::Number.between(*numbers.start(), *numbers.end()))
        .all(connection)
        .await?;
    let decisions = decisions_of(connection, &rows).await?;
    let mut shared = BTreeMap::new();
    let mut instead = BTreeMap::new();
    for row in &rows {
        let decision = row.decision_id.and_then(|id| decisions.get(&id));
        shared.insert(row.number, decision.map_or(0, |decision| decision.shared_with));
        if let Some(words) = hidden(row)? {
            instead.insert(row.number, words);
        }
    }
    for one in &mut report.comments {
        if let Some(words) = instead.remove(&one.number) {
            one.hide(words);
        }
    }
    Ok(ReportPage {
        summary,
        report,
        figures,
        page: Some(page),
        shared,
        shown_hash: stored.hash.clone(),
        hash: stored.hash,
        from_revision: stored.from_revision,
        to_revision: stored.to_revision,
    })
}

/// A page of the published reports, newest first.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such page.
pub async fn reports(
    services: &Services,
    request: &Request,
    page: u64,
    limit: Option<u64>,
) -> Result<ReportsPage, ServiceError> {
    let connection = &services.database.connection;
    let size = limit.unwrap_or(PAGE);
    let page = page.max(1);
    let total = report::Entity::find().count(connection).await?;
    let pages = total.div_ceil(size).max(1);
    if page > pages {
        return Err(ServiceError::NotFound);
    }
    let stored = report::Entity::find()
        .order_by_desc(report::Column::PublishedAt)
        .offset((page - 1) * size)
        .limit(size)
        .all(connection)
        .await?;
    let rows = draft::Entity::find()
        .filter(draft::Column::Id.is_in(stored.iter().map(|row| row.draft_id)))
        .all(connection)
        .await?;
    let summaries = summaries(connection, rows, request.at).await?;
    let mut reports = Vec::with_capacity(stored.len());
    for row in stored {
        let figures: Figures = serde_json::from_str(&row.report)?;
        if let Some(summary) = summaries.iter().find(|summary| summary.id == row.draft_id) {
            let participation = figures.participation;
            reports.push(ReportSummary {
                summary: summary.clone(),
                participation,
                published_at: row.published_at,
            });
        }
    }
    Ok(ReportsPage { reports, total: count(i64::try_from(total).unwrap_or(i64::MAX)), page, pages })
}
