//! Every act with the text that it puts in force, compared with what the ledger says of it. An act that was taken over from
//! elsewhere belongs to no draft, so acts are read by what was done and not by what it was done to.

use std::collections::BTreeMap;

use domain::ledger::{Key, Record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::against::{Stop, records, same};
use super::pages::rows_after;
use super::{Difference, How, Measure};
use crate::entity::{ledger, standard};
use crate::error::ServiceError;
use crate::ledger::seal;

/// How many events are read at a time.
const PAGE: u64 = 200;
/// How many acts are read at a time: each holds a whole standard.
const ACTS: u64 = 4;
/// How the actions begin that seal acts.
const ACTIONS: &str = "standard.";

/// The newest seal of an act, and the subject of its event.
type Sealed = BTreeMap<i64, (String, Record)>;

/// Compares every act and counts those that are what was sealed.
pub(super) async fn rows(
    connection: &impl ConnectionTrait,
    measure: Measure<'_>,
) -> Result<(u64, Option<Difference>), ServiceError> {
    let mut sealed = Sealed::new();
    if let Err(stop) = newest(connection, &mut sealed).await {
        return told(stop, "ledger".to_owned()).map(|differs| (0, Some(differs)));
    }
    let (mut after, mut count) = (i64::MIN, 0);
    loop {
        let page = rows_after::<standard::Entity>(connection, standard::Column::Id, after, ACTS).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in &page {
            let found = seal::standard(row)?;
            let (subject, compared) = match sealed.remove(&row.id) {
                Some((subject, record)) => (subject, same(measure, &record, &found)),
                None => (format!("standard:{}", row.id), Err(Stop::Differs(found.of, How::Added))),
            };
            if let Err(stop) = compared {
                return told(stop, subject).map(|differs| (count, Some(differs)));
            }
            count += 1;
        }
    }
    let gone = sealed.pop_first().map(|(id, (subject, _))| {
        let row = Key::Standard(id).to_string();
        Difference { subject, row, how: How::Missing }
    });
    Ok((count, gone))
}

/// A difference in words of its own; what failed goes on failing.
fn told(stop: Stop, subject: String) -> Result<Difference, ServiceError> {
    match stop {
        Stop::Failed(error) => Err(error),
        Stop::Differs(row, how) => Ok(Difference { subject, row: row.to_string(), how }),
    }
}

async fn newest(connection: &impl ConnectionTrait, sealed: &mut Sealed) -> Result<(), Stop> {
    let mut after = 0;
    loop {
        let page: Vec<(i64, String, String)> = ledger::Entity::find()
            .select_only()
            .columns([ledger::Column::Sequence, ledger::Column::Subject, ledger::Column::Payload])
            .filter(ledger::Column::Action.starts_with(ACTIONS))
            .filter(ledger::Column::Sequence.gt(after))
            .order_by_asc(ledger::Column::Sequence)
            .limit(PAGE)
            .into_tuple()
            .all(connection)
            .await?;
        let Some((last, _, _)) = page.last() else { return Ok(()) };
        after = *last;
        for (_, subject, payload) in page {
            for record in records(&payload)?.records {
                if let Key::Standard(id) = record.of {
                    sealed.insert(id, (subject.clone(), record));
                }
            }
        }
    }
}
