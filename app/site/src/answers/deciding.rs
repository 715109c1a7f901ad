//! Deciding on comments: everything that the page shows, and what is doubtful in a substantiation.

use domain::discussion::DiscussionWindow;
use domain::language::{Language, Localized};
use services::discussion::{
    CommentFilter, CommentWithContact as Stored, DecisionProgress, decide_view, substantiation_doubts,
};
use services::error::ServiceError;

use crate::components::decide::{CommentedDraft, DeskComment, GivenDecision, doubt};
use crate::words::author;
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
    let mut stored = std::mem::take(&mut view.page.comments);
    for page in 2..=view.page.pages {
        filter.page = page;
        stored.extend(decide_view(&site.services, &request, number, &filter).await?.page.comments);
    }
    let commented = CommentedDraft {
        number: view.number,
        placed: view.placed,
        working: view.working,
        redlines: view.redlines,
        groups: view.groups,
        comments: stored.into_iter().map(|one| comment(visitor.language, one)).collect(),
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

fn comment(language: Language, stored: Stored) -> DeskComment {
    let Stored { comment, email, bin } = stored;
    DeskComment {
        number: comment.number,
        received_at: comment.received_at,
        author: author(language, &comment.author),
        kind: comment.author.kind,
        email,
        bin,
        language: comment.language,
        anchor: comment.anchor,
        text: comment.text,
        suggestion: comment.suggestion.map(|suggestion| suggestion.text),
        given: comment.decision.map(|decision| GivenDecision {
            mark: decision.mark(),
            outcome: decision.outcome,
            substantiation: decision.substantiation,
            decided_at: decision.decided_at,
            elements: decision.elements,
        }),
    }
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
