//! Striking a body from a round that was abolished meanwhile and has no successor (RC-2).

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::draft::{Refusal, written_reason};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::rows;
use super::sending::is_abolished;
use super::successor::Bodies;
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::round_body;
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// Strikes a body from the running round of a draft, with a reason that is public: it was abolished, and nobody took over
/// its duties.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::Invalid`] with `reason`: without one, or
/// `not_abolished` where the body stands or a successor stands in its place; [`Refusal::RoundEnded`], [`Refusal::NotAsked`],
/// or the refusal of a draft that was not sent.
pub async fn strike(
    services: &Services,
    request: &Request,
    number: &str,
    body: BodyId,
    reason: &str,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::StrikeBody, &Resource::Register)?;
    let reason = said(reason)?;
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    let running = loaded.draft.clone().into_coordinating(request.at)?.round;
    running.receive(body, running.hash)?;
    let today = request.today(services);
    let known = Bodies::read(&*write, today).await?;
    let row = known.row(body).ok_or(ServiceError::NotFound)?;
    if !is_abolished(row, today) || known.successor(body).is_some() {
        return Err(ServiceError::field("reason", "not_abolished"));
    }
    let (round, mut bodies) = rows::last(&*write, loaded.row.id).await?;
    let place = bodies.iter_mut().find(|one| one.body_id == body.0).ok_or(Refusal::NotAsked)?;
    *place = struck(&write, request, place.clone(), reason).await?;
    let asked = seal::asked(&services.settings.keys, place)?;
    let sealed = [seal::round(&services.settings.keys, &round, &bodies)?, asked];
    let subject = loaded.subject();
    touch(&write, loaded.row.into_active_model()).await?;
    let facts = Facts::of("round", running.number).and("body", body).sealing(sealed);
    ledger::append(&write, request, "body.struck", &subject, facts).await?;
    write.commit().await
}

/// The public reason as it is kept.
pub(super) fn said(reason: &str) -> Result<String, ServiceError> {
    let reason = written_reason(reason).map_err(|problem| ServiceError::field("reason", problem.code()))?;
    if reason.is_empty() { Err(ServiceError::field("reason", "empty")) } else { Ok(reason) }
}

/// The row of a body in a round, struck.
pub(super) async fn struck(
    write: &Write,
    request: &Request,
    place: round_body::Model,
    reason: String,
) -> Result<round_body::Model, ServiceError> {
    let version = place.version + 1;
    let mut row: round_body::ActiveModel = place.into();
    row.struck_at = Set(Some(request.at));
    row.struck_by = Set(request.user_id());
    row.struck_reason = Set(Some(reason));
    row.version = Set(version);
    Ok(row.update(&**write).await?)
}
