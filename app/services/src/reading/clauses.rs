//! The clauses of an amendment as the public reads them: of a frozen text, in the words with which it was frozen (R15-10).

use chrono::{DateTime, Utc};
use domain::draft::DraftKind;
use domain::standard::{Content, ContentHash};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::summaries::{PublicDraftSummary, summary_of};
use crate::context::{Request, Services};
use crate::drafts::frozen_clauses::frozen_clauses;
use crate::drafts::{StandardName, WordedClauses, public_revisions};
use crate::entity::revision;
use crate::error::ServiceError;

/// The clauses of a text of an amendment.
#[derive(Clone, Debug)]
pub struct PublicClauses {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// The number of the text in the draft.
    pub revision: i64,
    /// When the text was frozen, UTC.
    pub at: DateTime<Utc>,
    /// The act that it amends; nothing where it starts from a report.
    pub base: Option<StandardName>,
    /// The text that is amended.
    pub amended: Content,
    /// Its hash.
    pub old: ContentHash,
    /// The hash of the text that results.
    pub new: String,
    /// The clauses.
    pub clauses: WordedClauses,
}

/// The clauses of the public text `wanted` of an amendment; of the newest public one when nobody says.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed amendment or public text.
pub async fn clauses(
    services: &Services,
    request: &Request,
    number: &str,
    wanted: Option<i64>,
) -> Result<PublicClauses, ServiceError> {
    let connection = &services.database.connection;
    let (row, summary) = summary_of(connection, number, request.at).await?;
    if summary.kind != DraftKind::Amendment {
        return Err(ServiceError::NotFound);
    }
    let public = public_revisions(services, number, request.at).await?;
    let chosen = match wanted {
        Some(wanted) => public.iter().find(|one| one.number == wanted),
        None => public.last(),
    };
    let chosen = chosen.ok_or(ServiceError::NotFound)?.number;
    let text = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(row.id))
        .filter(revision::Column::Number.eq(chosen))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let found = frozen_clauses(connection, &row, &text).await?;
    let (base, clauses) = found.ok_or(ServiceError::NotFound)?;
    Ok(PublicClauses {
        summary,
        revision: text.number,
        at: text.created_at,
        base: base.standard.as_ref().map(StandardName::of),
        old: base.content.hash(),
        amended: base.content,
        new: text.hash,
        clauses,
    })
}
