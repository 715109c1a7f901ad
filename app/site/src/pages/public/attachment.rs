//! A file of a comment: saved, never shown by the browser as a page of this site.

use axum::extract::{Path, State};
use services::discussion::attachment;

use crate::answers::attachment::{number_of, saved};
use crate::{Answer, Site, Visitor};

/// Hands out a file of a comment that everybody reads.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is none, or its comment is hidden.
pub async fn get(
    State(site): State<Site>,
    _visitor: Visitor,
    Path((_, number, comment, file)): Path<(String, String, String, String)>,
) -> Answer {
    let of = (number_of(&comment)?, number_of(&file)?);
    Ok(saved(attachment(&site.services, &number, of).await?))
}
