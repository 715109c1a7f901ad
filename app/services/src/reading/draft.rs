//! One draft as its page shows it: the summary, a text, what it amends, how many comments stand where.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::standard::{Content, SectionKey};
use domain::time::BusinessCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::summaries::{PublicDraftSummary, count, summary_of};
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{comment, draft, placement, proposal_draft, report, revision};
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
}

/// What an amendment or a cancellation starts from.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The number of the draft that became the standard.
    pub number: String,
    /// Its final text.
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
    /// The standard that it amends or cancels.
    pub amended: Option<Amended>,
    /// How many comments stand where.
    pub counts: CommentCounts,
    /// The numbers of the proposals on whose account it was begun (R13-3).
    pub proposals: Vec<i64>,
    /// The calendar in effect, for the terms.
    pub calendar: BusinessCalendar,
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
    let amended = amended(connection, &row).await?;
    let counts = counts(connection, row.id).await?;
    let proposals = proposals(connection, row.id).await?;
    let calendar = calendar::read(connection).await?;
    Ok(DraftPage { summary, placed, revised, amended, counts, proposals, calendar })
}

/// The numbers of the proposals that a draft names.
async fn proposals(connection: &impl ConnectionTrait, draft_id: i64) -> Result<Vec<i64>, ServiceError> {
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

/// The final text of the draft that became the standard: the revised one, or the newest frozen one.
pub(super) async fn amended(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<Option<Amended>, ServiceError> {
    let Some(id) = row.amends_draft_id else { return Ok(None) };
    let Some(old) = draft::Entity::find_by_id(id).one(connection).await? else { return Ok(None) };
    let content = match revised(connection, id).await? {
        Some(revised) => Some(revised.content),
        None => revision::Entity::find()
            .filter(revision::Column::DraftId.eq(id))
            .order_by_desc(revision::Column::Number)
            .one(connection)
            .await?
            .map(view)
            .transpose()?
            .map(|newest| newest.content),
    };
    Ok(content.map(|content| Amended { number: old.number, content }))
}

pub(super) async fn counts(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<CommentCounts, ServiceError> {
    let rows: Vec<(Option<String>, Option<String>, i64)> = comment::Entity::find()
        .select_only()
        .columns([comment::Column::Section, comment::Column::Element])
        .column_as(comment::Column::Id.count(), "many")
        .filter(comment::Column::DraftId.eq(draft_id))
        .group_by(comment::Column::Section)
        .group_by(comment::Column::Element)
        .into_tuple()
        .all(connection)
        .await?;
    let mut counts = CommentCounts::default();
    for (section, element, many) in rows {
        let many = count(many);
        match section.as_deref().and_then(SectionKey::from_code) {
            Some(section) => *counts.by_section.entry(section).or_default() += many,
            None => counts.whole += many,
        }
        if let Some(element) = element {
            *counts.by_element.entry(element).or_default() += many;
        }
    }
    Ok(counts)
}
