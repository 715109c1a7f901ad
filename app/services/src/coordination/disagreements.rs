//! The table of disagreements: every remark of every round with what became of it, as the bodies and the drafter left it (RC-3).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, allow};
use domain::coordination::Position;
use domain::discussion::Anchor;
use domain::report::canonical;
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::meetings::{MeetingView, of_draft};
use super::read;
use super::view::{AnswerView, BodyInRound, OpinionView, RemarkView, RoundView};
use crate::context::{Request, Services};
use crate::drafts::load::load;
use crate::entity::revision;
use crate::error::ServiceError;
use crate::reading::{BodyName, PublicDraftSummary, summary_of};

/// The table of disagreements of a draft.
#[derive(Clone, Debug)]
pub struct Disagreements {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// Every remark, by round and body.
    pub rows: Vec<Disagreement>,
    /// The reasons of every refusal.
    pub refusals: Vec<RefusalReasons>,
    /// The meetings, the newest first.
    pub meetings: Vec<MeetingView>,
    /// The last instant of which it tells, UTC.
    pub at: DateTime<Utc>,
    /// The hash of all that it tells.
    pub hash: String,
}

/// A remark with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The number of the round.
    pub round: u32,
    /// The body.
    pub body: BodyName,
    /// What the remark concerns.
    pub anchor: Anchor,
    /// The number of the clause in the text that was sent.
    pub clause: Option<String>,
    /// The clause in that text.
    pub present: Option<String>,
    /// The words of the remark.
    pub remark: String,
    /// The wording it suggests.
    pub suggestion: Option<String>,
    /// The norm by which it stays inside.
    pub internal_norm: Option<String>,
    /// What was answered.
    pub answer: Option<AnswerView>,
    /// The days on which meetings about the round were held.
    pub met_on: Vec<NaiveDate>,
}

/// Why a body refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalReasons {
    /// The number of the round.
    pub round: u32,
    /// The body.
    pub body: BodyName,
    /// Its reasons.
    pub reasons: String,
}

/// The table of disagreements of the draft `number`, for those who write for its body.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft or it was never sent; [`ServiceError::Denied`].
pub async fn disagreements(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Disagreements, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::AnswerRemarks, &loaded.resource())?;
    let (_, summary) = summary_of(connection, number, request.at).await?;
    let rounds = read::rounds(connection, loaded.row.id).await?;
    let opened = rounds.iter().map(|round| round.opened_at).max().ok_or(ServiceError::NotFound)?;
    let texts = texts(connection, loaded.row.id, &rounds).await?;
    let meetings = of_draft(connection, loaded.row.id).await?;
    let mut rows = Vec::new();
    let mut refusals = Vec::new();
    for (round, body, opinion) in standing(&rounds) {
        if opinion.position == Position::Refuse {
            let (round, body, reasons) = (round.number, body.body.clone(), opinion.reasons.clone());
            refusals.push(RefusalReasons { round, body, reasons });
        }
        let text = texts.get(&round.revision);
        rows.extend(opinion.remarks.iter().map(|remark| row(round, body, remark, text, &meetings)));
    }
    let told = standing(&rounds).map(|(.., opinion)| opinion.given_at);
    let answered = rows.iter().filter_map(|row| row.answer.as_ref()).map(|answer| answer.answered_at);
    let recorded = meetings.iter().map(|meeting| meeting.recorded_at);
    let at = told.chain(answered).chain(recorded).fold(opened, Ord::max);
    let names = (&summary.number, &summary.title, &summary.service_name, &summary.body.name);
    let hash = canonical::hash(&(names, &rows, &refusals, &meetings, at))?;
    Ok(Disagreements { summary, rows, refusals, meetings, at, hash })
}

/// Every opinion that stands, the oldest round first.
fn standing(rounds: &[RoundView]) -> impl Iterator<Item = (&RoundView, &BodyInRound, &OpinionView)> {
    rounds.iter().rev().flat_map(|round| {
        round.bodies.iter().filter_map(move |body| Some((round, body, body.opinion.as_ref()?)))
    })
}

fn row(
    round: &RoundView,
    body: &BodyInRound,
    remark: &RemarkView,
    text: Option<&Content>,
    meetings: &[MeetingView],
) -> Disagreement {
    let element = remark.anchor.element.as_ref();
    let clause = text.zip(element).and_then(|(text, id)| text.clause_number(id));
    let present = text.zip(element).and_then(|(text, id)| {
        let (_, element) = text.find(id)?;
        Some(element.clause(remark.anchor.language?))
    });
    let about = meetings.iter().filter(|meeting| meeting.round == i64::from(round.number));
    Disagreement {
        round: round.number,
        body: body.body.clone(),
        anchor: remark.anchor.clone(),
        clause,
        present,
        remark: remark.text.clone(),
        suggestion: remark.suggestion.as_ref().map(|suggestion| suggestion.text.clone()),
        internal_norm: remark.internal_norm.clone(),
        answer: remark.answer.clone(),
        met_on: about.map(|meeting| meeting.held_on).collect(),
    }
}

/// The texts that were sent, by the numbers of their revisions.
async fn texts(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    rounds: &[RoundView],
) -> Result<BTreeMap<i64, Content>, ServiceError> {
    let rows = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(draft_id))
        .filter(revision::Column::Number.is_in(rounds.iter().map(|round| round.revision)))
        .all(connection)
        .await?;
    rows.iter().map(|row| Ok::<_, ServiceError>((row.number, serde_json::from_str(&row.content)?))).collect()
}
