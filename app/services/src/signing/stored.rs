//! The key of installations that began when it still stood in the database: it moves to the file and leaves no copy.

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;

use crate::entity::signing_key::Entity;
use crate::error::ServiceError;
use crate::storage::Database;

/// A key as the database kept it.
#[derive(Clone)]
pub struct StoredKey {
    /// The seed in Base64.
    pub seed: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

impl std::fmt::Debug for StoredKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("StoredKey")
    }
}

/// The key that the database still holds.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn stored(database: &Database) -> Result<Option<StoredKey>, ServiceError> {
    let row = Entity::find_by_id(1).one(&database.connection).await?;
    Ok(row.map(|row| StoredKey { seed: row.seed, made_at: row.created_at }))
}

/// Removes the key from the database, when it stands safely elsewhere.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn forget(database: &Database) -> Result<(), ServiceError> {
    Entity::delete_many().exec(&database.connection).await?;
    Ok(())
}
