//! The text of a draft as it stood when its sections had certain versions.

use domain::access::{Action, allow};
use domain::standard::Content;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use super::copy::content_of;
use super::load::load;
use super::seen::SectionVersions;
use crate::context::{Request, Services};
use crate::entity::section_version::{Column, Entity, Model};
use crate::error::ServiceError;

/// The text of a draft as it stood when its sections had these versions; nothing if one of them never was.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn text_at(
    services: &Services,
    request: &Request,
    number: &str,
    versions: &SectionVersions,
) -> Result<Option<Content>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    if !versions.is_whole() {
        return Ok(None);
    }
    let rows = rows_at(connection, loaded.row.id, versions).await?;
    if rows.len() < versions.count() {
        return Ok(None);
    }
    content_of(&rows).map(Some)
}

async fn rows_at(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    versions: &SectionVersions,
) -> Result<Vec<Model>, ServiceError> {
    let mut one_of = Condition::any();
    for (key, version) in versions.pairs() {
        one_of = one_of.add(Column::Section.eq(key.code()).and(Column::Version.eq(version)));
    }
    Ok(Entity::find().filter(Column::DraftId.eq(draft_id)).filter(one_of).all(connection).await?)
}
