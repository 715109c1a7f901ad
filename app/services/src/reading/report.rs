//! Published closing reports.

use chrono::{DateTime, Utc};
use domain::report::{ClosingReport, Participation};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

use super::summaries::{PublicDraftSummary, count, summaries, summary_of};
use crate::context::{Request, Services};
use crate::entity::{draft, report};
use crate::error::ServiceError;

/// How many reports stand on a page.
const PAGE: u64 = 20;

/// A published report.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// The report as it was frozen, without the words that were hidden afterwards.
    pub report: ClosingReport,
    /// Its hash.
    pub hash: String,
    /// The hash of what is shown of it: another one where words were hidden afterwards.
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

/// The published report on a draft.
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
        report,
        shown_hash,
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
