//! What a frozen text of an amendment does to the standard: its clauses, in the words with which it was frozen (R15-10).

use domain::standard::Content;
use sea_orm::ConnectionTrait;

use super::base::{Base, base_of, of_standard};
use super::clauses::{WordedClauses, worded};
use super::kept_words::KeptWords;
use crate::entity::{draft, revision};
use crate::error::ServiceError;

/// The standard that a frozen text of a draft starts from, and the clauses that lead from it to the text; nothing for the first
/// standard of a service. A text that changes nothing, as that of a cancellation, has no clauses.
pub(crate) async fn frozen_clauses(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
    text: &revision::Model,
) -> Result<Option<(Base, WordedClauses)>, ServiceError> {
    let base = match text.base_standard_id {
        Some(id) => Some(of_standard(connection, id).await?),
        None => base_of(connection, row).await?,
    };
    let Some(base) = base else { return Ok(None) };
    let words: Option<Vec<KeptWords>> =
        text.amending_words.as_deref().map(serde_json::from_str).transpose()?;
    let content: Content = serde_json::from_str(&text.content)?;
    let clauses = worded(&base.content, &content, &words.unwrap_or_default())?;
    Ok(Some((base, clauses)))
}
