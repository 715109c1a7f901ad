//! One draft as its page shows it: the summary, a text, what it amends, how many comments stand where.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::language::Localized;
use domain::standard::{Content, SectionKey};
use domain::time::BusinessCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::summaries::{PublicDraftSummary, count, summary_of};
use crate::calendar;
use crate::context::{Request, Services};
use crate::discussion::{WHOLE, by_place, places};
use crate::drafts::base::{Base, base_of, of_standard};
use crate::drafts::reasons::reasons_of;
use crate::drafts::{KeptWords, StandardName, of_settled_services};
use crate::entity::{draft, placement, proposal_draft, report, revision};
use crate::error::ServiceError;

/// A frozen text.
#[derive(Clone, Debug)]
pub struct RevisionView {
    /// Its number in the draft, from 1.
    pub number: i64,
    /// The text.
    pub content: Content,
    /// The hash of the text (R15-1).
    pub hash: String,
    /// When it was frozen, UTC.
    pub created_at: DateTime<Utc>,
    /// The act that it amends, by its key; nothing where it amends none, or what a report made.
    pub base: Option<i64>,
    /// The words of its clauses as somebody edited them.
    pub words: Vec<KeptWords>,
}

/// What an amendment or a cancellation starts from.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The act; nothing where it starts from a report, as drafts did before standards were kept.
    pub standard: Option<StandardName>,
    /// The number of the draft that became the standard; nothing where it was approved elsewhere.
    pub draft: Option<String>,
    /// Its text.
    pub content: Content,
}

/// How many comments stand where.
#[derive(Clone, Debug, Default)]
pub struct CommentCounts {
    /// By the identity of the element.
    pub by_element: BTreeMap<String, u64>,
    /// By section, those on its elements among them.
    pub by_section: BTreeMap<SectionKey, u64>,
    /// On the draft as a whole.
    pub whole: u64,
}

/// One draft as its page shows it.
#[derive(Clone, Debug)]
pub struct DraftPage {
    /// The summary.
    pub summary: PublicDraftSummary,
    /// The placed text, on which comments are made.
    pub placed: RevisionView,
    /// The revised text; public together with the closing report.
    pub revised: Option<RevisionView>,
    /// The standard that the placed text amends or cancels.
    pub amended: Option<Amended>,
    /// The standard that the revised text amends, where the draft was rebased after its placement.
    pub rebased: Option<Amended>,
    /// The reasons of a cancellation, in CommonMark; blank where it is none.
    pub reasons: Localized,
    /// How many comments stand where.
    pub counts: CommentCounts,
    /// The numbers of the proposals on whose account it was begun (R13-3).
    pub proposals: Vec<i64>,
    /// Whether the service has its standard by another act, so that no term of approval runs for this draft (R13-2).
    pub settled: bool,
    /// The calendar in effect, for the terms.
    pub calendar: BusinessCalendar,
}

impl DraftPage {
    /// What a text of the draft amends; nothing where that is not public with it.
    pub fn amended_by(&self, text: &RevisionView) -> Option<&Amended> {
        if text.base == self.placed.base {
            return self.amended.as_ref();
        }
        let revised = self.revised.as_ref().filter(|revised| revised.base == text.base);
        revised.and(self.rebased.as_ref())
    }
}

/// A placed draft.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such number, or the draft has not been placed.
pub async fn draft(services: &Services, request: &Request, number: &str) -> Result<DraftPage, ServiceError> {
    let connection = &services.database.connection;
    let (row, summary) = summary_of(connection, number, request.at).await?;
    let placed = placed(connection, row.id).await?;
    let revised = match summary.reported_at {
        Some(_) => revised(connection, row.id).await?,
        None => None,
    };
    let amended_now = amended(connection, &row, placed.base).await?;
    let rebased = match &revised {
        Some(revised) if revised.base != placed.base => amended(connection, &row, revised.base).await?,
        _ => None,
    };
    let reasons = reasons_of(&row)?;
    let counts = counts(connection, row.id, &placed.content).await?;
    let proposals = proposals(connection, row.id).await?;
    let settled =
        summary.approved_at.is_none() && of_settled_services(connection, &[row.id]).await?.contains(&row.id);
    let calendar = calendar::read(connection).await?;
    Ok(DraftPage {
        settled,
        summary,
        placed,
        revised,
        amended: amended_now,
        rebased,
        reasons,
        counts,
        proposals,
        calendar,
    })
}

/// The numbers of the proposals that a draft names.
pub(crate) async fn proposals(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<i64>, ServiceError> {
    Ok(proposal_draft::Entity::find()
        .select_only()
        .column(proposal_draft::Column::ProposalId)
        .filter(proposal_draft::Column::DraftId.eq(draft_id))
        .order_by_asc(proposal_draft::Column::ProposalId)
        .into_tuple()
        .all(connection)
        .await?)
}

pub(super) fn view(row: revision::Model) -> Result<RevisionView, ServiceError> {
    Ok(RevisionView {
        number: row.number,
        content: serde_json::from_str(&row.content)?,
        hash: row.hash,
        created_at: row.created_at,
        base: row.base_standard_id,
        words: row.amending_words.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
    })
}

pub(super) async fn placed(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<RevisionView, ServiceError> {
    let placement = placement::Entity::find_by_id(draft_id).one(connection).await?;
    let placement = placement.ok_or(ServiceError::NotFound)?;
    let row = revision::Entity::find_by_id(placement.revision_id).one(connection).await?;
    view(row.ok_or(ServiceError::NotFound)?)
}

/// The text that the closing report leads to, if the report has been published.
pub(super) async fn revised(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Option<RevisionView>, ServiceError> {
    let Some(to) = report::Entity::find()
        .select_only()
        .column(report::Column::ToRevision)
        .filter(report::Column::DraftId.eq(draft_id))
        .into_tuple::<i64>()
        .one(connection)
        .await?
    else {
        return Ok(None);
    };
    let row = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(draft_id))
        .filter(revision::Column::Number.eq(to))
        .one(connection)
        .await?;
    row.map(view).transpose()
}

/// What a frozen text of a draft amends: the act of the key `standard`; else what the draft starts from, which for drafts of
/// before standards were kept is the newest text of another draft.
pub(super) async fn amended(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
    standard: Option<i64>,
) -> Result<Option<Amended>, ServiceError> {
    let base = match standard {
        Some(id) => Some(of_standard(connection, id).await?),
        None => base_of(connection, row).await?,
    };
    let Some(Base { standard, content }) = base else { return Ok(None) };
    let origin = match &standard {
        Some(standard) => standard.draft_id,
        None => row.amends_draft_id,
    };
    let draft = match origin {
        Some(id) => draft::Entity::find_by_id(id).one(connection).await?.map(|origin| origin.number),
        None => None,
    };
    Ok(Some(Amended { standard: standard.as_ref().map(StandardName::of), draft, content }))
}

/// How many comments stand where, as the counters of the places of the text tell.
pub(super) async fn counts(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    placed: &Content,
) -> Result<CommentCounts, ServiceError> {
    let by_place = by_place(connection, draft_id).await?;
    let at = |place: i64| by_place.get(&place).copied().map_or(0, count);
    let mut counts = CommentCounts { whole: at(WHOLE), ..CommentCounts::default() };
    for (place, (section, element)) in (1..).zip(places(placed)) {
        let many = at(place);
        if many == 0 {
            continue;
        }
        *counts.by_section.entry(section).or_default() += many;
        if let Some(element) = element {
            *counts.by_element.entry(element.to_string()).or_default() += many;
        }
    }
    Ok(counts)
}
