//! Proves that what a command wrote is there: the driver's word for it is not enough.

use sea_orm::EntityTrait;

use super::Database;
use crate::entity::ledger_head;
use crate::error::ServiceError;

/// Looks from another connection whether the ledger has reached `sequence`, which only a committed transaction can bring
/// about. A command that appended nothing has nothing to prove.
///
/// # Errors
/// [`ServiceError::Unavailable`] if it has not: then nothing of the command is kept.
pub(super) async fn committed(database: &Database, sequence: i64) -> Result<(), ServiceError> {
    if sequence == 0 {
        return Ok(());
    }
    let head = ledger_head::Entity::find_by_id(1).one(&database.connection).await?;
    if head.is_some_and(|head| head.sequence >= sequence) {
        return Ok(());
    }
    tracing::error!(sequence, "the database said that it committed, and did not");
    Err(ServiceError::Unavailable)
}
