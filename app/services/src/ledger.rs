//! The ledger: every command appends its event in its own transaction, sealed to the event before.

use chrono::DateTime;
use domain::access::{Action, Actor, Resource, allow};
use domain::ledger::{Broken, Event, Fault, GENESIS, LedgerEntry};
use domain::report::canonical;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{ledger, ledger_head};
use crate::error::ServiceError;
use crate::storage::{Database, Write};

/// How many events are read at a time.
const PAGE: u64 = 1000;

/// The state of the ledger after it was verified from its first event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// How many events hold.
    pub events: u64,
    /// The hash of the newest event: publish it, and nobody can cut the end off unseen.
    pub head: String,
    /// The first event that does not hold, if there is one.
    pub broken: Option<Broken>,
}

/// An event as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// The sealed entry.
    pub entry: LedgerEntry,
    /// What was done, as JSON.
    pub payload: String,
}

/// An event on its way into the ledger.
#[derive(Debug)]
pub(crate) struct Happening {
    event: Event,
    payload: String,
}

impl Happening {
    /// What was done by the actor of `request`, at its instant.
    pub(crate) fn new(
        request: &Request,
        action: &str,
        subject: &str,
        payload: &impl Serialize,
    ) -> Result<Self, ServiceError> {
        let payload = canonical::json(payload)?;
        let event = Event {
            at: request.at,
            actor: actor_of(request),
            action: action.to_owned(),
            subject: subject.to_owned(),
            payload_hash: digest::sha256(payload.as_bytes()),
        };
        Ok(Self { event, payload })
    }
}

/// Appends an event to the ledger. The writers of this installation stand in a line, so that no two take one place.
pub(crate) async fn append<Payload: Serialize + Sync>(
    write: &Write,
    request: &Request,
    action: &str,
    subject: &str,
    payload: &Payload,
) -> Result<(), ServiceError> {
    append_all(write, vec![Happening::new(request, action, subject, payload)?]).await
}

/// Appends events in their order, with as few statements as one takes.
pub(crate) async fn append_all(write: &Write, happenings: Vec<Happening>) -> Result<(), ServiceError> {
    if happenings.is_empty() {
        return Ok(());
    }
    let head = ledger_head::Entity::find_by_id(1).one(&**write).await?.ok_or(ServiceError::NotFound)?;
    let mut previous = (head.sequence > 0).then(|| newest_entry(&head));
    let mut rows = Vec::with_capacity(happenings.len());
    for Happening { event, payload } in happenings {
        let entry = domain::ledger::seal(previous.as_ref(), event);
        rows.push(row(entry.clone(), payload));
        previous = Some(entry);
    }
    let Some(newest) = previous else { return Ok(()) };
    write.reaches(newest.sequence);
    let mut head: ledger_head::ActiveModel = head.into();
    head.sequence = Set(newest.sequence);
    head.hash = Set(newest.hash);
    ledger_head::Entity::update(head).exec_without_returning(&**write).await?;
    ledger::Entity::insert_many(rows).exec_without_returning(&**write).await?;
    Ok(())
}

/// What the head remembers of the newest entry: all that the next one is sealed to.
fn newest_entry(head: &ledger_head::Model) -> LedgerEntry {
    LedgerEntry {
        sequence: head.sequence,
        at: DateTime::UNIX_EPOCH,
        actor: String::new(),
        action: String::new(),
        subject: String::new(),
        payload_hash: String::new(),
        previous_hash: String::new(),
        hash: head.hash.clone(),
    }
}

fn row(entry: LedgerEntry, payload: String) -> ledger::ActiveModel {
    ledger::ActiveModel {
        sequence: Set(entry.sequence),
        at: Set(entry.at),
        actor: Set(entry.actor),
        action: Set(entry.action),
        subject: Set(entry.subject),
        payload: Set(payload),
        payload_hash: Set(entry.payload_hash),
        previous_hash: Set(entry.previous_hash),
        hash: Set(entry.hash),
    }
}

/// The place of the newest event: as long as it stays, no command has changed anything.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn sequence(database: &Database) -> Result<i64, ServiceError> {
    let head = ledger_head::Entity::find_by_id(1).one(&database.connection).await?;
    Ok(head.map_or(0, |head| head.sequence))
}

/// Verifies the whole ledger, page by page: the chain, every payload and the head.
///
/// # Errors
/// [`ServiceError`] if the database does not answer; a broken ledger is an answer, not an error.
pub async fn verify(database: &Database) -> Result<Verification, ServiceError> {
    let mut entries = Vec::new();
    let mut forged = None;
    loop {
        let after = entries.last().map_or(0, |entry: &LedgerEntry| entry.sequence);
        let page = ledger::Entity::find()
            .filter(ledger::Column::Sequence.gt(after))
            .order_by_asc(ledger::Column::Sequence)
            .limit(PAGE)
            .all(&database.connection)
            .await?;
        if page.is_empty() {
            break;
        }
        for row in page {
            if forged.is_none() && digest::sha256(row.payload.as_bytes()) != row.payload_hash {
                forged = Some(Broken { sequence: row.sequence, why: Fault::Content });
            }
            entries.push(entry(row).entry);
        }
    }
    let head = ledger_head::Entity::find_by_id(1).one(&database.connection).await?;
    let last = entries.last().map(|entry| (entry.sequence, entry.hash.clone()));
    let (sequence, hash) = last.unwrap_or_else(|| (0, GENESIS.to_owned()));
    let cut = match head {
        Some(head) if head.sequence == sequence && (sequence == 0 || head.hash == hash) => None,
        // The head row remembers more than the ledger holds: its end was cut off.
        _ => Some(Broken { sequence: sequence + 1, why: Fault::Sequence }),
    };
    let events = u64::try_from(entries.len()).unwrap_or(u64::MAX);
    let chain = domain::ledger::verify(entries).err();
    let broken = [chain, forged, cut].into_iter().flatten().min_by_key(|broken| broken.sequence);
    Ok(Verification { events, head: hash, broken })
}

/// The newest events before a place in the ledger, newest first; `before` is the sequence to continue from.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor may read the ledger.
pub async fn newest(
    services: &Services,
    request: &Request,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<LedgerLine>, ServiceError> {
    allow(&request.actor, Action::ReadLedger, &Resource::Site)?;
    let mut rows = ledger::Entity::find();
    if let Some(before) = before {
        rows = rows.filter(ledger::Column::Sequence.lt(before));
    }
    let rows =
        rows.order_by_desc(ledger::Column::Sequence).limit(limit).all(&services.database.connection).await?;
    Ok(rows.into_iter().map(entry).collect())
}

fn entry(row: ledger::Model) -> LedgerLine {
    LedgerLine {
        entry: LedgerEntry {
            sequence: row.sequence,
            at: row.at,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            payload_hash: row.payload_hash,
            previous_hash: row.previous_hash,
            hash: row.hash,
        },
        payload: row.payload,
    }
}

fn actor_of(request: &Request) -> String {
    match (&request.actor, &request.user) {
        // Staff without an account: the command line of the machine.
        (Actor::Staff { .. }, None) => "console".to_owned(),
        (actor, _) => actor.label(),
    }
}
