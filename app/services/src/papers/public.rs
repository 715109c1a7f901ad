//! The papers of a draft that the public reads.

use super::kept::{PaperStamp, has_any, stamps};
use super::texts::public_texts;
use crate::context::{Request, Services};
use crate::drafts::public_summary;
use crate::error::ServiceError;

/// The public editions of the papers of a draft, of each paper the oldest first; what is not public is not among them.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn public_papers(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<PaperStamp>, ServiceError> {
    let connection = &services.database.connection;
    let summary = public_summary(services, number, request.at).await?;
    if !has_any(connection, summary.id).await? {
        return Ok(Vec::new());
    }
    let texts = public_texts(services, &summary, request.at).await?;
    let mut stamps = stamps(connection, summary.id, &texts).await?;
    stamps.retain(|stamp| stamp.since.is_some());
    Ok(stamps)
}
