//! Everything that a body reads before it answers: the text, what changed in it since it last saw one, its earlier remarks.

use domain::access::{Action, Resource, allow};
use domain::draft::Refusal;
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::hand_out::{Colleague, assigned, colleagues};
use super::handed::Handed;
use super::opinion_draft::written;
use super::others::{OtherRemarks, others};
use super::own::{Own, own};
use super::read::rounds;
use super::typed::OpinionDraft;
use super::view::{BodyInRound, RemarkView, RoundView};
use crate::context::{Request, Services};
use crate::drafts::DraftSummary;
use crate::drafts::summary::one;
use crate::entity::{placement, revision};
use crate::error::ServiceError;
use crate::people::names;
use crate::reading::{BodyName, body_name};

/// What a body is asked about a draft.
#[derive(Clone, Debug)]
pub struct AskedPage {
    /// The draft.
    pub summary: DraftSummary,
    /// The body that develops it.
    pub developing: BodyName,
    /// The newest round that asks the body, without the other bodies: who is undecided is nobody's to see.
    pub round: RoundView,
    /// The body in it.
    pub asked: BodyInRound,
    /// The text that was sent.
    pub content: Content,
    /// The revision that the body saw last, else the placed one, with its number; nothing if it is the one that was sent.
    pub base: Option<(i64, Content)>,
    /// The number of the placed revision.
    pub placed_revision: i64,
    /// The remarks of the body in earlier rounds with their answers, the newest round first.
    pub own_earlier: Vec<EarlierRemark>,
    /// What the other bodies of the round remark, where the installation shows it; else nothing.
    pub others: Vec<OtherRemarks>,
    /// The opinion as it was saved last inside the body.
    pub draft: Option<OpinionDraft>,
    /// Who prepares the opinion.
    pub people: Vec<Handed>,
    /// To whom it can be handed.
    pub colleagues: Vec<Colleague>,
    /// Whether the reader may give the opinion.
    pub may_give: bool,
    /// Why no opinion is taken now.
    pub closed: Option<Refusal>,
}

/// A remark of an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierRemark {
    /// The number of the round.
    pub round: u32,
    /// The remark with its answer.
    pub remark: RemarkView,
}

/// What the body of a code is asked about the draft of a number.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a coordinator or head of the body; [`ServiceError::NotFound`] if the body was
/// never asked about such a draft.
pub async fn asked(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
) -> Result<AskedPage, ServiceError> {
    let connection = &services.database.connection;
    let own = own(connection, request, number, body, Action::PrepareOpinion).await?;
    let closed = match own.receives(request, &own.round.hash) {
        Ok(()) => None,
        Err(ServiceError::Refused(refusal)) => Some(refusal),
        Err(other) => return Err(other),
    };
    let OwnRounds { round, asked, earlier: own_earlier, others } =
        own_rounds(connection, &own, services.settings.show_remarks_in_round).await?;
    let content = own.content(connection).await?;
    let (placed_revision, base) = base(connection, &own).await?;
    let draft = written(connection, &own).await?;
    let people = handed(connection, own.row.id).await?;
    let colleagues = colleagues(connection, own.body.id).await?;
    let may_give =
        allow(&request.actor, Action::GiveOpinion, &Resource::Body { body: own.body_id() }).is_ok();
    let developing = body_name(connection, own.loaded.row.body_id).await?;
    let summary = one(connection, own.loaded.row, request.at).await?;
    Ok(AskedPage {
        summary,
        developing,
        round,
        asked,
        content,
        base,
        placed_revision,
        own_earlier,
        others,
        draft,
        people,
        colleagues,
        may_give,
        closed,
    })
}

/// What the rounds of a draft say to one body.
struct OwnRounds {
    /// The newest round that asks it, with the body alone in it.
    round: RoundView,
    /// The body in it.
    asked: BodyInRound,
    /// Its remarks of earlier rounds.
    earlier: Vec<EarlierRemark>,
    /// What the others of the round remark.
    others: Vec<OtherRemarks>,
}

/// What the rounds of a draft say to the body; of the others of its round only what is shown by a setting.
async fn own_rounds(
    connection: &impl ConnectionTrait,
    own: &Own,
    shows_others: bool,
) -> Result<OwnRounds, ServiceError> {
    let mut found = None;
    let mut earlier = Vec::new();
    for mut round in rounds(connection, own.loaded.row.id).await? {
        let number = round.number;
        let is_own = i64::from(number) == own.round.number;
        let others = if is_own && shows_others { others(&round, own.body_id()) } else { Vec::new() };
        round.bodies.retain(|body| body.body.id == own.body_id());
        match round.bodies.first().cloned() {
            Some(asked) if is_own => found = Some((round, asked, others)),
            Some(asked) if i64::from(number) < own.round.number => {
                let remarks = asked.opinion.map(|opinion| opinion.remarks).unwrap_or_default();
                earlier.extend(remarks.into_iter().map(|remark| EarlierRemark { round: number, remark }));
            }
            _ => {}
        }
    }
    let (round, asked, others) = found.ok_or(ServiceError::NotFound)?;
    Ok(OwnRounds { round, asked, earlier, others })
}

/// The number of the placed revision, and the revision from which the redline begins.
async fn base(
    connection: &impl ConnectionTrait,
    own: &Own,
) -> Result<(i64, Option<(i64, Content)>), ServiceError> {
    let placement = placement::Entity::find_by_id(own.loaded.row.id).one(connection).await?;
    let placement = placement.ok_or(ServiceError::NotFound)?;
    let placed = revision::Entity::find_by_id(placement.revision_id).one(connection).await?;
    let placed = placed.ok_or(ServiceError::NotFound)?;
    let number = placed.number;
    let from = own.row.seen_revision.unwrap_or(number);
    if from == own.round.revision {
        return Ok((number, None));
    }
    let row = if from == number {
        placed
    } else {
        let seen = revision::Entity::find()
            .filter(revision::Column::DraftId.eq(own.loaded.row.id))
            .filter(revision::Column::Number.eq(from))
            .one(connection)
            .await?;
        seen.ok_or(ServiceError::NotFound)?
    };
    Ok((number, Some((from, serde_json::from_str(&row.content)?))))
}

async fn handed(connection: &impl ConnectionTrait, round_body_id: i64) -> Result<Vec<Handed>, ServiceError> {
    let rows = assigned(connection, round_body_id).await?;
    let people = names(connection, rows.iter().map(|row| row.user_id)).await?;
    let handed = rows.into_iter().map(|row| Handed {
        name: people.get(&row.user_id).cloned().unwrap_or_default(),
        user_id: row.user_id,
        subdivision: row.subdivision,
        leads: row.leads,
        assigned_at: row.assigned_at,
    });
    Ok(handed.collect())
}
