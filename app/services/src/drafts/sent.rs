//! Texts that a browser sent and got no answer for: whether they were stored, and as which version.

use domain::access::{Action, allow};
use domain::standard::{Element, SectionKey, mark};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};

use super::load::load;
use super::versions::since;
use crate::context::{Request, Services};
use crate::entity::section_version::Column;
use crate::error::ServiceError;

/// So many of the newest versions are looked through.
const LOOKED_THROUGH: u64 = 200;

/// The version under which the lines of a mark were stored, if they were, at `base` or after it.
///
/// # Errors
/// [`ServiceError::Denied`] or [`ServiceError::NotFound`].
pub async fn saved_as(
    services: &Services,
    request: &Request,
    draft: &str,
    section: SectionKey,
    base: i64,
    mark: &str,
) -> Result<Option<i64>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, draft).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    newest_of(connection, loaded.row.id, section, base, std::slice::from_ref(&mark.to_owned())).await
}

/// The newest version, not older than `base`, whose lines have one of the marks.
pub(super) async fn newest_of(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    section: SectionKey,
    base: i64,
    marks: &[String],
) -> Result<Option<i64>, ServiceError> {
    if marks.is_empty() {
        return Ok(None);
    }
    let rows = since(draft_id, section, base)
        .order_by_desc(Column::Version)
        .limit(LOOKED_THROUGH)
        .all(connection)
        .await?;
    for row in rows {
        let elements: Vec<Element> = serde_json::from_str(&row.elements)?;
        if marks.contains(&mark(&elements)) {
            return Ok(Some(row.version));
        }
    }
    Ok(None)
}
