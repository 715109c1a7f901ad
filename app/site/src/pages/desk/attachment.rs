//! A file of a comment for those who decide: of a hidden comment too, since it is answered.

use axum::extract::{Path, State};
use domain::access::Action;
use services::discussion::attachment_at_desk;

use super::authorise::authorise_on_draft;
use crate::answers::attachment::{number_of, saved};
use crate::{Answer, Site, Visitor};

/// Hands out a file of a comment.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is none; [`crate::PageError::Forbidden`] for those who may not decide.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, comment, file)): Path<(String, String, String, String)>,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::Decide).await?;
    let of = (number_of(&comment)?, number_of(&file)?);
    Ok(saved(attachment_at_desk(&site.services, &visitor.request(), &number, of).await?))
}
