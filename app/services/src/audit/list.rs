//! Reading the record.

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::Serialize;

use super::kind::AuditKind;
use super::note::{Noted, note};
use crate::context::{Request, Services};
use crate::entity::audit::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::people;

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Those of a person.
    pub user_id: Option<i64>,
    /// Those of a kind.
    pub kind: Option<AuditKind>,
    /// From this instant on.
    pub since: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
}

/// A line of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditRecord {
    /// Its place.
    pub id: i64,
    /// When it was.
    pub at: DateTime<Utc>,
    /// The account, if one is known; the command line of the machine has none.
    pub user_id: Option<i64>,
    /// The name of the person.
    pub name: Option<String>,
    /// The stable name of what was done.
    pub kind: String,
    /// To or with what.
    pub subject: String,
    /// The network it came from, shortened.
    pub network: Option<String>,
    /// The name of the browser.
    pub device: Option<String>,
}

/// The newest lines before a place, newest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor may read the record.
pub async fn list(
    services: &Services,
    request: &Request,
    filter: &AuditFilter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<AuditRecord>, ServiceError> {
    allow(&request.actor, Action::ReadAudit, &Resource::Site)?;
    note(services, request, Noted::new(AuditKind::AuditRead, "page")).await?;
    let mut rows = filtered(filter);
    if let Some(before) = before {
        rows = rows.filter(Column::Id.lt(before));
    }
    named(services, rows.order_by_desc(Column::Id).limit(limit)).await
}

/// Lines after a place, oldest first: for a copy of the record, piece by piece. The first piece is noted.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor may read the record.
pub async fn export(
    services: &Services,
    request: &Request,
    filter: &AuditFilter,
    after: i64,
    limit: u64,
) -> Result<Vec<AuditRecord>, ServiceError> {
    allow(&request.actor, Action::ReadAudit, &Resource::Site)?;
    if after == 0 {
        note(services, request, Noted::new(AuditKind::AuditRead, "export")).await?;
    }
    named(services, filtered(filter).filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(limit)).await
}

fn filtered(filter: &AuditFilter) -> Select<Entity> {
    let mut rows = Entity::find();
    if let Some(user) = filter.user_id {
        rows = rows.filter(Column::UserId.eq(user));
    }
    if let Some(kind) = filter.kind {
        rows = rows.filter(Column::Action.eq(kind.code()));
    }
    if let Some(since) = filter.since {
        rows = rows.filter(Column::At.gte(since));
    }
    if let Some(until) = filter.until {
        rows = rows.filter(Column::At.lt(until));
    }
    rows
}

async fn named(services: &Services, rows: Select<Entity>) -> Result<Vec<AuditRecord>, ServiceError> {
    let connection = &services.database.connection;
    let rows = rows.all(connection).await?;
    let names = people::names(connection, rows.iter().filter_map(|row| row.user_id)).await?;
    let record = |row: Model| AuditRecord {
        id: row.id,
        at: row.at,
        name: row.user_id.and_then(|user| names.get(&user).cloned()),
        user_id: row.user_id,
        kind: row.action,
        subject: row.subject,
        network: row.network,
        device: row.device,
    };
    Ok(rows.into_iter().map(record).collect())
}
