//! The ledger as administrators read it: a page of events, the newest first, narrowed down by what was done, to what, and
//! on which day. Every way of narrowing has its index, and nothing is counted, so that a million events read as fast as ten.

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::ledger::LedgerEntry;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::entry;
use super::named::{actors, subjects};
use crate::context::{Request, Services};
use crate::entity::ledger::{Column, Entity, Model};
use crate::error::ServiceError;

/// An event as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// The sealed entry.
    pub entry: LedgerEntry,
    /// What was done, as JSON of numbers, codes and hashes; empty where an older program had written words that were taken
    /// out since: their hash stands in the entry.
    pub payload: String,
}

/// Which events are asked for; a field that is absent leaves all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerFilter {
    /// What was done, by its stable name.
    pub action: Option<String>,
    /// What it was done to, such as `draft:2026-0001`, or a number, a code or words of the name of a service.
    pub subject: Option<String>,
    /// Who did it, by name, address or number.
    pub who: Option<String>,
    /// The legal day on which it was done.
    pub day: Option<NaiveDate>,
    /// The sequence from which the list continues towards the past.
    pub before: Option<i64>,
}

/// The newest events of a filter, newest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor may read the ledger.
pub async fn newest(
    services: &Services,
    request: &Request,
    filter: &LedgerFilter,
    limit: u64,
) -> Result<Vec<LedgerLine>, ServiceError> {
    allow(&request.actor, Action::ReadLedger, &Resource::Site)?;
    let mut rows = Entity::find();
    if let Some(action) = &filter.action {
        rows = rows.filter(Column::Action.eq(action));
    }
    if let Some(subject) = &filter.subject {
        let subjects = subjects(&services.database.connection, subject).await?;
        rows = rows.filter(Column::Subject.is_in(subjects));
    }
    if let Some(who) = &filter.who {
        let actors = actors(&services.database.connection, who).await?;
        rows = rows.filter(Column::Actor.is_in(actors));
    }
    if let Some(day) = filter.day {
        let zone = services.settings.zone;
        rows = rows.filter(Column::At.gte(zone.start_of(day)));
        if let Some(next) = day.succ_opt() {
            rows = rows.filter(Column::At.lt(zone.start_of(next)));
        }
    }
    if let Some(before) = filter.before {
        rows = rows.filter(Column::Sequence.lt(before));
    }
    let rows = rows.order_by_desc(Column::Sequence).limit(limit).all(&services.database.connection).await?;
    Ok(rows.into_iter().map(line).collect())
}

fn line(row: Model) -> LedgerLine {
    LedgerLine { entry: entry(&row), payload: row.payload }
}
