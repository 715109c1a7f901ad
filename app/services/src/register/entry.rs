//! One entry of the register, and its history.

use chrono::{DateTime, Utc};
use domain::body::BodyId;
use domain::language::Localized;
use domain::register::{Recipients, ServiceEntry};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::standing::RegisterEntry;
use crate::context::Services;
use crate::entity::{service, service_history};
use crate::error::ServiceError;
use crate::people::names;

/// An entry as it stood at one version (R12-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryVersion {
    /// The version, from 1.
    pub version: i64,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Who entered it: the name, absent where the command line did.
    pub by: Option<String>,
    /// What the register said.
    pub entry: ServiceEntry,
}

/// The entry of a code.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has none.
pub async fn entry(services: &Services, code: &str) -> Result<RegisterEntry, ServiceError> {
    view(row(&services.database.connection, code).await?)
}

/// Every version of an entry, the newest first.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn history(services: &Services, code: &str) -> Result<Vec<EntryVersion>, ServiceError> {
    let connection = &services.database.connection;
    let service = row(connection, code).await?;
    let rows = service_history::Entity::find()
        .filter(service_history::Column::ServiceId.eq(service.id))
        .order_by_desc(service_history::Column::Version)
        .all(connection)
        .await?;
    let names = names(connection, rows.iter().filter_map(|row| row.user_id)).await?;
    rows.into_iter()
        .map(|row| {
            let by = row.user_id.and_then(|id| names.get(&id).cloned());
            Ok(EntryVersion {
                version: row.version,
                at: row.at,
                by,
                entry: serde_json::from_str(&row.entry)?,
            })
        })
        .collect()
}

pub(crate) async fn row(
    connection: &impl ConnectionTrait,
    code: &str,
) -> Result<service::Model, ServiceError> {
    service::Entity::find()
        .filter(service::Column::Code.eq(code))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}

pub(crate) async fn by_id(connection: &impl ConnectionTrait, id: i64) -> Result<RegisterEntry, ServiceError> {
    view(service::Entity::find_by_id(id).one(connection).await?.ok_or(ServiceError::NotFound)?)
}

pub(crate) fn view(row: service::Model) -> Result<RegisterEntry, ServiceError> {
    let recipients = Recipients::from_code(&row.recipients)
        .ok_or_else(|| ServiceError::internal(format!("unknown recipients in service {}", row.id)))?;
    Ok(RegisterEntry {
        id: row.id,
        entry: ServiceEntry {
            code: row.code,
            name: Localized::new(row.name_kk, row.name_ru, row.name_en),
            recipients,
            developing_body: BodyId(row.developing_body_id),
            providers: serde_json::from_str(&row.providers)?,
            accepting: row.accepting.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
            through_state_corporation: row.through_state_corporation,
            through_portal: row.through_portal,
            forms: serde_json::from_str(&row.forms)?,
            paid: row.paid,
            included_on: row.included_on,
            approved_on: row.register_approved_on,
            act: row.register_act.as_deref().map(serde_json::from_str).transpose()?,
            date_reason: row.date_reason,
        },
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
        excluded_at: row.excluded_at,
    })
}
