//! The wordings of comments that their authors replaced.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::view::{CommentView, EarlierWording};
use crate::entity::comment_version::{Column, Entity};
use crate::error::ServiceError;

/// Puts the wordings before beside the comments that were corrected and whose words are read by everybody.
pub(super) async fn with_earlier(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: &mut [CommentView],
) -> Result<(), ServiceError> {
    let corrected = comments.iter().filter(|comment| comment.corrected_at.is_some() && comment.is_read());
    let corrected: Vec<i64> = corrected.map(|comment| comment.number).collect();
    if corrected.is_empty() {
        return Ok(());
    }
    let rows = Entity::find()
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::Comment.is_in(corrected))
        .order_by_asc(Column::Id)
        .all(connection)
        .await?;
    for row in rows {
        if let Some(comment) = comments.iter_mut().find(|comment| comment.number == row.comment) {
            let earlier = EarlierWording { text: row.text, suggestion: row.suggestion, until: row.until };
            comment.earlier.push(earlier);
        }
    }
    Ok(())
}
