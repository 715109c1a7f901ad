//! How many letters one reader gets in an hour, whatever asks for them.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::state;
use crate::context::Services;
use crate::entity::outbox::{Column, Entity};
use crate::error::ServiceError;
use crate::keys::Purpose;

/// The span in which letters are counted.
const SPAN: TimeDelta = TimeDelta::hours(1);

/// What is left of a reader's address when the letter is gone.
pub(super) fn hash(services: &Services, recipient: &str) -> String {
    services.settings.keys.hash(Purpose::Recipient, &recipient.trim().to_lowercase())
}

/// When the next letter may go to a reader, if it may not go at once. `but` is not counted.
pub(super) async fn next_free(
    services: &Services,
    connection: &impl ConnectionTrait,
    hash: &str,
    but: Option<i64>,
    at: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, ServiceError> {
    let allowed = services.settings.letters_per_hour;
    if allowed == 0 {
        return Ok(None);
    }
    let handed: Vec<Option<DateTime<Utc>>> = Entity::find()
        .filter(Column::RecipientHash.eq(hash))
        .filter(Column::HandedAt.gt(at - SPAN))
        .filter(Column::Id.ne(but.unwrap_or_default()))
        .order_by_desc(Column::HandedAt)
        .limit(u64::from(allowed))
        .select_only()
        .column(Column::HandedAt)
        .into_tuple()
        .all(connection)
        .await?;
    let is_full = u32::try_from(handed.len()).is_ok_and(|count| count >= allowed);
    Ok(handed.last().copied().flatten().filter(|_| is_full).map(|oldest| oldest + SPAN))
}

/// Whether a reader has, or is about to get, as many letters as an hour allows: then a letter that is only asked for is
/// not written at all.
pub(crate) async fn is_spent(
    services: &Services,
    connection: &impl ConnectionTrait,
    recipient: &str,
    at: DateTime<Utc>,
) -> Result<bool, ServiceError> {
    let allowed = u64::from(services.settings.letters_per_hour);
    if allowed == 0 {
        return Ok(false);
    }
    let waiting = Entity::find()
        .filter(Column::State.eq(state::WAITING))
        .filter(Column::Recipient.eq(recipient))
        .count(connection)
        .await?;
    let sent = Entity::find()
        .filter(Column::RecipientHash.eq(hash(services, recipient)))
        .filter(Column::HandedAt.gt(at - SPAN))
        .filter(Column::State.ne(state::WAITING))
        .count(connection)
        .await?;
    Ok(waiting + sent >= allowed)
}
