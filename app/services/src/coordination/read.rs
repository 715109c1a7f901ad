//! The rounds of a draft with everything in them, read by a fixed number of queries however much there is.

use std::collections::HashMap;

use domain::body::BodyId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::opinion_view::{GivenRows, opinion_view};
use super::outcome;
use super::rows::{asked_in, opinions_by, remarks_in, rounds_of};
use super::view::{BodyInRound, RoundView};
use crate::drafts::rounds::asked_of;
use crate::entity::{coordination_round, opinion, remark, remark_answer, round_body};
use crate::error::ServiceError;
use crate::people::names;
use crate::reading::{BodyName, body_names_of};

/// Every round of a draft, the newest first.
pub(crate) async fn rounds(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<RoundView>, ServiceError> {
    let rows = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_desc(coordination_round::Column::Number)
        .all(connection)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let around = Around::read(connection, draft_id).await?;
    rows.into_iter().map(|row| around.round(row)).collect()
}

/// The rows that hang on the rounds of one draft.
struct Around {
    /// By the key of the round, in the order of the law.
    asked: HashMap<i64, Vec<round_body::Model>>,
    /// By the key of the body in the round, the newest first.
    opinions: HashMap<i64, Vec<opinion::Model>>,
    given: GivenRows,
    bodies: HashMap<i64, BodyName>,
}

impl Around {
    async fn read(connection: &impl ConnectionTrait, draft_id: i64) -> Result<Self, ServiceError> {
        let of_rounds = rounds_of(draft_id);
        let asked = round_body::Entity::find()
            .filter(round_body::Column::RoundId.in_subquery(of_rounds.clone()))
            .order_by_asc(round_body::Column::Id)
            .all(connection)
            .await?;
        let of_asked = asked_in(of_rounds);
        let opinions = opinion::Entity::find()
            .filter(opinion::Column::RoundBodyId.in_subquery(of_asked.clone()))
            .order_by_desc(opinion::Column::Id)
            .all(connection)
            .await?;
        let of_opinions = opinions_by(of_asked);
        let remarks = remark::Entity::find()
            .filter(remark::Column::OpinionId.in_subquery(of_opinions.clone()))
            .order_by_asc(remark::Column::Number)
            .all(connection)
            .await?;
        let answers = remark_answer::Entity::find()
            .filter(remark_answer::Column::RemarkId.in_subquery(remarks_in(of_opinions)))
            .all(connection)
            .await?;
        let bodies = body_names_of(connection, asked.iter().map(|row| row.body_id)).await?;
        let people = names(connection, opinions.iter().filter_map(|row| row.given_by)).await?;
        Ok(Self {
            asked: grouped(asked, |row| row.round_id),
            opinions: grouped(opinions, |row| row.round_body_id),
            given: GivenRows {
                remarks: grouped(remarks, |row| row.opinion_id),
                answers: answers.into_iter().map(|row| (row.remark_id, row)).collect(),
                people,
            },
            bodies,
        })
    }

    fn round(&self, row: coordination_round::Model) -> Result<RoundView, ServiceError> {
        let asked = self.asked.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        Ok(RoundView {
            number: u32::try_from(row.number).map_err(ServiceError::internal)?,
            revision: row.revision,
            hash: row.hash,
            note: row.note,
            opened_at: row.opened_at,
            ended_at: row.ended_at,
            agreed: row.outcome.as_deref().map(outcome::is_agreed),
            bodies: asked.iter().map(|row| self.body(row)).collect::<Result<_, _>>()?,
        })
    }

    fn body(&self, row: &round_body::Model) -> Result<BodyInRound, ServiceError> {
        let asked = asked_of(row)?;
        let opinions = self.opinions.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let (amended, standing): (Vec<_>, Vec<_>) =
            opinions.iter().partition(|opinion| opinion.superseded_at.is_some());
        let view = |opinion: &&opinion::Model| opinion_view(&self.given, BodyId(row.body_id), opinion);
        Ok(BodyInRound {
            id: row.id,
            body: self.bodies.get(&row.body_id).cloned().ok_or(ServiceError::NotFound)?,
            grounds: asked.grounds,
            due_on: row.due_on,
            due_norm: row.due_norm.clone(),
            silence_norm: asked.silence_norm,
            position: asked.position,
            answered_at: row.answered_at,
            holds_from: asked.holds_from,
            struck: row.struck_at.map(|at| (at, row.struck_reason.clone().unwrap_or_default())),
            opinion: standing.first().map(view).transpose()?,
            former: amended.iter().map(view).collect::<Result<_, _>>()?,
        })
    }
}

fn grouped<Row>(rows: Vec<Row>, key: impl Fn(&Row) -> i64) -> HashMap<i64, Vec<Row>> {
    let mut groups: HashMap<i64, Vec<Row>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
