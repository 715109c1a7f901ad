//! Keeping the register: only the authorized body in the scope of rendering services, with the history of every entry
//! (R12-2).

use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, BodyKind};
use domain::ledger::Facts;
use domain::register::{EntryInput, EntryProblem, ServiceEntry};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::entry::{row, view};
use super::standing::RegisterEntry;
use crate::calendar;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts;
use crate::entity::{body, service, service_history};
use crate::error::{FieldProblem, ServiceError, is_unique_violation};
use crate::ledger::{self, seal};
use crate::search;
use crate::storage::Write;

/// Includes a service in the register; the term of Art. 15(2) runs from its date of inclusion, that of Art. 13(1) from the
/// date on which the register or its addition was approved (R12-3).
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::Invalid`] with every field that does not
/// satisfy R12-1.
pub async fn include_service(
    services: &Services,
    request: &Request,
    input: EntryInput,
) -> Result<RegisterEntry, ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let entry = parse(services, request, input)?;
    let write = services.database.write().await?;
    let saved = include(&write, request, &entry).await?;
    write.commit().await?;
    Ok(saved)
}

/// Changes the entry of a code that stood at `version`.
///
/// # Errors
/// [`ServiceError::Stale`] with the entry that stands if somebody changed it since; [`ServiceError::Invalid`] with
/// `date_reason` if a date is corrected without a reason; otherwise as [`include_service`].
pub async fn change_entry(
    services: &Services,
    request: &Request,
    code: &str,
    version: i64,
    input: EntryInput,
) -> Result<RegisterEntry, ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let entry = parse(services, request, input)?;
    if entry.code != code {
        // The code stands in addresses that others have written down.
        return Err(ServiceError::field("code", "fixed"));
    }
    let write = services.database.write().await?;
    let stands = row(&*write, code).await?;
    if stands.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Entry(view(stands)?))));
    }
    if stands.excluded_at.is_some() {
        return Err(ServiceError::field("code", "excluded"));
    }
    let saved = change(services, &write, request, stands, &entry).await?;
    write.commit().await?;
    Ok(saved)
}

/// Writes an entry over the one that stands, with its history.
pub(super) async fn change(
    services: &Services,
    write: &Write,
    request: &Request,
    stands: service::Model,
    entry: &ServiceEntry,
) -> Result<RegisterEntry, ServiceError> {
    let entry = &entry.clone().over(&view(stands.clone())?.entry).map_err(|told| field_problems([told]))?;
    check_bodies(write, entry).await?;
    let included_anew = stands.included_on != entry.included_on;
    let version = stands.version + 1;
    let mut changed: service::ActiveModel = stands.into();
    fill(&mut changed, entry)?;
    changed.version = Set(version);
    changed.updated_at = Set(request.at);
    let saved = changed.update(&**write).await?;
    remember(write, request, &saved, entry).await?;
    if included_anew {
        let calendar = calendar::read(&**write).await?;
        drafts::recount_due_dates(services, write, request, &calendar, Some(saved.id)).await?;
    }
    drafts::follow_register(write, request, &saved).await?;
    search::service_changed(write, saved.id).await?;
    record(write, request, "register.changed", &saved, entry).await?;
    view(saved)
}

fn parse(services: &Services, request: &Request, input: EntryInput) -> Result<ServiceEntry, ServiceError> {
    input.parse(request.today(services)).map_err(field_problems)
}

fn field_problems(problems: impl IntoIterator<Item = EntryProblem>) -> ServiceError {
    let problem = |problem: EntryProblem| FieldProblem::new(problem.field, problem.problem.code());
    ServiceError::Invalid(problems.into_iter().map(problem).collect())
}

/// Writes a new entry, with the beginning of its history.
pub(super) async fn include(
    write: &Write,
    request: &Request,
    entry: &ServiceEntry,
) -> Result<RegisterEntry, ServiceError> {
    // Nothing was corrected yet.
    let entry = &ServiceEntry { date_reason: None, ..entry.clone() };
    check_bodies(write, entry).await?;
    let taken = service::Entity::find().filter(service::Column::Code.eq(&entry.code)).one(&**write).await?;
    if let Some(taken) = taken {
        let code = if taken.excluded_at.is_some() { "excluded" } else { "taken" };
        return Err(ServiceError::field("code", code));
    }
    let mut new = service::ActiveModel {
        version: Set(1),
        created_at: Set(request.at),
        updated_at: Set(request.at),
        ..Default::default()
    };
    fill(&mut new, entry)?;
    let saved = new.insert(&**write).await.map_err(|error| {
        if is_unique_violation(&error) { ServiceError::field("code", "taken") } else { error.into() }
    })?;
    remember(write, request, &saved, entry).await?;
    search::service_changed(write, saved.id).await?;
    record(write, request, "register.included", &saved, entry).await?;
    view(saved)
}

/// Writes down in the ledger which entry stands; its words stand in the history of the entry.
async fn record(
    write: &Write,
    request: &Request,
    action: &'static str,
    saved: &service::Model,
    entry: &ServiceEntry,
) -> Result<(), ServiceError> {
    let facts = Facts::of("version", saved.version).and("entry", seal::public(entry)?);
    ledger::append(write, request, action, &format!("service:{}", saved.code), facts).await
}

async fn remember(
    write: &Write,
    request: &Request,
    saved: &service::Model,
    entry: &ServiceEntry,
) -> Result<(), ServiceError> {
    service_history::ActiveModel {
        service_id: Set(saved.id),
        version: Set(saved.version),
        at: Set(request.at),
        user_id: Set(request.user_id()),
        entry: Set(serde_json::to_string(entry)?),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    Ok(())
}

/// Not every body develops standards, and a body that is named must be one the installation knows.
async fn check_bodies(write: &Write, entry: &ServiceEntry) -> Result<(), ServiceError> {
    let known = body::Entity::find().all(&**write).await?;
    let problems = body_problems(&known, entry);
    if problems.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(problems)) }
}

pub(super) fn body_problems(known: &[body::Model], entry: &ServiceEntry) -> Vec<FieldProblem> {
    let find = |id: BodyId| known.iter().find(|body| body.id == id.0);
    let mut problems = Vec::new();
    let develops = find(entry.developing_body).and_then(|body| BodyKind::from_code(&body.kind));
    if !develops.is_some_and(BodyKind::develops) {
        problems.push(FieldProblem::new("developing_body", "unknown_choice"));
    }
    if entry.providers.iter().filter_map(|provider| provider.body).any(|id| find(id).is_none()) {
        problems.push(FieldProblem::new("providers", "unknown_choice"));
    }
    problems
}

fn fill(row: &mut service::ActiveModel, entry: &ServiceEntry) -> Result<(), ServiceError> {
    let name = &entry.name;
    row.code = Set(entry.code.clone());
    row.name_kk = Set(name.kk.clone());
    row.name_ru = Set(name.ru.clone());
    row.name_en = Set(name.en.clone());
    row.recipients = Set(entry.recipients.code().to_owned());
    row.developing_body_id = Set(entry.developing_body.0);
    row.providers = Set(serde_json::to_string(&entry.providers)?);
    row.through_state_corporation = Set(entry.through_state_corporation);
    row.through_portal = Set(entry.through_portal);
    row.forms = Set(serde_json::to_string(&entry.forms)?);
    row.paid = Set(entry.paid);
    row.included_on = Set(entry.included_on);
    row.register_approved_on = Set(entry.approved_on);
    let accepting = (!entry.accepting.is_empty()).then(|| serde_json::to_string(&entry.accepting));
    row.accepting = Set(accepting.transpose()?);
    row.date_reason = Set(entry.date_reason.clone());
    row.register_act = Set(entry.act.as_ref().map(serde_json::to_string).transpose()?);
    row.search = Set(format!("{} {} {} {}", entry.code, name.kk, name.ru, name.en).to_lowercase());
    Ok(())
}
