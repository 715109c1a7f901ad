//! An amendment or a cancellation at the desk: what it starts from, its clauses, its reasons, and what stands beside it (R15-10).

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::draft::DraftKind;
use domain::language::Localized;
use domain::standard::Content;
use serde::{Deserialize, Serialize};

use super::base::{Base, base_of};
use super::clashes::{self, Clash};
use super::clauses::{WordedClauses, worded};
use super::copy::{content_of, newest_sections};
use super::kept_words::kept_words;
use super::load::load;
use super::reasons::reasons_of;
use super::rebase::{RebaseOffer, offer};
use super::standard_name::StandardName;
use super::summary::{DraftSummary, one};
use crate::context::{Request, Services};
use crate::error::ServiceError;
use crate::reading::{BodyName, body_name};

/// An amendment or a cancellation.
#[derive(Clone, Debug)]
pub struct Amending {
    /// The draft.
    pub summary: DraftSummary,
    /// The body that develops it.
    pub body: BodyName,
    /// The act that it starts from; a draft of before standards were kept starts from a report.
    pub base: Option<StandardName>,
    /// The text that it starts from.
    pub old: Content,
    /// The working copy.
    pub new: Content,
    /// When it was saved last, UTC.
    pub saved_at: DateTime<Utc>,
    /// The clauses that lead from one to the other; none of a cancellation.
    pub clauses: WordedClauses,
    /// The reasons of a cancellation.
    pub reasons: Localized,
    /// The other drafts on the same standard.
    pub clashes: Vec<Clash>,
    /// How to go on from the text that took the place of the one it starts from.
    pub rebase: Option<RebaseOffer>,
    /// Whether its text, or its reasons, may be written now.
    pub writable: Writable,
}

/// What may be written now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writable {
    /// The words of the clauses.
    pub words: bool,
    /// The reasons of a cancellation: before it is placed.
    pub reasons: bool,
}

/// An amendment or a cancellation.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft, or it amends nothing; [`ServiceError::Denied`] unless the actor writes
/// for the body of the draft.
pub async fn amending(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Amending, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let base = base_of(connection, &loaded.row).await?.ok_or(ServiceError::NotFound)?;
    let rows = newest_sections(connection, loaded.row.id).await?;
    let new = content_of(&rows)?;
    let saved_at = rows.iter().map(|row| row.saved_at).max().unwrap_or(loaded.row.created_at);
    let kind = loaded.draft.origin().kind;
    let clauses = if kind == DraftKind::Amendment {
        worded(&base.content, &new, &kept_words(connection, loaded.row.id).await?)?
    } else {
        WordedClauses::default()
    };
    let clashes = clashes::of_draft(connection, request, &loaded, &base.content, &new).await?;
    let today = request.today(services);
    let rebase = offer(connection, &loaded, &base, &new, today).await?;
    let reasons = reasons_of(&loaded.row)?;
    let is_drafting = loaded.draft.clone().into_drafting(request.at).is_ok();
    let writable = Writable {
        words: kind == DraftKind::Amendment && loaded.draft.revise().is_ok(),
        reasons: kind == DraftKind::Cancellation && is_drafting,
    };
    let Base { standard, content: old } = base;
    Ok(Amending {
        body: body_name(connection, loaded.row.body_id).await?,
        summary: one(connection, loaded.row, request.at).await?,
        base: standard.as_ref().map(StandardName::of),
        old,
        new,
        saved_at,
        clauses,
        reasons,
        clashes,
        rebase,
        writable,
    })
}
