//! Guessing is slowed down: per account and per network address. A try is counted before the password is checked, so
//! that many tries at once do not pass together.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::entity::sign_in_attempt::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::storage::{Database, Write};

/// How long a failure counts, in minutes.
const MEMORY_MINUTES: i64 = 15;
/// How many failures an account may have in that time.
const FAILURES_PER_ACCOUNT: usize = 5;
/// How many failures a network address may have in that time; many people may sit behind one.
const FAILURES_PER_ADDRESS: usize = 50;

/// The two things that are counted.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    account: String,
    address: Option<String>,
}

impl Keys {
    pub(super) fn new(email: &str, address: Option<&str>) -> Self {
        Self {
            account: format!("email:{email}"),
            address: address.map(|address| format!("address:{address}")),
        }
    }
}

/// Counts a try as failed until it succeeds, or refuses it.
pub(super) async fn count(database: &Database, keys: &Keys, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let write = database.write().await?;
    check(&write, &keys.account, FAILURES_PER_ACCOUNT, at).await?;
    if let Some(address) = &keys.address {
        check(&write, address, FAILURES_PER_ADDRESS, at).await?;
    }
    let rows = [Some(&keys.account), keys.address.as_ref()].into_iter().flatten().map(|key| ActiveModel {
        key: Set(key.clone()),
        at: Set(at),
        succeeded: Set(false),
        ..Default::default()
    });
    Entity::insert_many(rows).exec(&*write).await?;
    // What no longer counts is not kept: it would be a list of who tried to sign in when.
    Entity::delete_many()
        .filter(Column::At.lt(at - TimeDelta::minutes(MEMORY_MINUTES)))
        .exec(&*write)
        .await?;
    write.commit().await
}

/// Forgets the failures of the account after the right password, and this try of the address.
pub(super) async fn forgive(write: &Write, keys: &Keys, at: DateTime<Utc>) -> Result<(), ServiceError> {
    Entity::delete_many().filter(Column::Key.eq(&keys.account)).exec(&**write).await?;
    if let Some(address) = &keys.address {
        let this = Column::Key.eq(address).and(Column::At.eq(at));
        Entity::delete_many().filter(this).exec(&**write).await?;
    }
    Ok(())
}

async fn check(write: &Write, key: &str, allowed: usize, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let since = at - TimeDelta::minutes(MEMORY_MINUTES);
    let failures = Entity::find()
        .filter(Column::Key.eq(key))
        .filter(Column::At.gt(since))
        .filter(Column::Succeeded.eq(false))
        .order_by_desc(Column::At)
        .all(&**write)
        .await?;
    // The failure that must be forgotten before another try is allowed.
    let Some(blocking) = failures.get(allowed.saturating_sub(1)) else { return Ok(()) };
    let wait = Ord::max((blocking.at + TimeDelta::minutes(MEMORY_MINUTES) - at).num_seconds(), 1);
    Err(ServiceError::TooMany { retry_after_seconds: u64::try_from(wait).unwrap_or(1) })
}
