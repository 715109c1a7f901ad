//! Keeping the register: only the authorized body in the scope of rendering services, with the history of every entry
//! (R12-2).

use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, BodyKind};
use domain::register::{EntryInput, EntryProblem, LineProblem, ServiceEntry, read_register_csv};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::entry::{RegisterEntry, row, view};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts;
use crate::entity::{body, service, service_history};
use crate::error::{FieldProblem, ServiceError, is_unique_violation};
use crate::ledger;
use crate::storage::Write;

/// Includes a service in the register; the terms of Art. 13(1) and 15(2) run from its date of inclusion (R12-3).
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
/// [`ServiceError::Stale`] with the entry that stands if somebody changed it since; otherwise as [`include_service`].
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
    check_bodies(&write, &entry).await?;
    let included_anew = stands.included_on != entry.included_on;
    let mut changed: service::ActiveModel = stands.into();
    fill(&mut changed, &entry)?;
    changed.version = Set(version + 1);
    changed.updated_at = Set(request.at);
    let saved = changed.update(&*write).await?;
    remember(&write, request, &saved, &entry).await?;
    if included_anew {
        drafts::recount_due_dates(services, &write, request, &saved).await?;
    }
    ledger::append(&write, request, "register.changed", &format!("service:{code}"), &entry).await?;
    write.commit().await?;
    view(saved)
}

/// Includes every service of a CSV file, or none of them.
///
/// # Errors
/// Every line that cannot be taken, as the inner error; otherwise as [`include_service`].
pub async fn import_entries(
    services: &Services,
    request: &Request,
    csv: &str,
) -> Result<Result<Vec<RegisterEntry>, Vec<LineProblem>>, ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let rows = match read_register_csv(csv) {
        Ok(rows) => rows,
        Err(problems) => return Ok(Err(problems)),
    };
    let today = request.today(services);
    let bodies = body::Entity::find().all(&services.database.connection).await?;
    let mut problems = Vec::new();
    let mut entries = Vec::new();
    for mut row in rows {
        // A file names bodies by their codes: the numbers are of this installation alone.
        if let Some(named) = bodies.iter().find(|body| body.code == row.input.developing_body.trim()) {
            row.input.developing_body = named.id.to_string();
        }
        match row.input.parse(today) {
            Ok(entry) => entries.push((row.line, entry)),
            Err(found) => {
                problems.extend(found.into_iter().map(|problem| line_problem(row.line, problem)));
            }
        }
    }
    let write = services.database.write().await?;
    let mut saved = Vec::new();
    for (line, entry) in entries {
        let at = |column: &str, problem| LineProblem { line, column: Some(column.to_owned()), problem };
        let exists = row(&*write, &entry.code).await;
        if exists.is_ok() {
            problems.push(at("code", "repeated_code"));
            continue;
        }
        match include(&write, request, &entry).await {
            Ok(entry) => saved.push(entry),
            Err(ServiceError::Invalid(_)) => problems.push(at("developing_body", "unknown_choice")),
            Err(error) => return Err(error),
        }
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    write.commit().await?;
    Ok(Ok(saved))
}

fn line_problem(line: usize, problem: EntryProblem) -> LineProblem {
    LineProblem { line, column: Some(problem.field.to_owned()), problem: problem.problem.code() }
}

fn parse(services: &Services, request: &Request, input: EntryInput) -> Result<ServiceEntry, ServiceError> {
    input.parse(request.today(services)).map_err(|problems| {
        let problem = |problem: EntryProblem| FieldProblem::new(problem.field, problem.problem.code());
        ServiceError::Invalid(problems.into_iter().map(problem).collect())
    })
}

async fn include(
    write: &Write,
    request: &Request,
    entry: &ServiceEntry,
) -> Result<RegisterEntry, ServiceError> {
    check_bodies(write, entry).await?;
    let taken = service::Entity::find().filter(service::Column::Code.eq(&entry.code)).one(&**write).await?;
    if taken.is_some() {
        return Err(ServiceError::field("code", "taken"));
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
    ledger::append(write, request, "register.included", &format!("service:{}", entry.code), entry).await?;
    view(saved)
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

/// A local body develops no standard, and a body that is named must be one the installation knows.
async fn check_bodies(write: &Write, entry: &ServiceEntry) -> Result<(), ServiceError> {
    let known = body::Entity::find().all(&**write).await?;
    let find = |id: BodyId| known.iter().find(|body| body.id == id.0);
    let mut problems = Vec::new();
    let develops = find(entry.developing_body).and_then(|body| BodyKind::from_code(&body.kind));
    if develops.is_none_or(|kind| kind == BodyKind::Local) {
        problems.push(FieldProblem::new("developing_body", "unknown_choice"));
    }
    if entry.providers.iter().filter_map(|provider| provider.body).any(|id| find(id).is_none()) {
        problems.push(FieldProblem::new("providers", "unknown_choice"));
    }
    if problems.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(problems)) }
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
    row.search = Set(format!("{} {} {} {}", entry.code, name.kk, name.ru, name.en).to_lowercase());
    Ok(())
}
