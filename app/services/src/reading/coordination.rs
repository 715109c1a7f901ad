//! The coordination of a draft as the public reads it: rounds that have ended, and that one runs.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::coordination::Ground;
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::body_name::{BodyName, body_names};
use super::draft::{RevisionView, view};
use super::summaries::{PublicDraftSummary, summary_of};
use crate::context::{Request, Services};
use crate::coordination::{RoundView, public_rounds};
use crate::drafts::sent_texts;
use crate::entity::{coordination_round, revision, round_body};
use crate::error::ServiceError;

/// The coordination of a draft.
#[derive(Clone, Debug)]
pub struct CoordinationPage {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// The rounds that have ended, the newest first.
    pub rounds: Vec<RoundView>,
    /// The round that has not ended: it runs, or was broken off by a withdrawal.
    pub open: Option<OpenRound>,
    /// The texts of the rounds that have ended, by the number of the revision.
    pub texts: HashMap<i64, Content>,
}

/// A round that has not ended. A shape of its own, because it cannot hold a position.
#[derive(Clone, Debug)]
pub struct OpenRound {
    /// Its number in the draft, from 1.
    pub number: u32,
    /// When the draft was sent, UTC.
    pub opened_at: DateTime<Utc>,
    /// Who is asked.
    pub bodies: Vec<AskedInPublic>,
}

/// A body that is asked in a round that has not ended.
#[derive(Clone, Debug)]
pub struct AskedInPublic {
    /// The body.
    pub body: BodyName,
    /// Why it is asked, in the order of the law.
    pub grounds: Vec<Ground>,
    /// The legal date by which its answer is due: a setting, not a term of the law.
    pub due_on: NaiveDate,
    /// The norm on which that setting rests, where the administrator named one.
    pub due_norm: Option<String>,
    /// The earlier round whose agreement holds; that round has ended, so it is public.
    pub holds_from: Option<u32>,
    /// When and why the registrar struck it.
    pub struck: Option<(DateTime<Utc>, String)>,
}

/// The coordination of a placed draft.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed draft.
pub async fn coordination(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<CoordinationPage, ServiceError> {
    let connection = &services.database.connection;
    let (row, summary) = summary_of(connection, number, request.at).await?;
    let rounds = public_rounds(services, number, request.at).await?;
    let open = open_round(connection, row.id).await?;
    let wanted: Vec<i64> = rounds.iter().map(|round| round.revision).collect();
    let rows = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(row.id))
        .filter(revision::Column::Number.is_in(wanted))
        .all(connection)
        .await?;
    let mut texts = HashMap::with_capacity(rows.len());
    for row in rows {
        texts.insert(row.number, serde_json::from_str(&row.content)?);
    }
    Ok(CoordinationPage { summary, rounds, open, texts })
}

/// The text of a number that was sent in a round that has ended.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed draft or no such text.
pub async fn sent_text(
    services: &Services,
    request: &Request,
    number: &str,
    wanted: i64,
) -> Result<RevisionView, ServiceError> {
    let connection = &services.database.connection;
    let (row, _) = summary_of(connection, number, request.at).await?;
    if !sent_texts::of_ended_rounds(connection, row.id).await?.contains(&wanted) {
        return Err(ServiceError::NotFound);
    }
    let found = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(row.id))
        .filter(revision::Column::Number.eq(wanted))
        .one(connection)
        .await?;
    view(found.ok_or(ServiceError::NotFound)?)
}

async fn open_round(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Option<OpenRound>, ServiceError> {
    let row = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .filter(coordination_round::Column::EndedAt.is_null())
        .order_by_desc(coordination_round::Column::Number)
        .one(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let asked = round_body::Entity::find()
        .filter(round_body::Column::RoundId.eq(row.id))
        .order_by_asc(round_body::Column::Id)
        .all(connection)
        .await?;
    let named = body_names(connection).await?;
    let bodies = asked.into_iter().map(|one| asked_in_public(one, &named)).collect::<Result<_, _>>()?;
    let number = u32::try_from(row.number).map_err(ServiceError::internal)?;
    Ok(Some(OpenRound { number, opened_at: row.opened_at, bodies }))
}

fn asked_in_public(
    row: round_body::Model,
    named: &HashMap<i64, BodyName>,
) -> Result<AskedInPublic, ServiceError> {
    let holds_from = row.holds_from.map(u32::try_from).transpose().map_err(ServiceError::internal)?;
    Ok(AskedInPublic {
        body: named.get(&row.body_id).cloned().ok_or(ServiceError::NotFound)?,
        grounds: serde_json::from_str(&row.grounds)?,
        due_on: row.due_on,
        due_norm: row.due_norm,
        holds_from,
        struck: row.struck_at.map(|at| (at, row.struck_reason.unwrap_or_default())),
    })
}
