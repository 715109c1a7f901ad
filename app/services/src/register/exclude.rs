//! Excluding an entry that was made by mistake, and including it again: with the reason, for ever in the history (R12-2).

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::discussion::{TextProblem, screen_line};
use domain::draft::StoredStage;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::entry::{row, view};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::{draft, placement, service, service_exclusion, standard};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::people::names;
use crate::search;
use crate::storage::Write;

/// The most characters of a reason.
const LONGEST_REASON: u32 = 1_000;

/// That an entry was excluded or included again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom: the name, absent where the command line did it.
    pub by: Option<String>,
    /// Whether it was excluded; otherwise it was included again.
    pub excluded: bool,
    /// Why; public.
    pub reason: String,
}

/// Excludes the entry of a code that stood at `version`. One on which a draft was placed or an act was entered has been read by
/// the public and stays; a draft that is being written has to be withdrawn before.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::NotFound`]; [`ServiceError::Stale`] with the entry
/// that stands; [`ServiceError::Invalid`] for `reason`, with `placed`, `standards`, `drafting` and `excluded` where it cannot be.
pub async fn exclude_service(
    services: &Services,
    request: &Request,
    code: &str,
    version: i64,
    reason: &str,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let reason = checked(reason)?;
    let write = services.database.write().await?;
    let stands = at_version(&write, code, version).await?;
    if stands.excluded_at.is_some() {
        return Err(ServiceError::field("reason", "excluded"));
    }
    may_go(&write, stands.id).await?;
    settle(&write, request, stands, Some(request.at), reason).await?;
    write.commit().await
}

/// Includes an excluded entry again, as it stood at `version`; its terms run from its dates.
///
/// # Errors
/// As [`exclude_service`]; `included` if it stands already.
pub async fn include_again(
    services: &Services,
    request: &Request,
    code: &str,
    version: i64,
    reason: &str,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let reason = checked(reason)?;
    let write = services.database.write().await?;
    let stands = at_version(&write, code, version).await?;
    if stands.excluded_at.is_none() {
        return Err(ServiceError::field("reason", "included"));
    }
    settle(&write, request, stands, None, reason).await?;
    write.commit().await
}

/// Every time an entry was excluded and included again, the newest first.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register never had such a code.
pub async fn exclusions(services: &Services, code: &str) -> Result<Vec<Exclusion>, ServiceError> {
    let connection = &services.database.connection;
    let service = row(connection, code).await?;
    let rows = service_exclusion::Entity::find()
        .filter(service_exclusion::Column::ServiceId.eq(service.id))
        .order_by_desc(service_exclusion::Column::Id)
        .all(connection)
        .await?;
    let names = names(connection, rows.iter().filter_map(|row| row.user_id)).await?;
    let told = rows.into_iter().map(|row| Exclusion {
        at: row.at,
        by: row.user_id.and_then(|id| names.get(&id).cloned()),
        excluded: row.excluded,
        reason: row.reason,
    });
    Ok(told.collect())
}

fn checked(reason: &str) -> Result<String, ServiceError> {
    screen_line(reason, LONGEST_REASON).map_err(|problem| match problem {
        TextProblem::Empty => ServiceError::field("reason", "missing"),
        TextProblem::TooLong => ServiceError::field("reason", "too_long"),
        _ => ServiceError::field("reason", "unfit"),
    })
}

async fn at_version(write: &Write, code: &str, version: i64) -> Result<service::Model, ServiceError> {
    let stands = row(&**write, code).await?;
    if stands.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Entry(view(stands)?))));
    }
    Ok(stands)
}

/// Refuses where the public has read of more than the entry, and where somebody still writes.
async fn may_go(write: &Write, service_id: i64) -> Result<(), ServiceError> {
    let acts = standard::Entity::find().filter(standard::Column::ServiceId.eq(service_id));
    if acts.one(&**write).await?.is_some() {
        return Err(ServiceError::field("reason", "standards"));
    }
    let drafts = draft::Entity::find().filter(draft::Column::ServiceId.eq(service_id)).all(&**write).await?;
    let placed = placement::Entity::find()
        .filter(placement::Column::DraftId.is_in(drafts.iter().map(|draft| draft.id)))
        .one(&**write)
        .await?;
    if placed.is_some() {
        return Err(ServiceError::field("reason", "placed"));
    }
    if drafts.iter().any(|draft| draft.stage != StoredStage::Withdrawn.code()) {
        return Err(ServiceError::field("reason", "drafting"));
    }
    Ok(())
}

/// Writes down that an entry goes, since when, or stands again.
async fn settle(
    write: &Write,
    request: &Request,
    stands: service::Model,
    excluded_at: Option<DateTime<Utc>>,
    reason: String,
) -> Result<(), ServiceError> {
    let (id, code, version) = (stands.id, stands.code.clone(), stands.version);
    let words = seal::public(&reason)?;
    let mut changed: service::ActiveModel = stands.into();
    changed.excluded_at = Set(excluded_at);
    changed.updated_at = Set(request.at);
    changed.update(&**write).await?;
    service_exclusion::ActiveModel {
        service_id: Set(id),
        at: Set(request.at),
        user_id: Set(request.user_id()),
        excluded: Set(excluded_at.is_some()),
        reason: Set(reason),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    search::service_changed(write, id).await?;
    let action = if excluded_at.is_some() { "register.excluded" } else { "register.included_again" };
    let facts = Facts::of("version", version).and("reason", words);
    ledger::append(write, request, action, &format!("service:{code}"), facts).await
}
