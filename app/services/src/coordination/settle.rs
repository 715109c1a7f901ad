//! A body says whether its earlier remark was resolved (RC-3).

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::draft::Refusal;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::load;
use crate::drafts::rounds::last_round;
use crate::entity::{coordination_round, draft, opinion, remark, remark_answer, round_body};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// Says whether a remark of an earlier round was resolved, while a later round asks its body. `version` is that of the
/// answer that was read.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such remark or no answer to it; [`ServiceError::Denied`] unless the actor is a
/// coordinator or head of the body that made it; [`ServiceError::Stale`] if the answer was changed;
/// [`Refusal::RoundEnded`] unless a later round runs, and the refusals of [`domain::draft::Draft::receive_opinion`].
pub async fn settle_remark(
    services: &Services,
    request: &Request,
    remark_id: i64,
    resolved: bool,
    version: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let made = made(&write, remark_id).await?;
    let body = BodyId(made.asked.body_id);
    allow(&request.actor, Action::PrepareOpinion, &Resource::Body { body })?;
    let answer = remark_answer::Entity::find_by_id(remark_id).one(&*write).await?;
    let answer = answer.ok_or(ServiceError::NotFound)?;
    let loaded = load(&*write, &made.draft).await?;
    let last = last_round(&*write, loaded.row.id).await?.ok_or(ServiceError::NotFound)?;
    loaded.draft.receive_opinion(body, last.hash, request.at)?;
    if i64::from(last.number) <= made.round.number {
        return Err(Refusal::RoundOpen { round: last.number }.into());
    }
    if answer.version != version {
        let stands = answer.version;
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: stands })));
    }
    let mut row: remark_answer::ActiveModel = answer.into();
    row.resolved = Set(Some(resolved));
    row.resolved_at = Set(Some(request.at));
    row.resolved_by = Set(request.user_id());
    row.version = Set(version + 1);
    let row = row.update(&*write).await?;
    let sealed = seal::remark_answer(&services.settings.keys, &row)?;
    let facts = Facts::of("remark", remark_id).and("resolved", resolved).sealing([sealed]);
    ledger::append(&write, request, "remark.settled", &loaded.subject(), facts).await?;
    write.commit().await
}

/// Where a remark was made.
struct Made {
    /// The number of the draft.
    draft: String,
    /// The round.
    round: coordination_round::Model,
    /// The row of the body in it.
    asked: round_body::Model,
}

async fn made(write: &Write, remark_id: i64) -> Result<Made, ServiceError> {
    let missing = || ServiceError::NotFound;
    let remark = remark::Entity::find_by_id(remark_id).one(&**write).await?.ok_or_else(missing)?;
    let opinion = opinion::Entity::find_by_id(remark.opinion_id).one(&**write).await?.ok_or_else(missing)?;
    let asked = round_body::Entity::find_by_id(opinion.round_body_id).one(&**write).await?;
    let asked = asked.ok_or_else(missing)?;
    let round = coordination_round::Entity::find_by_id(asked.round_id).one(&**write).await?;
    let round = round.ok_or_else(missing)?;
    let draft = draft::Entity::find_by_id(round.draft_id).one(&**write).await?.ok_or_else(missing)?;
    Ok(Made { draft: draft.number, round, asked })
}
