//! How many supported each comment, kept as supports come: no page counts them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::view::CommentView;
use crate::entity::support_count;
use crate::error::ServiceError;

/// How many supported each of these comments of a draft; those that nobody supported are left out.
pub(crate) async fn count(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: Vec<i64>,
) -> Result<HashMap<i64, i64>, ServiceError> {
    let rows = support_count::Entity::find()
        .filter(support_count::Column::DraftId.eq(draft_id))
        .filter(support_count::Column::Comment.is_in(comments))
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| (row.comment, row.many)).collect())
}

/// Writes beside each of these comments how many supported it.
pub(super) async fn fill_in(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: &mut [CommentView],
) -> Result<(), ServiceError> {
    let numbers = comments.iter().map(|one| one.number).collect();
    let counted = count(connection, draft_id, numbers).await?;
    for one in comments {
        let many = counted.get(&one.number).copied().unwrap_or_default();
        one.supports = u64::try_from(many).unwrap_or_default();
    }
    Ok(())
}
