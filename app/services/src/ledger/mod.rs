//! The ledger: every command appends its event in its own transaction, sealed to the event before. An event holds numbers,
//! codes and hashes alone; the rows it wrote are sealed with it ([`seal`]), so that they can be proven later ([`prove`]).

mod check;
pub mod heads;
mod named;
mod page;
mod renew;
mod rounds;
mod rows;
pub(crate) mod seal;
mod verify;

use chrono::DateTime;
use domain::access::Actor;
use domain::ledger::{Event, Facts, LedgerEntry};
use domain::report::canonical;
use sea_orm::{EntityTrait, Set};

use crate::context::Request;
use crate::digest;
use crate::entity::{ledger, ledger_head};
use crate::error::ServiceError;
use crate::storage::{Database, Write};

pub use check::{LedgerCheck, LedgerFinding, check, last_check};
pub use heads::SignedHead;
pub use page::{LedgerFilter, LedgerLine, newest};
pub use renew::renew;
pub use verify::{Difference, How, Proof, SavedHead, Secrets, Verification, prove, prove_copy, verify};

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
        action: &'static str,
        subject: &str,
        facts: impl Into<Facts>,
    ) -> Result<Self, ServiceError> {
        let payload = canonical::json(&facts.into())?;
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
pub(crate) async fn append(
    write: &Write,
    request: &Request,
    action: &'static str,
    subject: &str,
    facts: impl Into<Facts>,
) -> Result<(), ServiceError> {
    append_all(write, vec![Happening::new(request, action, subject, facts)?]).await
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

/// The entry of a stored event.
fn entry(row: &ledger::Model) -> LedgerEntry {
    LedgerEntry {
        sequence: row.sequence,
        at: row.at,
        actor: row.actor.clone(),
        action: row.action.clone(),
        subject: row.subject.clone(),
        payload_hash: row.payload_hash.clone(),
        previous_hash: row.previous_hash.clone(),
        hash: row.hash.clone(),
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

fn actor_of(request: &Request) -> String {
    match (&request.actor, &request.user) {
        // Staff without an account: the command line of the machine.
        (Actor::Staff { .. }, None) => "console".to_owned(),
        (actor, _) => actor.label(),
    }
}
