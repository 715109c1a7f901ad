//! What is kept of comments in tables of its own and stands beside each wherever it is read.

use sea_orm::ConnectionTrait;

use super::earlier::with_earlier;
use super::entries::with_entries;
use super::support_counts::fill_in;
use super::view::CommentView;
use crate::error::ServiceError;

/// Says of each of these comments of a draft how many supported it, how it read before and how it came.
pub(super) async fn complete(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: &mut [CommentView],
) -> Result<(), ServiceError> {
    if comments.is_empty() {
        return Ok(());
    }
    fill_in(connection, draft_id, comments).await?;
    with_earlier(connection, draft_id, comments).await?;
    with_entries(connection, draft_id, comments).await
}
