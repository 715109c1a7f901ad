//! The saved versions of a section.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::standard::{Element, SectionKey};
use sea_orm::QueryOrder;
use serde::{Deserialize, Serialize};

use super::load::load;
use super::save::{SavedSection, may_write, save};
use super::versions::{at_version, of};
use crate::context::{Request, Services};
use crate::entity::section_version::Column;
use crate::error::ServiceError;
use crate::people::names;

/// A section as it stood at one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionVersion {
    /// The version, from 1.
    pub version: i64,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Who saved it: the name, absent where the command line did.
    pub saved_by: Option<String>,
    /// Its elements.
    pub elements: Vec<Element>,
}

/// Every saved version of a section, the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] or [`ServiceError::NotFound`].
pub async fn section_history(
    services: &Services,
    request: &Request,
    draft: &str,
    section: SectionKey,
) -> Result<Vec<SectionVersion>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, draft).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let rows = of(loaded.row.id, section).order_by_desc(Column::Version).all(connection).await?;
    let people = names(connection, rows.iter().filter_map(|row| row.saved_by)).await?;
    rows.into_iter()
        .map(|row| {
            Ok(SectionVersion {
                version: row.version,
                saved_at: row.saved_at,
                saved_by: row.saved_by.and_then(|id| people.get(&id).cloned()),
                elements: serde_json::from_str(&row.elements)?,
            })
        })
        .collect()
}

/// Saves a section again as it stood at an earlier version, by one who saw `stood` as the newest: what was saved after that
/// is put together with the earlier text, and never lost.
///
/// # Errors
/// As [`super::save_section`]; [`ServiceError::NotFound`] if there is no such version.
pub async fn restore_section(
    services: &Services,
    request: &Request,
    draft: &str,
    section: SectionKey,
    version: i64,
    stood: i64,
) -> Result<SavedSection, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, draft).await?;
    may_write(request, &loaded)?;
    let earlier = at_version(&*write, loaded.row.id, section, version).await?;
    let elements = serde_json::from_str(&earlier.elements)?;
    let saved = save(&write, services, request, loaded, section, stood, elements).await?;
    write.commit().await?;
    Ok(saved)
}
