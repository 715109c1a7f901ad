//! The secret address of a person's calendar: made, replaced and ended by the person, and shown once.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::acting::acting;
use crate::context::{Request, Services};
use crate::entity::calendar_key::{ActiveModel, Column, Entity};
use crate::entropy::SecretToken;
use crate::error::ServiceError;
use crate::keys::Purpose;
use crate::ledger;

/// How long a key is, in letters.
const LENGTH: usize = 26;

/// Since when the person who asks has a secret calendar address, if there is one.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn calendar_key_since(
    services: &Services,
    request: &Request,
) -> Result<Option<DateTime<Utc>>, ServiceError> {
    let Some(user_id) = request.user_id() else { return Ok(None) };
    let row = Entity::find_by_id(user_id).one(&services.database.connection).await?;
    Ok(row.map(|row| row.made_at))
}

/// Makes the key of the person who asks, in the place of the one before, and gives it back this once.
///
/// # Errors
/// [`ServiceError::NotFound`] without an account.
pub async fn make_calendar_key(services: &Services, request: &Request) -> Result<SecretToken, ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let key = SecretToken::of(services.entropy.receipt()?);
    let write = services.database.write().await?;
    Entity::delete_by_id(user_id).exec(&*write).await?;
    let row = ActiveModel {
        user_id: Set(user_id),
        hash: Set(services.settings.keys.hash(Purpose::CalendarKey, key.reveal())),
        made_at: Set(request.at),
    };
    row.insert(&*write).await?;
    ledger::append(&write, request, "calendar_key.made", &format!("user:{user_id}"), ()).await?;
    write.commit().await?;
    Ok(key)
}

/// Ends the secret calendar address of the person who asks. Ending what has ended changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] without an account.
pub async fn end_calendar_key(services: &Services, request: &Request) -> Result<(), ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let write = services.database.write().await?;
    if Entity::delete_by_id(user_id).exec(&*write).await?.rows_affected == 0 {
        return Ok(());
    }
    ledger::append(&write, request, "calendar_key.ended", &format!("user:{user_id}"), ()).await?;
    write.commit().await
}

/// The call of the person whose calendar a key opens.
///
/// # Errors
/// [`ServiceError::NotFound`] if nobody has such a key, or its person can do nothing now.
pub async fn calendar_owner(
    services: &Services,
    key: &str,
    at: DateTime<Utc>,
) -> Result<Request, ServiceError> {
    if key.len() != LENGTH {
        return Err(ServiceError::NotFound);
    }
    let connection = &services.database.connection;
    let hash = services.settings.keys.hash(Purpose::CalendarKey, key);
    let row = Entity::find().filter(Column::Hash.eq(hash)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let (person, memberships) =
        acting(services, connection, row.user_id).await?.ok_or(ServiceError::NotFound)?;
    if memberships.is_empty() {
        return Err(ServiceError::NotFound);
    }
    let actor = Actor::Staff { user_id: person.user_id, memberships };
    Ok(Request::new(actor, Some(person), at))
}
