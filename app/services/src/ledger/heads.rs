//! Heads of the ledger as they are signed and published: with each report, and once each legal day. Whoever saved one
//! elsewhere can tell later that nothing before it was cut off or written anew.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ledger::statement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::entity::signed_head::{ActiveModel, Column, Entity, Model};
use crate::entity::{draft, ledger_head};
use crate::error::ServiceError;
use crate::signing;
use crate::storage::Write;

/// A head of the ledger, signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHead {
    /// Its place among the signed heads: the list continues before it.
    pub id: i64,
    /// The sequence of the newest event.
    pub sequence: i64,
    /// The hash of the newest event.
    pub hash: String,
    /// When it was signed, UTC.
    pub at: DateTime<Utc>,
    /// The legal day that it was signed for, if it was signed for one.
    pub day: Option<NaiveDate>,
    /// The number of the draft with whose report it was signed, if it was.
    pub draft: Option<String>,
    /// Which key signed.
    pub key_id: String,
    /// The Ed25519 signature under the [`statement`], base64.
    pub signature: String,
}

impl SignedHead {
    /// The text that was signed.
    pub fn statement(&self) -> String {
        statement(self.sequence, &self.hash, self.at)
    }
}

/// What a head is signed with.
enum Occasion {
    Day(NaiveDate),
    Report(i64),
}

/// The signed heads before `before`, the newest first.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn list(
    services: &Services,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<SignedHead>, ServiceError> {
    let mut rows = Entity::find();
    if let Some(before) = before {
        rows = rows.filter(Column::Id.lt(before));
    }
    let connection = &services.database.connection;
    let rows = rows.order_by_desc(Column::Id).limit(limit).all(connection).await?;
    let drafts: Vec<(i64, String)> = draft::Entity::find()
        .select_only()
        .columns([draft::Column::Id, draft::Column::Number])
        .filter(draft::Column::Id.is_in(rows.iter().filter_map(|row| row.draft_id)))
        .into_tuple()
        .all(connection)
        .await?;
    let number = |id: i64| drafts.iter().find(|(known, _)| *known == id).map(|(_, number)| number.clone());
    Ok(rows.into_iter().map(|row| view(row, number)).collect())
}

/// Signs the head for the legal day of the request, unless it is signed already or nothing has happened yet, and tells
/// whether it did. Several instances that do so at once sign one.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn sign_day(services: &Services, request: &Request) -> Result<bool, ServiceError> {
    let day = request.today(services);
    let signed = || Entity::find().filter(Column::Day.eq(day));
    if signed().one(&services.database.connection).await?.is_some() {
        return Ok(false);
    }
    let write = services.database.write().await?;
    // Writers stand in a line: another instance may have signed.
    if signed().one(&*write).await?.is_some() {
        return Ok(false);
    }
    let did = sign(services, &write, request.at, Occasion::Day(day)).await?;
    write.commit().await?;
    Ok(did)
}

/// Signs the head with a report, in the transaction that publishes it.
pub(crate) async fn sign_report(
    services: &Services,
    write: &Write,
    at: DateTime<Utc>,
    draft_id: i64,
) -> Result<(), ServiceError> {
    sign(services, write, at, Occasion::Report(draft_id)).await?;
    Ok(())
}

async fn sign(
    services: &Services,
    write: &Write,
    at: DateTime<Utc>,
    occasion: Occasion,
) -> Result<bool, ServiceError> {
    let head = ledger_head::Entity::find_by_id(1).one(&**write).await?;
    let Some(head) = head.filter(|head| head.sequence > 0) else { return Ok(false) };
    let (day, draft_id) = match occasion {
        Occasion::Day(day) => (Some(day), None),
        Occasion::Report(draft) => (None, Some(draft)),
    };
    let signed = signing::signature(services, &statement(head.sequence, &head.hash, at));
    let row = ActiveModel {
        sequence: Set(head.sequence),
        hash: Set(head.hash),
        at: Set(at),
        day: Set(day),
        draft_id: Set(draft_id),
        key_id: Set(signed.key_id),
        signature: Set(signed.signature),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(&**write).await?;
    Ok(true)
}

fn view(row: Model, number: impl Fn(i64) -> Option<String>) -> SignedHead {
    SignedHead {
        id: row.id,
        sequence: row.sequence,
        hash: row.hash,
        at: row.at,
        day: row.day,
        draft: row.draft_id.and_then(number),
        key_id: row.key_id,
        signature: row.signature,
    }
}
