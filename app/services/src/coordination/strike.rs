//! Striking a body from a round that was abolished meanwhile and has no successor (RC-2).

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::draft::{Refusal, written_reason};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::rows;
use super::sending::is_abolished;
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::{body, round_body};
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// Strikes a body from the running round of a draft, with a reason that is public: it was abolished, and nobody took over
/// its duties.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::Invalid`] with `reason`: without one, or
/// `not_abolished` where the body stands or has a successor; [`Refusal::RoundEnded`], [`Refusal::NotAsked`], or the refusal
/// of a draft that was not sent.
pub async fn strike(
    services: &Services,
    request: &Request,
    number: &str,
    body: BodyId,
    reason: &str,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::StrikeBody, &Resource::Register)?;
    let reason = written_reason(reason).map_err(|problem| ServiceError::field("reason", problem.code()))?;
    if reason.is_empty() {
        return Err(ServiceError::field("reason", "empty"));
    }
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    let running = loaded.draft.clone().into_coordinating(request.at)?.round;
    running.receive(body, running.hash)?;
    let known = body::Entity::find_by_id(body.0).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    if !is_abolished(&known, request.today(services)) || known.successor_id.is_some() {
        return Err(ServiceError::field("reason", "not_abolished"));
    }
    let (round, mut bodies) = rows::last(&*write, loaded.row.id).await?;
    let place = bodies.iter_mut().find(|one| one.body_id == body.0).ok_or(Refusal::NotAsked)?;
    let version = place.version + 1;
    let mut row: round_body::ActiveModel = place.clone().into();
    row.struck_at = Set(Some(request.at));
    row.struck_by = Set(request.user_id());
    row.struck_reason = Set(Some(reason));
    row.version = Set(version);
    *place = row.update(&*write).await?;
    let asked = seal::asked(&services.settings.keys, place)?;
    let sealed = [seal::round(&services.settings.keys, &round, &bodies)?, asked];
    let subject = loaded.subject();
    touch(&write, loaded.row.into_active_model()).await?;
    let facts = Facts::of("round", running.number).and("body", body).sealing(sealed);
    ledger::append(&write, request, "body.struck", &subject, facts).await?;
    write.commit().await
}
