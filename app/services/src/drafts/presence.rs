//! Who writes which section of a draft now: known to those who may read the draft at the desk, and kept for minutes.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::standard::SectionKey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::load::load;
use super::save::may_write;
use super::writes::{GONE_AFTER, writes};
use crate::context::{Request, Services};
use crate::entity::presence::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::people::names;

/// Somebody who writes a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// Which section.
    pub section: SectionKey,
    /// The name.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Who else than the person that asks writes the draft, section by section, who began first before others.
///
/// # Errors
/// [`ServiceError::Denied`] or [`ServiceError::NotFound`].
pub async fn present(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<Present>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let rows = Entity::find()
        .filter(Column::DraftId.eq(loaded.row.id))
        .filter(Column::SeenAt.gt(request.at - GONE_AFTER))
        .order_by_asc(Column::Since)
        .order_by_asc(Column::Id)
        .all(connection)
        .await?;
    let others: Vec<Model> = rows.into_iter().filter(|row| Some(row.user_id) != request.user_id()).collect();
    let known: HashMap<i64, String> = names(connection, others.iter().map(|row| row.user_id)).await?;
    let shown = others.into_iter().filter_map(|row| {
        let section = SectionKey::from_code(&row.section)?;
        let name = known.get(&row.user_id)?.clone();
        Some(Present { section, name, since: row.since })
    });
    Ok(shown.collect())
}

/// Notes that the person who asks writes a section now. Who may only read it is not noted, and is told nothing of it.
///
/// # Errors
/// [`ServiceError::Denied`] or [`ServiceError::NotFound`].
pub async fn note_presence(
    services: &Services,
    request: &Request,
    number: &str,
    section: SectionKey,
) -> Result<(), ServiceError> {
    let loaded = load(&services.database.connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    if may_write(request, &loaded).is_err() {
        return Ok(());
    }
    let write = services.database.write().await?;
    writes(&write, request, loaded.row.id, section).await?;
    write.commit().await
}
