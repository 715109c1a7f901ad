//! What follows in the groups and in the queue when an author corrects or withdraws a comment: it leaves its group, and a
//! corrected one is compared anew. Its number, its turn and the counters of places stay: pages are found by counting them.

use domain::discussion::Sketch;
use domain::language::Language;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::alike::{self, Arrived};
use super::backlog;
use super::group_lines::settle_group;
use super::view::known;
use crate::entity::{comment, comment_band, comment_group, comment_words};
use crate::error::ServiceError;
use crate::storage::Write;

/// Compares a comment anew whose words were corrected; `row` holds them.
///
/// # Errors
/// If the database cannot write.
pub(super) async fn compare_anew(write: &Write, row: &comment::Model) -> Result<(), ServiceError> {
    leave(write, row, true).await?;
    backlog::keep(&**write, std::slice::from_ref(row)).await?;
    let language = known(Language::from_code(&row.language), &row.language)?;
    let sketch = Sketch::of(&row.text, language);
    let bands = sketch.bands();
    let arrived = Arrived { number: row.number, turn: row.turn, is_open: true, sketch, bands };
    alike::gather(write, row.draft_id, vec![arrived]).await
}

/// Takes a withdrawn comment out of everything by which it could be found to be decided.
///
/// # Errors
/// If the database cannot write.
pub(super) async fn take_out(write: &Write, row: &comment::Model) -> Result<(), ServiceError> {
    leave(write, row, false).await?;
    comment_words::Entity::delete_many()
        .filter(comment_words::Column::DraftId.eq(row.draft_id))
        .filter(comment_words::Column::Number.eq(row.number))
        .exec(&**write)
        .await?;
    Ok(())
}

/// Takes a comment that awaited a decision out of its group; `is_line` is whether it stands in the queue by itself from then on.
async fn leave(write: &Write, row: &comment::Model, is_line: bool) -> Result<(), ServiceError> {
    let bands = comment_band::Entity::delete_many()
        .filter(comment_band::Column::DraftId.eq(row.draft_id))
        .filter(comment_band::Column::Number.eq(row.number))
        .exec(&**write)
        .await?;
    comment::Entity::update_many()
        .col_expr(comment::Column::Alike, Expr::value(None::<i64>))
        .col_expr(comment::Column::IsLine, Expr::value(is_line))
        // One of before that awaited its comparison does not any more.
        .col_expr(comment::Column::IsCompared, Expr::value(true))
        .filter(comment::Column::Id.eq(row.id))
        .exec(&**write)
        .await?;
    let Some(lead) = row.alike else { return Ok(()) };
    let rest: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Number)
        .filter(comment::Column::DraftId.eq(row.draft_id))
        .filter(comment::Column::Alike.eq(lead))
        .order_by_asc(comment::Column::Number)
        .limit(2)
        .into_tuple()
        .all(&**write)
        .await?;
    let [first, _, ..] = rest.as_slice() else { return dissolve(write, row.draft_id, lead).await };
    let new = if lead == row.number { *first } else { lead };
    comment_group::Entity::update_many()
        .col_expr(comment_group::Column::Lead, Expr::value(new))
        .col_expr(comment_group::Column::Members, Expr::col(comment_group::Column::Members).sub(1))
        .col_expr(
            comment_group::Column::Compared,
            Expr::col(comment_group::Column::Compared).sub(i64::from(bands.rows_affected > 0)),
        )
        .filter(comment_group::Column::DraftId.eq(row.draft_id))
        .filter(comment_group::Column::Lead.eq(lead))
        .exec(&**write)
        .await?;
    if new != lead {
        // A group bears the number of one of its members: the one that left may find another group.
        comment::Entity::update_many()
            .col_expr(comment::Column::Alike, Expr::value(new))
            .filter(comment::Column::DraftId.eq(row.draft_id))
            .filter(comment::Column::Alike.eq(lead))
            .exec(&**write)
            .await?;
    }
    settle_group(write, row.draft_id, new, -1).await
}

/// Ends a group in which nobody, or one comment alone, is left.
async fn dissolve(write: &Write, draft_id: i64, lead: i64) -> Result<(), ServiceError> {
    comment::Entity::update_many()
        .col_expr(comment::Column::Alike, Expr::value(None::<i64>))
        .col_expr(comment::Column::IsLine, Expr::value(true))
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Alike.eq(lead))
        .exec(&**write)
        .await?;
    comment_group::Entity::delete_by_id((draft_id, lead)).exec(&**write).await?;
    Ok(())
}
