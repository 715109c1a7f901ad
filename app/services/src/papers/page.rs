//! The papers of a draft at the desk: what is kept, and everything of which they are generated.

use std::collections::BTreeMap;

use domain::access::{Action, allow};
use domain::draft::DraftKind;
use domain::language::Localized;
use domain::paper::PaperKind;
use domain::standard::{Content, ElementId};

use super::kept::{PaperEdition, PaperStamp, newest_of_each, stamps};
use super::remarked::remarked;
use super::texts::public_texts;
use crate::context::{Request, Services};
use crate::coordination::{RoundView, public_rounds};
use crate::drafts::base::base_of;
use crate::drafts::copy::current_content;
use crate::drafts::kept_words::kept_words;
use crate::drafts::load::load;
use crate::drafts::reasons::reasons_of;
use crate::drafts::revisions;
use crate::drafts::summary::one;
use crate::drafts::{DraftSummary, StandardName, WordedClauses, worded};
use crate::error::ServiceError;
use crate::reading::{BodyName, Cause, body_name, decided_causes, proposals};

/// The papers of a draft.
#[derive(Clone, Debug)]
pub struct PapersPage {
    /// The draft.
    pub summary: DraftSummary,
    /// The body that develops it.
    pub body: BodyName,
    /// The act that it amends or cancels.
    pub base: Option<StandardName>,
    /// The text that is compared with: the one in force, of a first standard the placed one; nothing where there is neither.
    pub old: Option<Content>,
    /// The working copy.
    pub new: Content,
    /// The clauses of an amendment.
    pub clauses: WordedClauses,
    /// The reasons of a cancellation.
    pub reasons: Localized,
    /// What caused the change of an element, as far as it may stand in a paper on this text.
    pub causes: BTreeMap<ElementId, Cause>,
    /// The bodies whose remarks concern an element.
    pub remarks: BTreeMap<ElementId, Vec<Localized>>,
    /// The proposals on whose account the draft was begun (R13-3).
    pub proposals: Vec<i64>,
    /// The rounds of coordination that have ended, the newest first.
    pub rounds: Vec<RoundView>,
    /// Every kept edition, of each paper the oldest first.
    pub stamps: Vec<PaperStamp>,
    /// The newest edition of each paper.
    pub kept: Vec<PaperEdition>,
    /// Whether papers may be written now.
    pub writable: bool,
}

impl PapersPage {
    /// The newest edition of a paper.
    pub fn newest(&self, kind: PaperKind) -> Option<&PaperEdition> {
        self.kept.iter().find(|one| one.stamp.kind == kind)
    }
}

/// The papers of a draft.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft; [`ServiceError::Denied`] unless the actor writes for its body.
pub async fn papers(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<PapersPage, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let writable = PaperKind::writable(&loaded.draft).is_ok();
    let new = current_content(connection, loaded.row.id).await?;
    let base = base_of(connection, &loaded.row).await?;
    let reasons = reasons_of(&loaded.row)?;
    let worded_clauses = match &base {
        Some(base) if loaded.draft.origin().kind == DraftKind::Amendment => {
            worded(&base.content, &new, &kept_words(connection, loaded.row.id).await?)?
        }
        _ => WordedClauses::default(),
    };
    let body = body_name(connection, loaded.row.body_id).await?;
    let summary = one(connection, loaded.row, request.at).await?;
    let texts = public_texts(services, &summary, request.at).await?;
    let stamps = stamps(connection, summary.id, &texts).await?;
    let kept = newest_of_each(connection, summary.id, &stamps).await?;
    let is_placed = summary.placement.is_some();
    let hash = new.hash().to_string();
    // A paper on a text that is public already goes out at once: it tells no decision before the report does.
    let tells = summary.reported_at.is_some() || texts.iter().all(|text| text.hash != hash);
    let causes =
        if is_placed && tells { decided_causes(connection, summary.id).await? } else { BTreeMap::new() };
    let rounds = if is_placed { public_rounds(services, number, request.at).await? } else { Vec::new() };
    let remarks = remarked(&rounds);
    let (base, old) = match base {
        Some(base) => (base.standard.as_ref().map(StandardName::of), Some(base.content)),
        None if is_placed => (None, Some(revisions::placed(connection, summary.id).await?.content)),
        None => (None, None),
    };
    let proposals = proposals(connection, summary.id).await?;
    Ok(PapersPage {
        summary,
        body,
        base,
        old,
        new,
        clauses: worded_clauses,
        reasons,
        causes,
        remarks,
        proposals,
        rounds,
        stamps,
        kept,
        writable,
    })
}
