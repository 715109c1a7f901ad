//! What the act of a version changed in the version before it, clause by clause (R15-10). It is known of an act that came from an
//! amending draft alone: one that was entered by hand came with its whole text.

use domain::amending::AmendingClause;
use domain::standard::Content;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::sequence::of_service;
use super::service::service;
use super::shown::StandardKind;
use crate::context::Services;
use crate::drafts::StandardName;
use crate::drafts::frozen_clauses::frozen_clauses;
use crate::entity::standard::Column;
use crate::entity::{draft, revision};
use crate::error::ServiceError;

/// What an act changed.
#[derive(Clone, Debug)]
pub struct Modifications {
    /// The act whose text it amends.
    pub base: StandardName,
    /// That text.
    pub old: Content,
    /// The clauses that lead from it to the text of the version.
    pub clauses: Vec<AmendingClause>,
}

/// What the act of the version `number` changed in the standard of a service; nothing where its clauses are not known.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such service or version.
pub async fn modifications(
    services: &Services,
    code: &str,
    number: i64,
) -> Result<Option<Modifications>, ServiceError> {
    let connection = &services.database.connection;
    let service = service(services, code).await?;
    let origin: Option<(String, Option<i64>, Option<i64>)> = of_service(service.id)
        .filter(Column::Number.eq(number))
        .select_only()
        .columns([Column::Kind, Column::DraftId, Column::Revision])
        .into_tuple()
        .one(connection)
        .await?;
    let (kind, draft_id, frozen) = origin.ok_or(ServiceError::NotFound)?;
    let origin = draft_id.zip(frozen).filter(|_| kind == StandardKind::Amended.code());
    let Some((draft_id, frozen)) = origin else { return Ok(None) };
    let row = draft::Entity::find_by_id(draft_id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let text = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(draft_id))
        .filter(revision::Column::Number.eq(frozen))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let Some((base, worded)) = frozen_clauses(connection, &row, &text).await? else { return Ok(None) };
    // Clauses that do not give the text are no account of what was changed.
    let Some(standard) = base.standard.filter(|_| worded.proven) else { return Ok(None) };
    let clauses = worded.clauses.into_iter().map(|one| one.clause).collect();
    Ok(Some(Modifications { base: StandardName::of(&standard), old: base.content, clauses }))
}
