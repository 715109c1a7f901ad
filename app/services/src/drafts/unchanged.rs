//! An amendment changes something: one that leaves the standard as it is, is not placed (R15-10).

use domain::amending::amends;
use domain::draft::{DraftKind, Refusal};
use domain::standard::Content;
use sea_orm::ConnectionTrait;

use super::base::base_of;
use super::load::kind_of;
use crate::entity::draft;
use crate::error::ServiceError;

/// Whether an amendment leaves the text that it starts from as it is.
pub(crate) async fn changes_nothing(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
    content: &Content,
) -> Result<bool, ServiceError> {
    if kind_of(row)? != DraftKind::Amendment {
        return Ok(false);
    }
    let base = base_of(connection, row).await?;
    Ok(base.is_some_and(|base| !amends(&base.content, content)))
}

/// Refuses to go on with an amendment that leaves the standard as it is.
///
/// # Errors
/// [`Refusal::NothingAmended`].
pub(crate) async fn needs_change(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
    content: &Content,
) -> Result<(), ServiceError> {
    if changes_nothing(connection, row, content).await? {
        Err(Refusal::NothingAmended.into())
    } else {
        Ok(())
    }
}
