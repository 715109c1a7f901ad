//! Which comment of a group stands as its line in the queue: the first that awaits a decision, whatever is decided.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{comment, comment_group};
use crate::error::ServiceError;
use crate::storage::Write;

/// Says whether the comment of a turn that awaits a decision is a line of the queue.
pub(super) async fn set_line(
    write: &Write,
    draft_id: i64,
    turn: i64,
    is_line: bool,
) -> Result<(), ServiceError> {
    comment::Entity::update_many()
        .col_expr(comment::Column::IsLine, Expr::value(is_line))
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Turn.eq(turn))
        .filter(comment::Column::DecisionId.is_null())
        .exec(&**write)
        .await?;
    Ok(())
}

/// Tells the groups of these comments that they were decided, or that their decision was taken back.
pub(super) async fn settle(
    write: &Write,
    draft_id: i64,
    numbers: &[i64],
    is_decided: bool,
) -> Result<(), ServiceError> {
    let touched: Vec<(Option<i64>, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Alike)
        .column_as(comment::Column::Id.count(), "many")
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Number.is_in(numbers.iter().copied()))
        .filter(comment::Column::Alike.is_not_null())
        .group_by(comment::Column::Alike)
        .into_tuple()
        .all(&**write)
        .await?;
    for (lead, many) in touched {
        let Some(lead) = lead else { continue };
        settle_group(write, draft_id, lead, if is_decided { -many } else { many }).await?;
    }
    Ok(())
}

/// Tells a group that so many more, or fewer, of its members await a decision.
pub(super) async fn settle_group(
    write: &Write,
    draft_id: i64,
    lead: i64,
    more: i64,
) -> Result<(), ServiceError> {
    let Some(row) = comment_group::Entity::find_by_id((draft_id, lead)).one(&**write).await? else {
        return Ok(());
    };
    let line: Option<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Turn)
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Alike.eq(lead))
        .filter(comment::Column::DecisionId.is_null())
        .order_by_asc(comment::Column::Turn)
        .into_tuple()
        .one(&**write)
        .await?;
    let open = row.open + more;
    if more > 0 {
        // Those that were taken back stood alone while they were decided.
        comment::Entity::update_many()
            .col_expr(comment::Column::IsLine, Expr::value(false))
            .filter(comment::Column::DraftId.eq(draft_id))
            .filter(comment::Column::Alike.eq(lead))
            .filter(comment::Column::DecisionId.is_null())
            .exec(&**write)
            .await?;
    }
    if let Some(turn) = line {
        set_line(write, draft_id, turn, true).await?;
    }
    comment_group::Entity::update_many()
        .col_expr(comment_group::Column::Open, Expr::value(open))
        .col_expr(comment_group::Column::Head, Expr::value(line))
        .filter(comment_group::Column::DraftId.eq(draft_id))
        .filter(comment_group::Column::Lead.eq(lead))
        .exec(&**write)
        .await?;
    Ok(())
}
