//! The counters of all instances on one database.
//!
//! Each statement stands alone and touches one row of a table that need not be durable, so nobody waits for another longer
//! than a row takes to be written. A refused try writes nothing. The keys are keyed hashes, because the table would else
//! be a list of who tried to sign in from where.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Set};

use super::pace::{self, Count, HOURS_BETWEEN_LETTERS, MEMORY_MINUTES, WORTH_A_LETTER};
use super::{Ticket, TrySource};
use crate::context::Services;
use crate::entity::tries::{ActiveModel, Column, Entity, Model};
use crate::error::ServiceError;
use crate::keys::Purpose;

/// How often a try is counted anew when another of the same place came between: so many pass at once only while they fail,
/// and the pause begins after three.
const ROUNDS: usize = 8;

/// Counts a try as failed, or refuses it.
pub(super) async fn begin(
    services: &Services,
    ticket: &Ticket,
    source: &TrySource,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let connection = &services.database.connection;
    let (place, account) = (key(services, &ticket.place), key(services, &ticket.account));
    for _ in 0..ROUNDS {
        let rows = Entity::find()
            .filter(Column::Key.is_in([place.as_str(), account.as_str()]))
            .all(connection)
            .await?;
        let of = |key: &str| rows.iter().find(|row| row.key == key);
        let seen = of(&place);
        let (of_place, of_account) = (seen.map(count), of(&account).map(count));
        pace::let_through(of_place.as_ref(), of_account.as_ref(), source, at)?;
        if bump_as_seen(services, &place, seen, at).await? {
            return bump(services, account, at).await;
        }
    }
    Err(ServiceError::TooMany { retry_after_seconds: 1 })
}

/// The password was right.
pub(super) async fn succeeded(services: &Services, ticket: &Ticket) -> Result<(), ServiceError> {
    Entity::delete_many()
        .filter(Column::Key.eq(key(services, &ticket.place)))
        .exec(&services.database.connection)
        .await?;
    lower(services, &ticket.account).await
}

/// The try was not carried out.
pub(super) async fn take_back(services: &Services, ticket: &Ticket) -> Result<(), ServiceError> {
    lower(services, &ticket.place).await?;
    lower(services, &ticket.account).await
}

/// The password was wrong. One instance alone is answered how often the account has failed if its owner should be told now.
pub(super) async fn failed(
    services: &Services,
    ticket: &Ticket,
    at: DateTime<Utc>,
) -> Result<Option<u32>, ServiceError> {
    let connection = &services.database.connection;
    let key = key(services, &ticket.account);
    let taken = Entity::update_many()
        .col_expr(Column::ToldAt, Expr::value(at.timestamp_millis()))
        .filter(Column::Key.eq(key.as_str()))
        .filter(Column::Failures.gte(i64::from(WORTH_A_LETTER)))
        .filter(nobody_was_told(at))
        .exec(connection)
        .await?;
    if taken.rows_affected == 0 {
        return Ok(None);
    }
    let row = Entity::find_by_id(key).one(connection).await?;
    Ok(row.map(|row| count(&row).failures))
}

/// Forgets what no longer counts.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub(crate) async fn sweep(services: &Services, at: DateTime<Utc>) -> Result<(), ServiceError> {
    if services.database.is_shared() {
        Entity::delete_many()
            .filter(Column::LastAt.lte(forgotten(at)))
            .filter(nobody_was_told(at))
            .exec(&services.database.connection)
            .await?;
    }
    Ok(())
}

/// Counts one more failure of a place if nothing has happened to it since it was seen.
async fn bump_as_seen(
    services: &Services,
    key: &str,
    seen: Option<&Model>,
    at: DateTime<Utc>,
) -> Result<bool, ServiceError> {
    let connection = &services.database.connection;
    let Some(seen) = seen else {
        let alone = OnConflict::column(Column::Key).do_nothing().to_owned();
        let row = first(key.to_owned(), at);
        return Ok(Entity::insert(row).on_conflict(alone).exec_without_returning(connection).await? > 0);
    };
    let failures = i64::from(count(seen).standing(at).saturating_add(1));
    let done = Entity::update_many()
        .col_expr(Column::Failures, Expr::value(failures))
        .col_expr(Column::LastAt, Expr::value(at.timestamp_millis()))
        .filter(Column::Key.eq(key))
        .filter(Column::Failures.eq(seen.failures))
        .filter(Column::LastAt.eq(seen.last_at))
        .exec(connection)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Counts one more failure of an account, whoever else does so.
async fn bump(services: &Services, key: String, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let stands = |column: Column| Expr::col((Entity, column));
    let counts = stands(Column::LastAt).gt(forgotten(at));
    let failures: Expr = Expr::case(counts, stands(Column::Failures).add(1_i64)).finally(1_i64).into();
    let again = OnConflict::column(Column::Key)
        .value(Column::Failures, failures)
        .value(Column::LastAt, at.timestamp_millis())
        .to_owned();
    let row = first(key, at);
    Entity::insert(row).on_conflict(again).exec_without_returning(&services.database.connection).await?;
    Ok(())
}

/// Takes one failure back.
async fn lower(services: &Services, of: &str) -> Result<(), ServiceError> {
    Entity::update_many()
        .col_expr(Column::Failures, Expr::col(Column::Failures).sub(1_i64))
        .filter(Column::Key.eq(key(services, of)))
        .filter(Column::Failures.gt(0_i64))
        .exec(&services.database.connection)
        .await?;
    Ok(())
}

fn first(key: String, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel { key: Set(key), failures: Set(1), last_at: Set(at.timestamp_millis()), told_at: Set(None) }
}

fn key(services: &Services, of: &str) -> String {
    services.settings.keys.hash(Purpose::Tries, of)
}

fn count(row: &Model) -> Count {
    let instant = |milliseconds| DateTime::from_timestamp_millis(milliseconds).unwrap_or_default();
    Count {
        failures: u32::try_from(row.failures).unwrap_or(u32::MAX),
        last: instant(row.last_at),
        told: row.told_at.map(instant),
    }
}

/// What failed last then or earlier does not count any more.
fn forgotten(at: DateTime<Utc>) -> i64 {
    (at - TimeDelta::minutes(MEMORY_MINUTES)).timestamp_millis()
}

/// That the owner of an account was not told lately.
fn nobody_was_told(at: DateTime<Utc>) -> Condition {
    let lately = (at - TimeDelta::hours(HOURS_BETWEEN_LETTERS)).timestamp_millis();
    Condition::any().add(Column::ToldAt.is_null()).add(Column::ToldAt.lte(lately))
}
