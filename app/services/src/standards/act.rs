//! Recording what comes after the order: its registration, its first official publication, the day of effect.

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::approval::{Act, ApprovalInput};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::effects::settle_effects;
use super::rows::{act_of, fill_later, unfit};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::standard;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};

/// Records the registration, the publication and the day of effect of the act that approved the draft `number`; the act stood at
/// `version`. The order itself is fixed: its fields may be left blank. From when until when every text of the service is in force
/// is counted anew.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`domain::draft::Refusal::NotApproved`];
/// [`ServiceError::Stale`] if somebody recorded something since; [`ServiceError::Invalid`] with the fields, `fixed` for another
/// order, `in_force` for another day of effect than the one that has come.
pub async fn record_act(
    services: &Services,
    request: &Request,
    number: &str,
    version: i64,
    input: ApprovalInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::Approve, &loaded.resource())?;
    let subject = loaded.subject();
    loaded.draft.into_approved()?;
    let row = standard::Entity::find()
        .filter(standard::Column::DraftId.eq(loaded.row.id))
        .one(&*write)
        .await?
        .ok_or(ServiceError::NotFound)?;
    if row.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: row.version })));
    }
    let today = request.today(services);
    let act = with_its_order(&row, input)?.parse(today).map_err(unfit)?;
    keeps_effect(&row, &act, today)?;
    let mut changed: standard::ActiveModel = row.into();
    fill_later(&mut changed, &act);
    changed.version = Set(version + 1);
    let saved = changed.update(&*write).await?;
    touch(&write, loaded.row.into()).await?;
    settle_effects(services, &write, saved.service_id).await?;
    let facts = Facts::of("standard", saved.id).and("effective_on", saved.effective_on);
    let facts = facts.sealing([seal::standard(&saved)?]);
    ledger::append(&write, request, "standard.act_recorded", &subject, facts).await?;
    write.commit().await
}

/// The form with the order that stands; nothing else can be typed in its place.
fn with_its_order(row: &standard::Model, input: ApprovalInput) -> Result<ApprovalInput, ServiceError> {
    let stands = ApprovalInput::from(&act_of(row));
    let same = |typed: &str, stands: &str| typed.trim().is_empty() || typed.trim() == stands;
    let fields = [
        ("order_number", same(&input.order_number, &stands.order_number)),
        ("order_on", same(&input.order_on, &stands.order_on)),
        ("signatory", same(&input.signatory, &stands.signatory)),
    ];
    let other = fields.into_iter().filter(|(_, same)| !same);
    let problems: Vec<FieldProblem> = other.map(|(field, _)| FieldProblem::new(field, "fixed")).collect();
    if !problems.is_empty() {
        return Err(ServiceError::Invalid(problems));
    }
    let ApprovalInput { order_number, order_on, signatory, .. } = stands;
    Ok(ApprovalInput { order_number, order_on, signatory, ..input })
}

/// What is in force does not change its first day any more: whoever read it on that day read the law.
fn keeps_effect(row: &standard::Model, act: &Act, today: NaiveDate) -> Result<(), ServiceError> {
    let other = act.effect.as_ref().map(|effect| effect.on) != row.effective_on;
    let is_in_force = row.effective_on.is_some_and(|on| on <= today);
    if other && is_in_force { Err(ServiceError::field("effective_on", "in_force")) } else { Ok(()) }
}
