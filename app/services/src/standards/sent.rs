//! The text that was sent in a round: what the bodies agree to, and what is approved (RC-4).

use domain::draft::Coordinating;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{coordination_round, revision};
use crate::error::ServiceError;

/// The revision of the last round of a draft.
pub(super) async fn sent_revision(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    stage: &Coordinating,
) -> Result<revision::Model, ServiceError> {
    let round = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .filter(coordination_round::Column::Number.eq(i64::from(stage.round.number)))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let text = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(draft_id))
        .filter(revision::Column::Number.eq(round.revision))
        .one(connection)
        .await?;
    text.ok_or(ServiceError::NotFound)
}
