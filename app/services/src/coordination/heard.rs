//! What was said in the rounds before: on which text each body gave its last opinion, and which remarks wait for an answer.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::rows::{answered_among, asked_in, remarks_in, rounds_of, standing_by};
use crate::entity::{coordination_round, remark, round_body};
use crate::error::ServiceError;

/// The number of the revision on which each body gave its last opinion, by the key of the body.
pub(super) async fn heard(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<HashMap<i64, i64>, ServiceError> {
    let rounds = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_asc(coordination_round::Column::Number)
        .all(connection)
        .await?;
    let given = round_body::Entity::find()
        .filter(round_body::Column::RoundId.in_subquery(rounds_of(draft_id)))
        .filter(round_body::Column::Position.is_not_null())
        .all(connection)
        .await?;
    let mut heard = HashMap::new();
    for round in rounds {
        for answer in given.iter().filter(|answer| answer.round_id == round.id) {
            heard.insert(answer.body_id, round.revision);
        }
    }
    Ok(heard)
}

/// How many remarks of the opinions that stand have no answer (RC-3).
pub(super) async fn unanswered(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<u32, ServiceError> {
    let standing = standing_by(asked_in(rounds_of(draft_id)));
    let answered = answered_among(remarks_in(standing.clone()));
    let waiting = remark::Entity::find()
        .filter(remark::Column::OpinionId.in_subquery(standing))
        .filter(remark::Column::Id.not_in_subquery(answered));
    Ok(u32::try_from(waiting.count(connection).await?).unwrap_or(u32::MAX))
}
