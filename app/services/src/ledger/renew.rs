//! The beginning of the ledger as it is kept today. An installation begins with one event, after which every payload must
//! be there; where an older program had written words into the ledger, they were taken out by a migration (their hashes
//! stay in the chain), and the rows of that time, which had no seals, are sealed as they stand.

use domain::ledger::{Facts, Record};
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
/// [`ServiceError`] if the database does not answer.
pub async fn renew(services: &Services, request: &Request) -> Result<bool, ServiceError> {
    if boundary(&services.database.connection).await?.is_some() {
        return Ok(false);
    }
    let write = services.database.write().await?;
    // Writers stand in a line: another instance may have begun it.
    if boundary(&*write).await?.is_some() {
        return Ok(false);
    }
    let head = ledger_head::Entity::find_by_id(1).one(&*write).await?;
    let through = head.map_or(0, |head| head.sequence);
    if through > 0 {
        seal_all(&write, request, &services.settings.keys).await?;
    }
    append_all(&write, vec![Happening::new(request, RENEWED, "ledger", Facts::of("through", through))?])
        .await?;
    write.commit().await?;
    Ok(true)
}

/// Seals every row of every draft as it stands.
async fn seal_all(write: &Write, request: &Request, keys: &Keyring) -> Result<(), ServiceError> {
    let mut after = i64::MIN;
    loop {
        let next = draft::Entity::find()
            .filter(draft::Column::Id.gt(after))
            .order_by_asc(draft::Column::Id)
            .one(&**write)
            .await?;
        let Some(row) = next else { return Ok(()) };
        after = row.id;
        let subject = subject_of(&row.number);
        seal(write, request, &subject, &rows::of_draft(&**write, keys, &row).await?).await?;
        let mut number = i64::MIN;
        loop {
            let comments = rows::comments(&**write, keys, row.id, number).await?;
            let Some((last, _)) = comments.last() else { break };
            number = *last;
            let records: Vec<_> = comments.into_iter().map(|(_, record)| record).collect();
            seal(write, request, &subject, &records).await?;
        }
        let mut id = i64::MIN;
        loop {
            let late = rows::late(&**write, row.id, id).await?;
            let Some((last, _)) = late.last() else { break };
            id = *last;
            let records: Vec<_> = late.into_iter().map(|(_, record)| record).collect();
            seal(write, request, &subject, &records).await?;
        }
    }
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
