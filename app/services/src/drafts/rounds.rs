//! A round of coordination read from its rows.

use domain::body::BodyId;
use domain::coordination::{AskedBody, Ground, Position, Round};
use domain::standard::ContentHash;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{coordination_round, round_body};
use crate::error::ServiceError;

/// The last round of a draft, if it was ever sent.
pub(crate) async fn last_round(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Option<Round>, ServiceError> {
    let row = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_desc(coordination_round::Column::Number)
        .one(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let bodies = round_body::Entity::find()
        .filter(round_body::Column::RoundId.eq(row.id))
        .order_by_asc(round_body::Column::Id)
        .all(connection)
        .await?;
    round_of(&row, &bodies).map(Some)
}

/// A round, as the rules see it.
pub(crate) fn round_of(
    row: &coordination_round::Model,
    bodies: &[round_body::Model],
) -> Result<Round, ServiceError> {
    Ok(Round {
        number: u32::try_from(row.number).map_err(ServiceError::internal)?,
        hash: ContentHash::parse(&row.hash).map_err(ServiceError::internal)?,
        opened_at: row.opened_at,
        asked: bodies.iter().map(asked_of).collect::<Result<_, _>>()?,
        ended_at: row.ended_at,
    })
}

/// A body in a round, as the rules see it.
pub(crate) fn asked_of(row: &round_body::Model) -> Result<AskedBody, ServiceError> {
    let grounds: Vec<Ground> = serde_json::from_str(&row.grounds)?;
    let position = row.position.as_deref().map(|code| {
        Position::from_code(code).ok_or_else(|| ServiceError::internal(format!("no position {code}")))
    });
    let holds_from = row.holds_from.map(u32::try_from);
    Ok(AskedBody {
        body: BodyId(row.body_id),
        grounds,
        due_on: row.due_on,
        position: position.transpose()?,
        holds_from: holds_from.transpose().map_err(ServiceError::internal)?,
        silence_norm: row.silence_norm.clone(),
        struck: row.struck_at.is_some(),
    })
}
