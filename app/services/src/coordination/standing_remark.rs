//! A remark of a draft with the answer that stands.

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entity::{coordination_round, opinion, remark, remark_answer, round_body};
use crate::error::ServiceError;

/// A remark of an opinion that stands.
pub(super) struct StandingRemark {
    /// The number of its round.
    pub(super) round: u32,
    /// The remark.
    pub(super) remark: remark::Model,
    /// The answer to it.
    pub(super) answer: Option<remark_answer::Model>,
}

/// The remark of a key, if it is of this draft.
///
/// # Errors
/// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] on the field `remark` if the body has amended its opinion since
/// (`amended`).
pub(super) async fn standing_remark(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    remark_id: i64,
) -> Result<StandingRemark, ServiceError> {
    let none = || ServiceError::NotFound;
    let remark = remark::Entity::find_by_id(remark_id).one(connection).await?.ok_or_else(none)?;
    let opinion = opinion::Entity::find_by_id(remark.opinion_id).one(connection).await?.ok_or_else(none)?;
    let asked = round_body::Entity::find_by_id(opinion.round_body_id).one(connection).await?;
    let asked = asked.ok_or_else(none)?;
    let round = coordination_round::Entity::find_by_id(asked.round_id).one(connection).await?;
    let round = round.ok_or_else(none)?;
    if round.draft_id != draft_id {
        return Err(ServiceError::NotFound);
    }
    if opinion.superseded_at.is_some() {
        return Err(ServiceError::field("remark", "amended"));
    }
    let answer = remark_answer::Entity::find_by_id(remark_id).one(connection).await?;
    let round = u32::try_from(round.number).map_err(ServiceError::internal)?;
    Ok(StandingRemark { round, remark, answer })
}
