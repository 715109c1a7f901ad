//! How comments came that were entered by staff, as everybody reads it.

use std::collections::BTreeMap;

use domain::discussion::{Entered, Way};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::view::{CommentView, known};
use crate::entity::comment_entry::{Column, Entity};
use crate::error::ServiceError;

/// Those of a draft, by the numbers of the comments; of these comments alone where some are named.
pub(crate) async fn entries(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: Option<Vec<i64>>,
) -> Result<BTreeMap<i64, Entered>, ServiceError> {
    let mut query = Entity::find().filter(Column::DraftId.eq(draft_id));
    if let Some(comments) = comments {
        query = query.filter(Column::Comment.is_in(comments));
    }
    let mut found = BTreeMap::new();
    for row in query.all(connection).await? {
        let way = known(Way::from_code(&row.way), &row.way)?;
        let entered = Entered { way, site: row.site, registered: row.registered, entered_at: row.entered_at };
        found.insert(row.comment, entered);
    }
    Ok(found)
}

/// Says of each of the comments how it came, if it was entered by staff.
pub(super) async fn with_entries(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: &mut [CommentView],
) -> Result<(), ServiceError> {
    let numbers = comments.iter().map(|comment| comment.number).collect();
    let mut found = entries(connection, draft_id, Some(numbers)).await?;
    for comment in comments {
        comment.entered = found.remove(&comment.number);
    }
    Ok(())
}
