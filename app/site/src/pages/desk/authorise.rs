//! Who may act on a draft, asked before anything is said about it.

use domain::access::{Action, Resource};
use services::drafts;

use crate::{PageError, Site, Visitor};

/// Authorises an action on the draft of a number, placed or not.
///
/// # Errors
/// [`PageError`] if there is no such draft, or the action is somebody else's to take.
pub(super) async fn authorise_on_draft(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    action: Action,
) -> Result<(), PageError> {
    let summary = drafts::summary(&site.services, number, visitor.at).await?;
    visitor.authorise(action, &Resource::Draft { body: summary.body })
}
