//! Correcting an act that the registrar entered with a slip: its order, its registration, its publication, its day of effect. The text
//! stays what it is, and what stood before stays readable (RF-1).

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::approval::{Act, ApprovalInput};
use domain::draft::written_reason;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::beside::beside;
use super::correction::{Correction, with_another};
use super::effects::settle_effects;
use super::informing::{lines, open_places, recount_places};
use super::read::version;
use super::rows::{act_of, fill_later, fill_order};
use super::sequence::{Place, of_service};
use super::shown::{StandardKind, StandardVersion};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::{service, standard};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::search;
use crate::storage::Write;

/// An act that the registrar entered, as it is to be corrected.
#[derive(Clone, Debug)]
pub struct EnteredAct {
    /// The version that it put in force.
    pub standard: StandardVersion,
    /// The act.
    pub act: Act,
    /// Grows with every correction.
    pub version: i64,
}

/// An act that was entered by hand.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::NotFound`] if there is no such act, or it came from
/// a draft.
pub async fn entered(
    services: &Services,
    request: &Request,
    code: &str,
    number: i64,
) -> Result<EnteredAct, ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let row = find(&services.database.connection, code, number).await?;
    let standard = version(services, code, number).await?;
    Ok(EnteredAct { standard, act: act_of(&row), version: row.version })
}

/// Corrects the act `number` of a service, which was entered by hand and stood at `version`, for a reason that everybody can read
/// beside the act as it stood before. From when until when every text of the service is in force is counted anew.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::NotFound`] if there is no such act, or it came from
/// a draft; [`ServiceError::Stale`] if it was corrected since; [`ServiceError::Invalid`] with the fields: those of
/// [`ApprovalInput::parse`], `effect_needed` for an act without a day of effect, `unchanged` for the act that stands, `entered` for
/// an order that the service has, `ends_nothing` for a day that leaves an act that ends the standard nothing to end, and `reason`.
pub async fn correct(
    services: &Services,
    request: &Request,
    code: &str,
    number: i64,
    version: i64,
    input: ApprovalInput,
    reason: &str,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let today = request.today(services);
    // What cannot be kept does not hold up the writers.
    let (act, reason) = fit(&input, reason, today).map_err(ServiceError::Invalid)?;
    let write = services.database.write().await?;
    let row = find(&*write, code, number).await?;
    if row.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: row.version })));
    }
    let former = act_of(&row);
    if former == act {
        return Err(ServiceError::field("order_number", "unchanged"));
    }
    stands(&*write, &row, &former, &act).await?;
    let saved = keep(&write, row, &act, Correction { former, reason, at: request.at }).await?;
    make_known(&write, &saved, today).await?;
    settle_effects(services, &write, saved.service_id).await?;
    search::service_changed(&write, saved.service_id).await?;
    let facts = Facts::of("standard", saved.number)
        .and("order_on", saved.order_on)
        .and("effective_on", saved.effective_on)
        .sealing([seal::standard(&saved)?]);
    ledger::append(&write, request, "standard.corrected", &format!("service:{code}"), facts).await?;
    write.commit().await
}

/// The row of an act that was entered by hand.
async fn find(
    connection: &impl ConnectionTrait,
    code: &str,
    number: i64,
) -> Result<standard::Model, ServiceError> {
    let service = service::Entity::find().filter(service::Column::Code.eq(code)).one(connection).await?;
    let row = standard::Entity::find()
        .filter(standard::Column::ServiceId.eq(service.ok_or(ServiceError::NotFound)?.id))
        .filter(standard::Column::Number.eq(number))
        .filter(standard::Column::DraftId.is_null())
        .one(connection)
        .await?;
    row.ok_or(ServiceError::NotFound)
}

/// What is typed, fit to be kept, or every field that is not.
fn fit(input: &ApprovalInput, reason: &str, today: NaiveDate) -> Result<(Act, String), Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let act = match input.parse(today) {
        Ok(act) => {
            if act.effect.is_none() {
                problems.push(FieldProblem::new("effective_on", "effect_needed"));
            }
            Some(act)
        }
        Err(found) => {
            problems.extend(found.into_iter().map(|(field, code)| FieldProblem::new(field, code)));
            None
        }
    };
    let reason = written_reason(reason).map_err(domain::discussion::TextProblem::code);
    match reason.and_then(|reason| if reason.is_empty() { Err("empty") } else { Ok(reason) }) {
        Err(code) => {
            problems.push(FieldProblem::new("reason", code));
            Err(problems)
        }
        Ok(reason) => match act {
            Some(act) if problems.is_empty() => Ok((act, reason)),
            _ => Err(problems),
        },
    }
}

/// Refuses an order that the service has already, and a day by which an act that ends the standard would end nothing.
async fn stands(
    connection: &impl ConnectionTrait,
    row: &standard::Model,
    former: &Act,
    act: &Act,
) -> Result<(), ServiceError> {
    let others = of_service(row.service_id).filter(standard::Column::Number.ne(row.number));
    let others = beside(connection, others, &act.order).await?.acts;
    let has_text = row.kind != StandardKind::Cancelled.code();
    let line = |act: &Act| {
        let own = act.effect.as_ref().map(|effect| ((effect.on, act.order.on, row.number), has_text));
        others.iter().copied().chain(own).collect::<Vec<_>>()
    };
    // What stood so before is not the fault of this correction.
    if ends_nothing(line(act)) && !ends_nothing(line(former)) {
        return Err(ServiceError::field("effective_on", "ends_nothing"));
    }
    Ok(())
}

/// Whether an act that ends the standard finds no text to end, of acts each with its place and whether it has a text.
fn ends_nothing(mut acts: Vec<(Place, bool)>) -> bool {
    acts.sort_unstable();
    let mut text_before = false;
    for (_, has_text) in acts {
        if !has_text && !text_before {
            return true;
        }
        text_before = has_text;
    }
    false
}

/// Keeps the act as it is now beside what it was.
async fn keep(
    write: &Write,
    row: standard::Model,
    act: &Act,
    correction: Correction,
) -> Result<standard::Model, ServiceError> {
    let kept = with_another(row.corrections.as_deref(), correction)?;
    let version = row.version + 1;
    let mut row: standard::ActiveModel = row.into();
    fill_order(&mut row, &act.order);
    fill_later(&mut row, act);
    row.corrections = Set(Some(kept));
    row.version = Set(version);
    Ok(row.update(&**write).await?)
}

/// The checklist of the places follows the order; what turns out to take effect later is still to be made known (R23-2).
async fn make_known(write: &Write, saved: &standard::Model, today: NaiveDate) -> Result<(), ServiceError> {
    if !lines(&**write, saved.id).await?.is_empty() {
        return recount_places(write, saved.id, saved.order_on).await;
    }
    if saved.effective_on.is_some_and(|on| on > today) {
        open_places(write, saved.id, saved.order_on).await?;
    }
    Ok(())
}
