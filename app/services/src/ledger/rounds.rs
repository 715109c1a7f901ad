//! Rounds, opinions, answers and meetings of a draft as they stand, sealed anew for comparison.

use domain::ledger::Record;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::seal;
use crate::entity::{coordination_round, meeting, opinion, remark, remark_answer, round_body};
use crate::error::ServiceError;
use crate::keys::Keyring;

/// How a round is stored that ended with every agreement.
const AGREED: &str = "agreed";

/// Adds the seals of everything that belongs to the coordination of a draft, round by round.
pub(super) async fn of_draft(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    draft_id: i64,
    found: &mut Vec<Record>,
) -> Result<(), ServiceError> {
    let rounds = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_asc(coordination_round::Column::Number)
        .all(connection)
        .await?;
    for round in &rounds {
        let bodies = round_body::Entity::find()
            .filter(round_body::Column::RoundId.eq(round.id))
            .all(connection)
            .await?;
        found.push(seal::round(keys, round, &bodies)?);
        for body in &bodies {
            found.push(seal::asked(keys, body)?);
        }
        opinions(connection, keys, bodies.iter().map(|body| body.id).collect(), found).await?;
    }
    let meetings =
        meeting::Entity::find().filter(meeting::Column::DraftId.eq(draft_id)).all(connection).await?;
    for meeting in &meetings {
        found.push(seal::meeting(keys, meeting)?);
    }
    Ok(())
}

/// The opinions of one round, the amended ones too, with their remarks and what was answered to those.
async fn opinions(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    bodies: Vec<i64>,
    found: &mut Vec<Record>,
) -> Result<(), ServiceError> {
    if bodies.is_empty() {
        return Ok(());
    }
    let opinions = opinion::Entity::find()
        .filter(opinion::Column::RoundBodyId.is_in(bodies))
        .order_by_asc(opinion::Column::Id)
        .all(connection)
        .await?;
    for one in &opinions {
        let remarks =
            remark::Entity::find().filter(remark::Column::OpinionId.eq(one.id)).all(connection).await?;
        found.push(seal::opinion(keys, one, &remarks)?);
        if remarks.is_empty() {
            continue;
        }
        let answers = remark_answer::Entity::find()
            .filter(remark_answer::Column::RemarkId.is_in(remarks.iter().map(|remark| remark.id)))
            .all(connection)
            .await?;
        for answer in &answers {
            found.push(seal::remark_answer(keys, answer)?);
        }
    }
    Ok(())
}

/// Whether the last round of a draft ended with every agreement.
pub(super) async fn has_agreed(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<bool, ServiceError> {
    let outcome: Option<Option<String>> = coordination_round::Entity::find()
        .select_only()
        .column(coordination_round::Column::Outcome)
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_desc(coordination_round::Column::Number)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(outcome.flatten().as_deref() == Some(AGREED))
}
