//! The head of a placed draft: what every list and every page of it says.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::BodyId;
use domain::draft::{DraftKind, Placement, StageName};
use domain::language::Localized;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::drafts::load::placement_of;
use crate::entity::{body, draft, placement, report, service};
use crate::error::ServiceError;

/// A body as it is named on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyName {
    /// Its key.
    pub id: BodyId,
    /// Its code in addresses.
    pub code: String,
    /// Its name.
    pub name: Localized,
}

/// The head of a draft that has been placed.
#[derive(Clone, Debug)]
pub struct DraftHead {
    /// The key of its row.
    pub id: i64,
    /// The public number.
    pub number: String,
    /// What it is for.
    pub kind: DraftKind,
    /// The title.
    pub title: Localized,
    /// The code of the service.
    pub service_code: String,
    /// The name of the service.
    pub service_name: Localized,
    /// The legal date on which the service was included in the register (R12-3).
    pub included_on: NaiveDate,
    /// The body that develops it.
    pub body: BodyName,
    /// The stage at the instant of the request.
    pub stage: StageName,
    /// How and when it was placed.
    pub placement: Placement,
    /// When it was withdrawn, UTC, and why.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
    /// When its closing report was published, UTC.
    pub reported_at: Option<DateTime<Utc>>,
    /// The edition of the law it is counted under.
    pub edition: String,
    /// Comments received in time.
    pub comments: u64,
    /// Comments with a decision.
    pub decided: u64,
    /// Comments refused as late (R15-4).
    pub late: u64,
    /// Grows with every change of the draft.
    pub version: i64,
}

pub(super) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

pub(super) async fn bodies(
    connection: &impl ConnectionTrait,
) -> Result<HashMap<i64, BodyName>, ServiceError> {
    let rows = body::Entity::find().all(connection).await?;
    let named = |row: body::Model| {
        let name = Localized::new(row.name_kk, row.name_ru, row.name_en);
        (row.id, BodyName { id: BodyId(row.id), code: row.code, name })
    };
    Ok(rows.into_iter().map(named).collect())
}

/// The heads of the drafts that have been placed, in the order of the rows; the others are left out.
pub(super) async fn heads(
    connection: &impl ConnectionTrait,
    rows: Vec<draft::Model>,
    at: DateTime<Utc>,
) -> Result<Vec<DraftHead>, ServiceError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let placements: HashMap<i64, placement::Model> = placement::Entity::find()
        .filter(placement::Column::DraftId.is_in(ids.clone()))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.draft_id, row))
        .collect();
    let reported: HashMap<i64, DateTime<Utc>> = report::Entity::find()
        .select_only()
        .columns([report::Column::DraftId, report::Column::PublishedAt])
        .filter(report::Column::DraftId.is_in(ids))
        .into_tuple::<(i64, DateTime<Utc>)>()
        .all(connection)
        .await?
        .into_iter()
        .collect();
    let services: HashMap<i64, service::Model> = service::Entity::find()
        .filter(service::Column::Id.is_in(rows.iter().map(|row| row.service_id)))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let bodies = bodies(connection).await?;
    let mut heads = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(placement), Some(service), Some(body)) =
            (placements.get(&row.id), services.get(&row.service_id), bodies.get(&row.body_id))
        else {
            continue;
        };
        heads.push(head(row, placement_of(placement)?, service, body.clone(), &reported, at));
    }
    Ok(heads)
}

fn head(
    row: draft::Model,
    placement: Placement,
    service: &service::Model,
    body: BodyName,
    reported: &HashMap<i64, DateTime<Utc>>,
    at: DateTime<Utc>,
) -> DraftHead {
    let reported_at = reported.get(&row.id).copied();
    let stage = if row.withdrawn_at.is_some() {
        StageName::Withdrawn
    } else if reported_at.is_some() {
        StageName::Reported
    } else if at < placement.window.closes_at {
        StageName::Open
    } else {
        StageName::Review
    };
    DraftHead {
        id: row.id,
        kind: DraftKind::from_code(&row.kind).unwrap_or(DraftKind::New),
        title: Localized::new(row.title_kk, row.title_ru, row.title_en),
        service_code: service.code.clone(),
        service_name: Localized::new(&service.name_kk, &service.name_ru, &service.name_en),
        included_on: service.included_on,
        body,
        stage,
        placement,
        withdrawn: row.withdrawn_at.map(|at| (at, row.withdraw_reason.unwrap_or_default())),
        reported_at,
        edition: row.edition,
        comments: count(row.comment_count),
        decided: count(row.decided_count),
        late: count(row.late_count),
        version: row.version,
        number: row.number,
    }
}

/// The head of one draft, with its row.
pub(super) async fn head_of(
    connection: &impl ConnectionTrait,
    number: &str,
    at: DateTime<Utc>,
) -> Result<(draft::Model, DraftHead), ServiceError> {
    let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let head = heads(connection, vec![row.clone()], at).await?.pop().ok_or(ServiceError::NotFound)?;
    Ok((row, head))
}
