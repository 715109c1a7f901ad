//! The rows of a section, one for each version.

use chrono::DateTime;
use domain::standard::SectionKey;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::entity::section_version::{Column, Entity, Model};
use crate::error::ServiceError;

/// The newest version of a section.
pub(super) async fn newest(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    section: SectionKey,
) -> Result<Model, ServiceError> {
    let newest = of(draft_id, section).order_by_desc(Column::Version).one(connection).await?;
    newest.or_else(|| unwritten(draft_id, section)).ok_or(ServiceError::NotFound)
}

/// Appendices that nobody has written yet: no draft begins with them, so they have no row, and their version is 0.
fn unwritten(draft_id: i64, section: SectionKey) -> Option<Model> {
    (!section.is_of_law()).then(|| Model {
        id: 0,
        draft_id,
        section: section.code().to_owned(),
        version: 0,
        elements: "[]".to_owned(),
        saved_at: DateTime::UNIX_EPOCH,
        saved_by: None,
    })
}

/// A section at one version.
pub(super) async fn at_version(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    section: SectionKey,
    version: i64,
) -> Result<Model, ServiceError> {
    let row = of(draft_id, section).filter(Column::Version.eq(version)).one(connection).await?;
    let empty = || unwritten(draft_id, section).filter(|row| row.version == version);
    row.or_else(empty).ok_or(ServiceError::NotFound)
}

/// The versions of a section from one on.
pub(super) fn since(draft_id: i64, section: SectionKey, version: i64) -> Select<Entity> {
    of(draft_id, section).filter(Column::Version.gte(version))
}

/// Every version of a section.
pub(super) fn of(draft_id: i64, section: SectionKey) -> Select<Entity> {
    Entity::find().filter(Column::DraftId.eq(draft_id)).filter(Column::Section.eq(section.code()))
}
