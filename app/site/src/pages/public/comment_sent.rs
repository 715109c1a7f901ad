//! What becomes of a form that was sent: the comment is received with its files and with what was collected before it, near
//! ones are offered first, or one of them is supported instead.

use app::calls::discussion::CommentAnswer;
use app::islands::comment::{Offers, from_the_top};
use domain::discussion::CommentInput;
use domain::draft::Refusal;
use services::discussion::Channel;
use services::error::ServiceError;
use services::reading::DraftPage;

use super::support;
use crate::answers::attachment::wrong_files;
use crate::answers::discussion::{receive, receive_together, receive_with, told};
use crate::answers::near::{arrival, near, support_instead};
use crate::{PageError, SentComment, Site, Visitor};

/// What became of a comment with its files, unless others say nearly the same: then they are offered first.
pub(super) async fn answered(
    site: &Site,
    visitor: &Visitor,
    draft: &DraftPage,
    sent: &mut SentComment,
    (key, values): (&str, &CommentInput),
    offers: &mut Offers,
) -> Result<CommentAnswer, PageError> {
    let number = &draft.summary.number;
    let wrong = wrong_files(visitor.language, sent);
    if is_open(visitor, draft) && !wrong.is_empty() {
        let fields = values.parse(&draft.placed.content).err().unwrap_or_default();
        let problems = told(visitor.language, fields, values).into_iter().chain(wrong).collect();
        return Ok(CommentAnswer::Invalid { problems });
    }
    let files = std::mem::take(&mut sent.files);
    if !sent.fields.has("anyway") {
        offers.shown = near(site, visitor, number, &arrival(key, Channel::Form), values, &files).await?;
        if !offers.shown.is_empty() {
            // It is looked at once more before it is sent.
            return Ok(CommentAnswer::Fit);
        }
    }
    let (key, own) = (key.to_owned(), values.clone());
    let mut together = collected(&sent.fields.take("others"))?;
    if together.is_empty() {
        return Ok(receive_with(site, visitor, number, key, own, Channel::Form, files).await?);
    }
    together.push(own);
    Ok(receive_together(site, visitor, number, key, together, files).await?)
}

/// The comments on other clauses that the living form sends before its own.
fn collected(others: &str) -> Result<Vec<CommentInput>, PageError> {
    if others.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::from_str(others).map_err(|_| PageError::BadRequest)
}

/// Whether comments are taken.
pub(super) fn is_open(visitor: &Visitor, draft: &DraftPage) -> bool {
    draft.summary.placement.window.accepts(visitor.at) && draft.summary.withdrawn.is_none()
}

/// How many seconds of the discussion are left, never fewer than there are.
pub(super) fn seconds_left(visitor: &Visitor, draft: &DraftPage) -> Option<u64> {
    let left = draft.summary.placement.window.closes_at - visitor.at;
    u64::try_from(left.num_milliseconds()).ok().map(|milliseconds| milliseconds.div_ceil(1_000))
}

/// Supports a comment with what the form says of its author; what came too late is refused as the comment itself would be.
pub(super) async fn supported_instead(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: &str,
    supported: &str,
    values: &CommentInput,
) -> Result<CommentAnswer, PageError> {
    match support_instead(site, visitor, number, key, supported, values).await {
        Ok(address) => Ok(CommentAnswer::Received { address }),
        Err(ServiceError::Refused(Refusal::DiscussionClosed { .. })) => {
            let (key, values) = (key.to_owned(), values.clone());
            Ok(receive(site, visitor, number, key, values, Channel::Form).await?)
        }
        Err(error) => {
            let found = support::problems(visitor.language, error)?;
            let problems = found.into_iter().collect();
            Ok(CommentAnswer::Invalid { problems: from_the_top(problems) })
        }
    }
}
