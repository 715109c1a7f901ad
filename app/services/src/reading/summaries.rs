//! The summary of a placed draft: what every list and every page of it says.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::draft::{DraftKind, Placement, StageName};
use domain::language::Localized;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::body_name::{BodyName, body_names};
use super::rounds::{RoundSummary, of_drafts};
use crate::drafts;
use crate::drafts::summary::of_rows;
use crate::entity::draft;
use crate::error::ServiceError;

/// The summary of a draft that has been placed, as the public reads it. A shape of its own, because it is always placed and
/// cannot hold who asked for the placement.
#[derive(Clone, Debug)]
pub struct PublicDraftSummary {
    /// The key of its row.
    pub id: i64,
    /// The public number.
    pub number: String,
    /// What it is for.
    pub kind: DraftKind,
    /// The title.
    pub title: Localized,
    /// The code of the service.
    pub service_code: String,
    /// The name of the service.
    pub service_name: Localized,
    /// The legal date on which the service was included in the register (R12-3).
    pub included_on: NaiveDate,
    /// The legal date on which the register, or the addition that holds the service, was approved (R12-3).
    pub register_approved_on: NaiveDate,
    /// Why one of these dates was corrected in the register last, if one was.
    pub date_reason: Option<String>,
    /// The body that develops it.
    pub body: BodyName,
    /// The stage at the instant of the request.
    pub stage: StageName,
    /// How and when it was placed.
    pub placement: Placement,
    /// When it was withdrawn, UTC, and why.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
    /// When its closing report was published, UTC.
    pub reported_at: Option<DateTime<Utc>>,
    /// The rounds of its coordination, the first one first.
    pub rounds: Vec<RoundSummary>,
    /// When it was approved, UTC (RC-4).
    pub approved_at: Option<DateTime<Utc>>,
    /// When it takes effect, UTC: the beginning of the legal day.
    pub effective_at: Option<DateTime<Utc>>,
    /// When it is no longer in force, UTC: the beginning of the legal day.
    pub ceases_at: Option<DateTime<Utc>>,
    /// The edition of the law it is counted under.
    pub edition: String,
    /// Comments received in time.
    pub comments: u64,
    /// Those of them that their authors withdrew.
    pub comments_withdrawn: u64,
    /// Comments with a decision.
    pub decided: u64,
    /// Comments refused as late (R15-4).
    pub late: u64,
}

impl PublicDraftSummary {
    /// How many comments get a decision: all but those that their authors withdrew.
    pub const fn to_decide(&self) -> u64 {
        self.comments.saturating_sub(self.comments_withdrawn)
    }

    /// The last round of its coordination, if it was ever sent.
    pub fn last_round(&self) -> Option<&RoundSummary> {
        self.rounds.last()
    }

    /// When its discussion lost its end: it was withdrawn before that.
    pub fn closing_cancelled_at(&self) -> Option<DateTime<Utc>> {
        let withdrawn_at = self.withdrawn.as_ref().map(|(at, _)| *at)?;
        (withdrawn_at < self.placement.window.closes_at).then_some(withdrawn_at)
    }

    /// The round of its coordination that runs. One that a withdrawal broke off does not.
    pub fn running_round(&self) -> Option<&RoundSummary> {
        let is_sent = self.stage == StageName::Coordinating;
        self.last_round().filter(|round| is_sent && round.ended_at.is_none())
    }
}

pub(super) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// The summaries of the drafts that have been placed, in the order of the rows; the others are left out.
pub(super) async fn summaries(
    connection: &impl ConnectionTrait,
    rows: Vec<draft::Model>,
    at: DateTime<Utc>,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let bodies = body_names(connection).await?;
    of_summaries(connection, of_rows(connection, rows, at).await?, &bodies).await
}

/// As [`summaries`], of drafts that are known already.
pub(super) async fn of_summaries(
    connection: &impl ConnectionTrait,
    known: Vec<drafts::DraftSummary>,
    bodies: &HashMap<i64, BodyName>,
) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    // Before the report there is no round, so most lists ask for none.
    let reported = known.iter().filter(|summary| summary.reported_at.is_some());
    let reported: Vec<i64> = reported.map(|summary| summary.id).collect();
    let mut rounds =
        if reported.is_empty() { HashMap::new() } else { of_drafts(connection, reported).await? };
    let summary = |summary: drafts::DraftSummary| {
        let rounds = rounds.remove(&summary.id).unwrap_or_default();
        public(bodies.get(&summary.body.0)?.clone(), rounds, summary)
    };
    Ok(known.into_iter().filter_map(summary).collect())
}

/// What the public reads of a draft; nothing as long as it has not been placed.
fn public(
    body: BodyName,
    rounds: Vec<RoundSummary>,
    summary: drafts::DraftSummary,
) -> Option<PublicDraftSummary> {
    Some(PublicDraftSummary {
        id: summary.id,
        number: summary.number,
        kind: summary.kind,
        title: summary.title,
        service_code: summary.service_code,
        service_name: summary.service_name,
        included_on: summary.included_on,
        register_approved_on: summary.register_approved_on,
        date_reason: summary.date_reason,
        body,
        stage: summary.stage,
        placement: summary.placement?,
        withdrawn: summary.withdrawn_at.map(|at| (at, summary.withdraw_reason.unwrap_or_default())),
        reported_at: summary.reported_at,
        rounds,
        approved_at: summary.approved_at,
        effective_at: summary.effective_at,
        ceases_at: summary.ceases_at,
        edition: summary.edition,
        comments: count(summary.comment_count),
        comments_withdrawn: count(summary.withdrawn_count),
        decided: count(summary.decided_count),
        late: count(summary.late_count),
    })
}

/// The summary of one draft, with its row.
pub(crate) async fn summary_of(
    connection: &impl ConnectionTrait,
    number: &str,
    at: DateTime<Utc>,
) -> Result<(draft::Model, PublicDraftSummary), ServiceError> {
    let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let summary = summaries(connection, vec![row.clone()], at).await?.pop().ok_or(ServiceError::NotFound)?;
    Ok((row, summary))
}
