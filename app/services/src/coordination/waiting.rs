//! What of drafts in coordination waits for the body that develops them.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::coordination::RoundState;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rows::{answered_among, asked_in_any, remarks_in, standing_by};
use crate::drafts::rounds::round_of;
use crate::entity::{coordination_round, opinion, remark, round_body};
use crate::error::ServiceError;

/// Where the last round of a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LastRound {
    /// Whether it runs and can be ended: all have answered, or somebody refuses (RC-3).
    pub(crate) can_be_ended: bool,
    /// Whether it has ended.
    pub(crate) has_ended: bool,
    /// How many of its remarks have no answer.
    pub(crate) unanswered: u64,
    /// When it ended; before that the last answer, or when it was opened.
    pub(crate) since: DateTime<Utc>,
}

/// The last rounds of these drafts, by the key of the draft: a fixed number of queries however many there are.
pub(crate) async fn last_rounds(
    connection: &impl ConnectionTrait,
    drafts: &[i64],
    today: NaiveDate,
) -> Result<HashMap<i64, LastRound>, ServiceError> {
    if drafts.is_empty() {
        return Ok(HashMap::new());
    }
    let rounds = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.is_in(drafts.iter().copied()))
        .order_by_asc(coordination_round::Column::Number)
        .all(connection)
        .await?;
    // In the order of their numbers the last one of each draft stays.
    let newest: HashMap<i64, coordination_round::Model> =
        rounds.into_iter().map(|round| (round.draft_id, round)).collect();
    let keys: Vec<i64> = newest.values().map(|round| round.id).collect();
    let asked = round_body::Entity::find()
        .filter(round_body::Column::RoundId.is_in(keys.iter().copied()))
        .order_by_asc(round_body::Column::Id)
        .all(connection)
        .await?;
    let unanswered = unanswered(connection, &keys, &asked).await?;
    let mut by_round: HashMap<i64, Vec<round_body::Model>> = HashMap::new();
    for row in asked {
        by_round.entry(row.round_id).or_default().push(row);
    }
    newest
        .into_iter()
        .map(|(draft, row)| {
            let bodies = by_round.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            let round = round_of(&row, bodies)?;
            let decided = !matches!(round.state(today), RoundState::Waiting { .. }) || round.is_refused();
            let answered_at = bodies.iter().filter_map(|body| body.answered_at).max();
            let last = LastRound {
                can_be_ended: row.ended_at.is_none() && decided,
                has_ended: row.ended_at.is_some(),
                unanswered: unanswered.get(&row.id).copied().unwrap_or_default(),
                since: row.ended_at.or(answered_at).unwrap_or(row.opened_at),
            };
            Ok((draft, last))
        })
        .collect()
}

/// How many remarks of the opinions that stand have no answer, by the key of the round.
async fn unanswered(
    connection: &impl ConnectionTrait,
    rounds: &[i64],
    asked: &[round_body::Model],
) -> Result<HashMap<i64, u64>, ServiceError> {
    let standing = standing_by(asked_in_any(rounds));
    let opinions: Vec<(i64, i64)> = opinion::Entity::find()
        .select_only()
        .columns([opinion::Column::Id, opinion::Column::RoundBodyId])
        .filter(opinion::Column::Id.in_subquery(standing.clone()))
        .into_tuple()
        .all(connection)
        .await?;
    let waiting: Vec<(i64, i64)> = remark::Entity::find()
        .select_only()
        .column(remark::Column::OpinionId)
        .column_as(remark::Column::Id.count(), "many")
        .filter(remark::Column::OpinionId.in_subquery(standing.clone()))
        .filter(remark::Column::Id.not_in_subquery(answered_among(remarks_in(standing))))
        .group_by(remark::Column::OpinionId)
        .into_tuple()
        .all(connection)
        .await?;
    let round_of_asked: HashMap<i64, i64> = asked.iter().map(|row| (row.id, row.round_id)).collect();
    let round_of_opinion: HashMap<i64, i64> = opinions
        .into_iter()
        .filter_map(|(opinion, asked)| Some((opinion, *round_of_asked.get(&asked)?)))
        .collect();
    let mut unanswered: HashMap<i64, u64> = HashMap::new();
    for (opinion, many) in waiting {
        if let Some(round) = round_of_opinion.get(&opinion) {
            *unanswered.entry(*round).or_default() += u64::try_from(many).unwrap_or(0);
        }
    }
    Ok(unanswered)
}
