//! How the ledger was found when it was last verified whole: what a page can show without verifying it.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::ledger::Broken;
use sea_orm::{EntityTrait, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::{Difference, Proof, prove};
use crate::context::{Request, Services};
use crate::entity::ledger_check::{ActiveModel, Column, Entity};
use crate::error::ServiceError;

/// How the ledger was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerCheck {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// How many events held.
    pub events: u64,
    /// How many signed heads were compared.
    pub heads: u64,
    /// How many rows were what the ledger sealed.
    pub rows: u64,
    /// The first thing that differed, if anything did.
    pub found: Option<LedgerFinding>,
}

/// The first thing that differed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerFinding {
    /// An event.
    Event(Broken),
    /// A row.
    Row(Difference),
}

impl fmt::Display for LedgerFinding {
    /// In words, for the command line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(broken) => write!(formatter, "broken at event {}: {:?}", broken.sequence, broken.why),
            Self::Row(differs) => {
                write!(formatter, "{}, {}: {}", differs.subject, differs.row, differs.how.says())
            }
        }
    }
}

impl Proof {
    /// The first thing that differs, the chain before the rows.
    pub fn found(&self) -> Option<LedgerFinding> {
        let event = self.chain.broken.map(LedgerFinding::Event);
        event.or_else(|| self.differs.clone().map(LedgerFinding::Row))
    }

    /// The proof as it is written down.
    pub fn checked(&self, at: DateTime<Utc>) -> LedgerCheck {
        LedgerCheck {
            at,
            events: self.chain.events,
            heads: self.chain.heads,
            rows: self.rows,
            found: self.found(),
        }
    }
}

/// Verifies the whole ledger and writes down how it was found.
///
/// # Errors
/// [`ServiceError`] if the database does not answer; a broken ledger is an answer, not an error.
pub async fn check(services: &Services, request: &Request) -> Result<LedgerCheck, ServiceError> {
    let check = prove(services, &[]).await?.checked(request.at);
    let stored = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = ActiveModel {
        at: Set(check.at),
        events: Set(stored(check.events)),
        heads: Set(stored(check.heads)),
        rows: Set(stored(check.rows)),
        differs: Set(check.found.as_ref().map(serde_json::to_string).transpose()?),
        ..Default::default()
    };
    let write = services.database.write().await?;
    Entity::insert(row).exec_without_returning(&*write).await?;
    write.commit().await?;
    Ok(check)
}

/// How the ledger was found when it was last verified whole, if it was.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor may read the ledger.
pub async fn last_check(services: &Services, request: &Request) -> Result<Option<LedgerCheck>, ServiceError> {
    allow(&request.actor, Action::ReadLedger, &Resource::Site)?;
    let newest = Entity::find().order_by_desc(Column::Id).one(&services.database.connection).await?;
    let Some(row) = newest else { return Ok(None) };
    let count = |stored: i64| u64::try_from(stored).unwrap_or(0);
    Ok(Some(LedgerCheck {
        at: row.at,
        events: count(row.events),
        heads: count(row.heads),
        rows: count(row.rows),
        found: row.differs.map(|found| serde_json::from_str(&found)).transpose()?,
    }))
}
