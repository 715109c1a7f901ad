//! The beginning of the ledger as it is kept today. An installation begins with one event, after which every payload must
//! be there; where an older program had written words into the ledger, they were taken out by a migration (their hashes
//! stay in the chain), and the rows of that time, which had no seals, are sealed as they stand: in batches, each a
//! transaction, so that what is broken off goes on where it stopped.

use domain::ledger::{Facts, Key, Record, Records};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::seal::subject_of;
use super::{Happening, append_all, rows};
use crate::context::{Request, Services};
use crate::entity::{draft, ledger, ledger_head};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::storage::Write;

/// The action of the event that begins the ledger as it is kept today.
const RENEWED: &str = "ledger.renewed";
/// The action of the events that seal rows of an older program.
pub(super) const SEALED: &str = "records.sealed";
/// How many rows one event seals.
const ROWS: usize = 500;
/// After so many rows a transaction ends.
const BATCH: usize = 500;

/// The sequence of the event before which payloads may be emptied, if the ledger was begun.
pub(super) async fn boundary(connection: &impl ConnectionTrait) -> Result<Option<i64>, ServiceError> {
    Ok(ledger::Entity::find()
        .select_only()
        .column(ledger::Column::Sequence)
        .filter(ledger::Column::Action.eq(RENEWED))
        .order_by_asc(ledger::Column::Sequence)
        .into_tuple()
        .one(connection)
        .await?)
}

/// Begins the ledger, once in the life of an installation, and tells whether it did. Called whenever the program starts.
///
/// # Errors
/// [`ServiceError`] if the database does not answer; what was sealed before stays so.
pub async fn renew(services: &Services, request: &Request) -> Result<bool, ServiceError> {
    if boundary(&services.database.connection).await?.is_some() {
        return Ok(false);
    }
    loop {
        let write = services.database.write().await?;
        // Writers stand in a line: another instance may have begun it, or sealed some rows meanwhile.
        if boundary(&*write).await?.is_some() {
            return Ok(false);
        }
        let is_whole = seal_some(&write, request, &services.settings.keys).await?;
        if is_whole {
            let through = Facts::of("through", through(&write).await?);
            append_all(&write, vec![Happening::new(request, RENEWED, "ledger", through)?]).await?;
        }
        write.commit().await?;
        if is_whole {
            return Ok(true);
        }
    }
}

/// The sequence of the last event of the older program.
async fn through(write: &Write) -> Result<i64, ServiceError> {
    let first: Option<i64> = ledger::Entity::find()
        .select_only()
        .column(ledger::Column::Sequence)
        .filter(ledger::Column::Action.eq(SEALED))
        .order_by_asc(ledger::Column::Sequence)
        .into_tuple()
        .one(&**write)
        .await?;
    if let Some(first) = first {
        return Ok(first - 1);
    }
    let head = ledger_head::Entity::find_by_id(1).one(&**write).await?;
    Ok(head.map_or(0, |head| head.sequence))
}

/// Seals a batch of rows as they stand, and tells whether none is left.
async fn seal_some(write: &Write, request: &Request, keys: &Keyring) -> Result<bool, ServiceError> {
    let mut next = next(write).await?;
    let mut sealed = 0;
    while sealed < BATCH {
        let Some(page) = page(write, keys, next).await? else { return Ok(true) };
        seal(write, request, &page.subject, &page.records).await?;
        sealed += page.records.len();
        next = page.next;
    }
    Ok(false)
}

/// Which rows are to be sealed next.
enum Next {
    /// What the staff has done on the draft that follows one.
    Draft { after: i64 },
    /// The comments of a draft that follow a number.
    Comments { draft: i64, subject: String, after: i64 },
    /// The late attempts on a draft that follow an identity.
    Late { draft: i64, subject: String, after: i64 },
}

/// Rows of one draft.
struct Page {
    subject: String,
    records: Vec<Record>,
    next: Next,
}

/// Where sealing stopped: the newest event that sealed rows of an older program says it by its last row.
async fn next(write: &Write) -> Result<Next, ServiceError> {
    let newest: Option<(String, String)> = ledger::Entity::find()
        .select_only()
        .columns([ledger::Column::Subject, ledger::Column::Payload])
        .filter(ledger::Column::Action.eq(SEALED))
        .order_by_desc(ledger::Column::Sequence)
        .into_tuple()
        .one(&**write)
        .await?;
    let Some((subject, payload)) = newest else { return Ok(Next::Draft { after: i64::MIN }) };
    let number = subject.strip_prefix("draft:").unwrap_or_default();
    let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(&**write).await?;
    let draft = row.ok_or(ServiceError::NotFound)?.id;
    let sealed: Records = serde_json::from_str(&payload)?;
    Ok(match sealed.records.last().map(|record| &record.of) {
        Some(Key::Comment(number)) => Next::Comments { draft, subject, after: *number },
        Some(Key::Late(id)) => Next::Late { draft, subject, after: *id },
        _ => Next::Comments { draft, subject, after: i64::MIN },
    })
}

/// The rows to be sealed next, a page of them; nothing if every row is sealed.
async fn page(write: &Write, keys: &Keyring, mut next: Next) -> Result<Option<Page>, ServiceError> {
    loop {
        next = match next {
            Next::Draft { after } => {
                let row = draft::Entity::find()
                    .filter(draft::Column::Id.gt(after))
                    .order_by_asc(draft::Column::Id)
                    .one(&**write)
                    .await?;
                let Some(row) = row else { return Ok(None) };
                let subject = subject_of(&row.number);
                let records = rows::of_draft(&**write, keys, &row).await?;
                let next = Next::Comments { draft: row.id, subject: subject.clone(), after: i64::MIN };
                return Ok(Some(Page { subject, records, next }));
            }
            Next::Comments { draft, subject, after } => {
                let found = rows::comments(&**write, keys, draft, after).await?;
                match found.last() {
                    Some((last, _)) => {
                        let next = Next::Comments { draft, subject: subject.clone(), after: *last };
                        return Ok(Some(Page { subject, records: records_of(found), next }));
                    }
                    None => Next::Late { draft, subject, after: i64::MIN },
                }
            }
            Next::Late { draft, subject, after } => {
                let found = rows::late(&**write, draft, after).await?;
                match found.last() {
                    Some((last, _)) => {
                        let next = Next::Late { draft, subject: subject.clone(), after: *last };
                        return Ok(Some(Page { subject, records: records_of(found), next }));
                    }
                    None => Next::Draft { after: draft },
                }
            }
        };
    }
}

fn records_of(numbered: Vec<(i64, Record)>) -> Vec<Record> {
    numbered.into_iter().map(|(_, record)| record).collect()
}

async fn seal(
    write: &Write,
    request: &Request,
    subject: &str,
    records: &[Record],
) -> Result<(), ServiceError> {
    let mut events = Vec::new();
    for some in records.chunks(ROWS) {
        events.push(Happening::new(request, SEALED, subject, Facts::none().sealing(some.to_vec()))?);
    }
    append_all(write, events).await
}
