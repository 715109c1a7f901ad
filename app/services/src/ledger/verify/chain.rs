//! The chain from its first event on, its payloads, and the heads that were signed or saved.

use std::collections::BTreeMap;

use domain::ledger::{Broken, Chain, ChainFault, statement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{SavedHead, Verification};
use crate::digest;
use crate::entity::{ledger, ledger_head, signed_head};
use crate::error::ServiceError;
use crate::ledger::{entry, renew};
use crate::signing::{self, SigningKeys};

/// How many events are read at a time.
const PAGE: u64 = 1000;

/// Reads the chain; signatures are checked where the keys are given.
pub(super) async fn verify(
    connection: &impl ConnectionTrait,
    keys: Option<&SigningKeys>,
    saved: &[SavedHead],
) -> Result<Verification, ServiceError> {
    // Words were taken out of what an older program wrote; after this event every payload must be there. A database without
    // it was laid by an older program and never used since.
    let renewed = renew::boundary(connection).await?;
    let mut expected: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for head in saved {
        expected.entry(head.sequence).or_default().push(&head.hash);
    }
    let mut compared = u64::try_from(saved.len()).unwrap_or(u64::MAX);
    let mut chain = Chain::default();
    let broken = 'chain: loop {
        let page = ledger::Entity::find()
            .filter(ledger::Column::Sequence.gt(chain.sequence()))
            .order_by_asc(ledger::Column::Sequence)
            .limit(PAGE)
            .all(connection)
            .await?;
        let Some((first, last)) = page.first().zip(page.last()).map(|(a, b)| (a.sequence, b.sequence)) else {
            break None;
        };
        let signed = heads(connection, first, last).await?;
        compared += u64::try_from(signed.values().map(Vec::len).sum::<usize>()).unwrap_or(0);
        for row in page {
            let fault = |why| Some(Broken { sequence: row.sequence, why });
            if let Err(broken) = chain.read(&entry(&row)) {
                break 'chain Some(broken);
            }
            let emptied = row.payload.is_empty() && renewed.is_none_or(|renewed| row.sequence < renewed);
            if !emptied && digest::sha256(row.payload.as_bytes()) != row.payload_hash {
                break 'chain fault(ChainFault::Content);
            }
            for head in signed.get(&row.sequence).into_iter().flatten() {
                if head.hash != row.hash {
                    break 'chain fault(ChainFault::Head);
                }
                if keys.is_some_and(|keys| !is_genuine(keys, head)) {
                    break 'chain fault(ChainFault::Signature);
                }
            }
            if expected
                .remove(&row.sequence)
                .is_some_and(|hashes| hashes.iter().any(|hash| *hash != row.hash))
            {
                break 'chain fault(ChainFault::Head);
            }
        }
    };
    let broken = match broken {
        Some(broken) => Some(broken),
        None => beyond(connection, &chain, expected.first_key_value().map(|(sequence, _)| *sequence)).await?,
    };
    Ok(Verification { events: chain.count(), heads: compared, head: chain.head().to_owned(), broken })
}

/// What remembers more than the chain holds: its end was cut off.
async fn beyond(
    connection: &impl ConnectionTrait,
    chain: &Chain,
    saved: Option<i64>,
) -> Result<Option<Broken>, ServiceError> {
    let (sequence, hash) = (chain.sequence(), chain.head());
    let head = ledger_head::Entity::find_by_id(1).one(connection).await?;
    let whole = head.is_some_and(|head| head.sequence == sequence && (sequence == 0 || head.hash == hash));
    let cut = (!whole).then_some(Broken { sequence: sequence + 1, why: ChainFault::Sequence });
    let signed = signed_head::Entity::find()
        .filter(signed_head::Column::Sequence.gt(sequence))
        .order_by_asc(signed_head::Column::Sequence)
        .one(connection)
        .await?;
    let named = saved.into_iter().chain(signed.map(|head| head.sequence)).min();
    let named = named.map(|sequence| Broken { sequence, why: ChainFault::Head });
    Ok(named.or(cut))
}

async fn heads(
    connection: &impl ConnectionTrait,
    first: i64,
    last: i64,
) -> Result<BTreeMap<i64, Vec<signed_head::Model>>, ServiceError> {
    let rows = signed_head::Entity::find()
        .filter(signed_head::Column::Sequence.between(first, last))
        .all(connection)
        .await?;
    let mut heads: BTreeMap<i64, Vec<signed_head::Model>> = BTreeMap::new();
    for row in rows {
        heads.entry(row.sequence).or_default().push(row);
    }
    Ok(heads)
}

fn is_genuine(keys: &SigningKeys, head: &signed_head::Model) -> bool {
    let text = statement(head.sequence, &head.hash, head.at);
    signing::is_genuine(keys, &head.key_id, &text, &head.signature)
}
