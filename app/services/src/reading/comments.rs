//! The page of the comments received in time: the draft, its text, and how many comments stand where.

use domain::standard::Content;

use super::draft::{CommentCounts, counts};
use super::heads::{PublicHead, head_of};
use crate::context::{Request, Services};
use crate::discussion::{self, CommentFilter, CommentPage, discussed};
use crate::error::ServiceError;

/// A page of comments.
#[derive(Clone, Debug)]
pub struct CommentsPage {
    /// The draft.
    pub head: PublicHead,
    /// The placed text, on which they were made.
    pub placed: Content,
    /// The comments of this page.
    pub listed: CommentPage,
    /// How many comments stand where.
    pub counts: CommentCounts,
}

/// A page of the comments on a placed draft.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed draft, page or comment.
pub async fn comments(
    services: &Services,
    request: &Request,
    number: &str,
    filter: &CommentFilter,
) -> Result<CommentsPage, ServiceError> {
    let connection = &services.database.connection;
    let (row, head) = head_of(connection, number, request.at).await?;
    let listed = discussion::comments(services, number, filter).await?;
    if filter.page > listed.pages {
        return Err(ServiceError::NotFound);
    }
    let placed = discussed(services, number).await?.placed.clone();
    let counts = counts(connection, row.id).await?;
    Ok(CommentsPage { head, placed, listed, counts })
}
