//! The rows of rounds, and the keys of what hangs on them.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{coordination_round, opinion, remark, remark_answer, round_body};
use crate::error::ServiceError;

/// The last round of a draft with who is asked in it.
pub(super) async fn last(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<(coordination_round::Model, Vec<round_body::Model>), ServiceError> {
    let row = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_desc(coordination_round::Column::Number)
        .one(connection)
        .await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let bodies = bodies_of(connection, row.id).await?;
    Ok((row, bodies))
}

/// Who is asked in a round, in the order in which they were named.
pub(super) async fn bodies_of(
    connection: &impl ConnectionTrait,
    round_id: i64,
) -> Result<Vec<round_body::Model>, ServiceError> {
    let rows = round_body::Entity::find()
        .filter(round_body::Column::RoundId.eq(round_id))
        .order_by_asc(round_body::Column::Id);
    Ok(rows.all(connection).await?)
}

/// The keys of the rounds of a draft.
pub(super) fn rounds_of(draft_id: i64) -> SelectStatement {
    Query::select()
        .column(coordination_round::Column::Id)
        .from(coordination_round::Entity)
        .and_where(Expr::col(coordination_round::Column::DraftId).eq(draft_id))
        .to_owned()
}

/// The keys of who is asked in these rounds.
pub(super) fn asked_in(rounds: SelectStatement) -> SelectStatement {
    Query::select()
        .column(round_body::Column::Id)
        .from(round_body::Entity)
        .and_where(Expr::col(round_body::Column::RoundId).in_subquery(rounds))
        .to_owned()
}

/// The keys of who is asked in any of the rounds of these keys.
pub(super) fn asked_in_any(rounds: &[i64]) -> SelectStatement {
    Query::select()
        .column(round_body::Column::Id)
        .from(round_body::Entity)
        .and_where(Expr::col(round_body::Column::RoundId).is_in(rounds.iter().copied()))
        .to_owned()
}

/// The keys of every opinion given by them, amended ones too.
pub(super) fn opinions_by(asked: SelectStatement) -> SelectStatement {
    Query::select()
        .column(opinion::Column::Id)
        .from(opinion::Entity)
        .and_where(Expr::col(opinion::Column::RoundBodyId).in_subquery(asked))
        .to_owned()
}

/// The keys of the opinions that stand.
pub(super) fn standing_by(asked: SelectStatement) -> SelectStatement {
    opinions_by(asked).and_where(Expr::col(opinion::Column::SupersededAt).is_null()).to_owned()
}

/// The keys of the remarks in these opinions.
pub(super) fn remarks_in(opinions: SelectStatement) -> SelectStatement {
    Query::select()
        .column(remark::Column::Id)
        .from(remark::Entity)
        .and_where(Expr::col(remark::Column::OpinionId).in_subquery(opinions))
        .to_owned()
}

/// The keys of those of these remarks that have an answer.
pub(super) fn answered_among(remarks: SelectStatement) -> SelectStatement {
    Query::select()
        .column(remark_answer::Column::RemarkId)
        .from(remark_answer::Entity)
        .and_where(Expr::col(remark_answer::Column::RemarkId).in_subquery(remarks))
        .to_owned()
}
