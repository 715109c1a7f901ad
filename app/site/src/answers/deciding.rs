//! Deciding on comments: everything that the page shows, and what is doubtful in a substantiation.

use std::collections::BTreeMap;

use domain::discussion::{DiscussionWindow, Doubt};
use domain::language::Localized;
use services::discussion::{
    Alike, CommentFilter, DecideView, DecisionProgress, QueuePage, alike, decide_view, queue,
    substantiation_doubts,
};
use services::error::ServiceError;

use crate::components::decide::{CommentedDraft, DecideFilter, doubt};
use crate::{Site, Visitor};

/// Everything that the page of decisions needs.
#[derive(Clone, Debug)]
pub struct DecisionContext {
    /// The draft with the chosen comment.
    pub commented: CommentedDraft,
    /// The name of the service.
    pub title: Localized,
    /// When comments are or were accepted.
    pub window: DiscussionWindow,
    /// How far the decisions are.
    pub progress: DecisionProgress,
    /// How many groups of near-identical comments await a decision.
    pub groups: u64,
    /// Substantiations already given on this draft, the newest first.
    pub wordings: Vec<String>,
    /// Whether the reader may publish the report and take decisions back.
    pub is_head: bool,
    /// A page of the queue.
    pub queue: QueuePage,
    /// The number of the chosen comment: the one in the address, else the first of the queue.
    pub chosen: Option<i64>,
    /// Those that say nearly the same and await a decision with it.
    pub alike: Option<Alike>,
}

/// Reads a page of the queue of a draft, and the comment that is chosen.
///
/// # Errors
/// Those of [`decide_view`]; [`ServiceError::NotFound`] if there is no such comment.
pub async fn decision_context(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    chosen: Option<i64>,
) -> Result<DecisionContext, ServiceError> {
    let (services, request) = (&site.services, visitor.request());
    let filter = DecideFilter::parse(&visitor.query);
    let mut page = queue(services, &request, number, &filter.asked(chosen)).await?;
    let first = page.lines.first().map(|line| line.comment.number);
    if let (None, Some(first)) = (chosen, first) {
        page = queue(services, &request, number, &filter.asked(Some(first))).await?;
    }
    let chosen = chosen.or(first);
    let view = decide_view(services, &request, number, &one(chosen)).await?;
    let alike = match chosen {
        Some(chosen) => alike(services, &request, number, chosen).await?,
        None => None,
    };
    let (title, window, progress) = (view.title.clone(), view.window, view.progress);
    let (groups, wordings, is_head) = (view.groups, view.wordings.clone(), view.is_head);
    let commented = commented(view);
    Ok(DecisionContext {
        commented,
        title,
        window,
        progress,
        groups,
        wordings,
        is_head,
        queue: page,
        chosen,
        alike,
    })
}

/// The page that holds one comment alone, or the first one.
fn one(holding: Option<i64>) -> CommentFilter {
    CommentFilter { page: 1, per_page: 1, holding, ..CommentFilter::default() }
}

fn commented(view: DecideView) -> CommentedDraft {
    CommentedDraft {
        number: view.number,
        placed: view.placed,
        working: view.working,
        comments: view.page.comments,
        contacts: view.contacts,
        redlines: view.redlines,
    }
}

/// The texts of a draft without its comments, and whether the reader is a head of its body.
///
/// # Errors
/// Those of [`decide_view`].
pub async fn draft_texts(
    site: &Site,
    visitor: &Visitor,
    number: &str,
) -> Result<(CommentedDraft, bool), ServiceError> {
    let view = decide_view(&site.services, &visitor.request(), number, &one(None)).await?;
    let is_head = view.is_head;
    let texts = CommentedDraft { comments: Vec::new(), contacts: BTreeMap::new(), ..commented(view) };
    Ok((texts, is_head))
}

/// What is doubtful in a substantiation: the code and the sentence of each doubt. A copied one names the comment that the same
/// words answer.
///
/// # Errors
/// Those of [`substantiation_doubts`].
pub async fn doubts(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    comments: &[i64],
    substantiation: &str,
) -> Result<Vec<(String, String)>, ServiceError> {
    // Nothing typed yet is no doubt; the form itself says that it must not stay so.
    if substantiation.trim().is_empty() {
        return Ok(Vec::new());
    }
    let request = visitor.request();
    let found = substantiation_doubts(&site.services, &request, number, comments, substantiation).await?;
    let said = |(one, other): &(Doubt, Option<i64>)| {
        (one.code().to_owned(), doubt(visitor.language, one, |_| *other))
    };
    Ok(found.iter().map(said).collect())
}
