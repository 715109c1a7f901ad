//! What lists and pages tell of a draft without its text.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::BodyId;
use domain::draft::{DraftKind, Placement, StageName, StoredStage};
use domain::language::Localized;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::last_act::last_acts;
use super::load::{self, kind_of, moments, placement_of, stage_of};
use super::standard_name::StandardName;
use crate::context::Services;
use crate::entity::{draft, placement, report, service};
use crate::error::ServiceError;
use crate::people::names;

/// A draft without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSummary {
    /// Its key.
    pub id: i64,
    /// Its public number, such as "2026-0001".
    pub number: String,
    /// What it is for.
    pub kind: DraftKind,
    /// Its stage at the instant of the request.
    pub stage: StageName,
    /// The code of the service.
    pub service_code: String,
    /// The date of inclusion of the service in the register.
    pub included_on: NaiveDate,
    /// The date on which the register, or the addition that holds the service, was approved (R12-3).
    pub register_approved_on: NaiveDate,
    /// Why one of these dates was corrected in the register last, if one was.
    pub date_reason: Option<String>,
    /// The name of the service as the register has it now.
    pub service_name: Localized,
    /// The name of the service as the draft was begun with it.
    pub title: Localized,
    /// The body that develops it.
    pub body: BodyId,
    /// The edition of the law it follows.
    pub edition: String,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// The date by which it is to be placed (R15-2); amendments have none.
    pub due_on: Option<NaiveDate>,
    /// How it was placed, if it was: window, reason of a delay, ways of informing.
    pub placement: Option<Placement>,
    /// When the head was asked to place it.
    pub placement_requested_at: Option<DateTime<Utc>>,
    /// Who asked: the name.
    pub placement_requested_by: Option<String>,
    /// When the closing report was published.
    pub reported_at: Option<DateTime<Utc>>,
    /// When it was approved (RC-4).
    pub approved_at: Option<DateTime<Utc>>,
    /// When it takes effect: the beginning of the legal day.
    pub effective_at: Option<DateTime<Utc>>,
    /// When it is no longer in force: the beginning of the legal day.
    pub ceases_at: Option<DateTime<Utc>>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it was withdrawn.
    pub withdraw_reason: Option<String>,
    /// How many comments were received in time.
    pub comment_count: i64,
    /// How many of them have a decision.
    pub decided_count: i64,
    /// How many of them their authors withdrew.
    pub withdrawn_count: i64,
    /// How many came too late (R15-4).
    pub late_count: i64,
    /// The number of the draft that an amendment or a cancellation starts from.
    pub amends: Option<String>,
    /// The act that ended the standard which a draft amends or cancels, before the draft was approved: it can only be withdrawn.
    pub cancelled_by: Option<StandardName>,
    /// Grows with every change: the `ETag`.
    pub version: i64,
}

/// The summary of the draft of a number.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none.
pub async fn summary(
    services: &Services,
    number: &str,
    at: DateTime<Utc>,
) -> Result<DraftSummary, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load::load(connection, number).await?;
    one(connection, loaded.row, at).await
}

/// The placed draft of a number, as the public knows it.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn public_summary(
    services: &Services,
    number: &str,
    at: DateTime<Utc>,
) -> Result<DraftSummary, ServiceError> {
    let summary = summary(services, number, at).await?;
    if summary.placement.is_some() { Ok(summary) } else { Err(ServiceError::NotFound) }
}

/// Every placed draft of a service, the newest first.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn public_summaries_of_service(
    services: &Services,
    code: &str,
    at: DateTime<Utc>,
) -> Result<Vec<DraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let service = crate::register::entry(services, code).await?;
    let rows = draft::Entity::find()
        .filter(draft::Column::ServiceId.eq(service.id))
        .order_by_desc(draft::Column::Id)
        .all(connection)
        .await?;
    let mut summaries = of_rows(connection, rows, at).await?;
    summaries.retain(|summary| summary.placement.is_some());
    Ok(summaries)
}

/// The newest draft of each of these services, where it has one.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn newest_of_services(
    services: &Services,
    codes: &[String],
    at: DateTime<Utc>,
) -> Result<Vec<DraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let ids: Vec<i64> = service::Entity::find()
        .select_only()
        .column(service::Column::Id)
        .filter(service::Column::Code.is_in(codes))
        .into_tuple()
        .all(connection)
        .await?;
    let mut rows = draft::Entity::find()
        .filter(draft::Column::ServiceId.is_in(ids))
        .order_by_desc(draft::Column::Id)
        .all(connection)
        .await?;
    let mut seen = HashSet::new();
    rows.retain(|row| seen.insert(row.service_id));
    of_rows(connection, rows, at).await
}

/// The summary of one row.
pub(crate) async fn one(
    connection: &impl ConnectionTrait,
    row: draft::Model,
    at: DateTime<Utc>,
) -> Result<DraftSummary, ServiceError> {
    of_rows(connection, vec![row], at).await?.pop().ok_or(ServiceError::NotFound)
}

/// The summaries of rows, in their order: a fixed number of queries however many there are.
pub(crate) async fn of_rows(
    connection: &impl ConnectionTrait,
    rows: Vec<draft::Model>,
    at: DateTime<Utc>,
) -> Result<Vec<DraftSummary>, ServiceError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let around = Around::read(connection, &rows).await?;
    rows.into_iter().map(|row| around.summary(row, at)).collect()
}

/// The rows beside those of the drafts.
struct Around {
    placements: HashMap<i64, placement::Model>,
    services: HashMap<i64, service::Model>,
    published: HashMap<i64, DateTime<Utc>>,
    askers: HashMap<i64, String>,
    origins: HashMap<i64, String>,
    /// The acts that ended standards, by the service.
    ends: HashMap<i64, StandardName>,
}

impl Around {
    async fn read(connection: &impl ConnectionTrait, rows: &[draft::Model]) -> Result<Self, ServiceError> {
        let ids = || rows.iter().map(|row| row.id);
        let placements =
            placement::Entity::find().filter(placement::Column::DraftId.is_in(ids())).all(connection).await?;
        let services = service::Entity::find()
            .filter(service::Column::Id.is_in(rows.iter().map(|row| row.service_id)))
            .all(connection)
            .await?;
        let published: Vec<(i64, DateTime<Utc>)> = report::Entity::find()
            .select_only()
            .columns([report::Column::DraftId, report::Column::PublishedAt])
            .filter(report::Column::DraftId.is_in(ids()))
            .into_tuple()
            .all(connection)
            .await?;
        let origins: Vec<(i64, String)> = draft::Entity::find()
            .select_only()
            .columns([draft::Column::Id, draft::Column::Number])
            .filter(draft::Column::Id.is_in(rows.iter().filter_map(|row| row.amends_draft_id)))
            .into_tuple()
            .all(connection)
            .await?;
        Ok(Self {
            placements: placements.into_iter().map(|row| (row.draft_id, row)).collect(),
            services: services.into_iter().map(|row| (row.id, row)).collect(),
            published: published.into_iter().collect(),
            askers: names(connection, rows.iter().filter_map(|row| row.placement_requested_by)).await?,
            origins: origins.into_iter().collect(),
            ends: ends(connection, rows).await?,
        })
    }

    fn summary(&self, row: draft::Model, at: DateTime<Utc>) -> Result<DraftSummary, ServiceError> {
        let placement = self.placements.get(&row.id).map(placement_of).transpose()?;
        let service = self.services.get(&row.service_id).ok_or(ServiceError::NotFound)?;
        let cancelled_by = if needs_standard(&row) { self.ends.get(&row.service_id).cloned() } else { None };
        Ok(DraftSummary {
            id: row.id,
            kind: kind_of(&row)?,
            stage: StageName::from_stored(stage_of(&row)?, moments(&row, placement.as_ref()), at),
            service_code: service.code.clone(),
            included_on: service.included_on,
            register_approved_on: service.register_approved_on.unwrap_or(service.included_on),
            date_reason: service.date_reason.clone(),
            service_name: Localized::new(&service.name_kk, &service.name_ru, &service.name_en),
            title: Localized::new(row.title_kk, row.title_ru, row.title_en),
            body: BodyId(row.body_id),
            edition: row.edition,
            created_at: row.created_at,
            due_on: row.due_on,
            placement,
            placement_requested_at: row.placement_requested_at,
            placement_requested_by: row.placement_requested_by.and_then(|id| self.askers.get(&id).cloned()),
            reported_at: self.published.get(&row.id).copied(),
            approved_at: row.approved_at,
            effective_at: row.effective_at,
            ceases_at: row.ceases_at,
            withdrawn_at: row.withdrawn_at,
            withdraw_reason: row.withdraw_reason,
            comment_count: row.comment_count,
            decided_count: row.decided_count,
            withdrawn_count: row.withdrawn_count,
            late_count: row.late_count,
            cancelled_by,
            amends: row.amends_draft_id.and_then(|id| self.origins.get(&id).cloned()),
            version: row.version,
            number: row.number,
        })
    }
}

/// Whether a draft goes on only as long as its service has a standard: it amends or cancels one, and was neither approved nor
/// withdrawn.
fn needs_standard(row: &draft::Model) -> bool {
    let has_ended =
        [StoredStage::Approved, StoredStage::Withdrawn].iter().any(|stage| row.stage == stage.code());
    row.kind != DraftKind::New.code() && !has_ended
}

/// The acts that ended the standards of those drafts which need one, by the service.
async fn ends(
    connection: &impl ConnectionTrait,
    rows: &[draft::Model],
) -> Result<HashMap<i64, StandardName>, ServiceError> {
    let concerned: Vec<i64> =
        rows.iter().filter(|row| needs_standard(row)).map(|row| row.service_id).collect();
    if concerned.is_empty() {
        return Ok(HashMap::new());
    }
    let acts = last_acts(connection, concerned).await?.into_iter();
    Ok(acts.filter(|(_, last)| !last.has_text).map(|(service, last)| (service, last.name)).collect())
}
