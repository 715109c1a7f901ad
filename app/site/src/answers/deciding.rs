//! Deciding on comments: everything that the page shows, and what is doubtful in a substantiation.

use domain::discussion::DiscussionWindow;
use domain::language::Localized;
use services::discussion::{CommentFilter, DecisionProgress, decide_view, substantiation_doubts};
use services::error::ServiceError;

use crate::components::decide::{CommentedDraft, doubt};
use crate::{Site, Visitor};

/// How many comments are read at once; the service gives no more.
const AT_ONCE: u64 = 200;

/// Everything that the page of decisions needs.
#[derive(Clone, Debug)]
pub struct DecisionContext {
    /// The draft with its comments.
    pub commented: CommentedDraft,
    /// The name of the service.
    pub title: Localized,
    /// When comments are or were accepted.
    pub window: DiscussionWindow,
    /// How far the decisions are.
    pub progress: DecisionProgress,
    /// Substantiations already given on this draft, the newest first.
    pub wordings: Vec<String>,
    /// Whether the reader may publish the report and take decisions back.
    pub is_head: bool,
}

/// Reads a draft with all its comments.
///
/// # Errors
/// Those of [`decide_view`].
pub async fn decision_context(
    site: &Site,
    visitor: &Visitor,
    number: &str,
) -> Result<DecisionContext, ServiceError> {
    let request = visitor.request();
    let mut filter = CommentFilter { page: 1, per_page: AT_ONCE, ..CommentFilter::default() };
    let mut view = decide_view(&site.services, &request, number, &filter).await?;
    for page in 2..=view.page.pages {
        filter.page = page;
        let more = decide_view(&site.services, &request, number, &filter).await?;
        view.page.comments.extend(more.page.comments);
        view.contacts.extend(more.contacts);
    }
    let commented = CommentedDraft {
        number: view.number,
        placed: view.placed,
        working: view.working,
        comments: view.page.comments,
        contacts: view.contacts,
        redlines: view.redlines,
        groups: view.groups,
    };
    Ok(DecisionContext {
        commented: commented.in_order(),
        title: view.title,
        window: view.window,
        progress: view.progress,
        wordings: view.wordings,
        is_head: view.is_head,
    })
}

/// What is doubtful in a substantiation: the code and the sentence of each doubt. With the comments at hand, a copied
/// one names the comment that the same words answer.
///
/// # Errors
/// Those of [`substantiation_doubts`].
pub async fn doubts(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    comments: &[i64],
    substantiation: &str,
    commented: Option<&CommentedDraft>,
) -> Result<Vec<(String, String)>, ServiceError> {
    // Nothing typed yet is no doubt; the form itself says that it must not stay so.
    if substantiation.trim().is_empty() {
        return Ok(Vec::new());
    }
    let request = visitor.request();
    let found = substantiation_doubts(&site.services, &request, number, comments, substantiation).await?;
    let other = |place| commented.and_then(|commented| commented.decided_at(place, comments));
    Ok(found.iter().map(|one| (one.code().to_owned(), doubt(visitor.language, one, other))).collect())
}
