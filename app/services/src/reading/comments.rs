//! The page of the comments received in time: the draft, its text, and how many comments stand where.

use std::sync::Arc;

use domain::standard::Content;
use sea_orm::EntityTrait;

use super::draft::{CommentCounts, counts, revised};
use super::summaries::{PublicDraftSummary, summary_of};
use crate::context::{Request, Services};
use crate::discussion::{self, CommentFilter, CommentPage, discussed};
use crate::entity::report;
use crate::error::ServiceError;
use crate::frozen;

/// A page of comments.
#[derive(Clone, Debug)]
pub struct CommentsPage {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// The placed text, on which they were made.
    pub placed: Arc<Content>,
    /// The comments of this page.
    pub listed: CommentPage,
    /// How many comments stand where.
    pub counts: CommentCounts,
    /// The revised text, in which decisions show what changed; public together with the closing report.
    pub revised: Option<Content>,
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
    let (row, summary) = summary_of(connection, number, request.at).await?;
    let mut listed = discussion::comments(services, number, filter).await?;
    if filter.page > listed.pages {
        return Err(ServiceError::NotFound);
    }
    let placed = Arc::clone(&discussed(services, number).await?.placed);
    let counts = counts(connection, row.id, &placed).await?;
    let mut revised_text = None;
    if let Some(report) = report::Entity::find_by_id(row.id).one(connection).await? {
        revised_text = revised(connection, row.id).await?.map(|revised| revised.content);
        let numbers = listed.comments.iter().map(|comment| comment.number).collect();
        let mut changed = frozen::changed(connection, &report, numbers).await?;
        for comment in &mut listed.comments {
            if let Some(decision) = &mut comment.decision {
                // What the report froze: the changes that came of it, linked or at the words it is about.
                decision.elements = changed.remove(&comment.number).unwrap_or_default();
            }
        }
    }
    Ok(CommentsPage { summary, placed, listed, counts, revised: revised_text })
}
