//! Whom somebody can still write to whose comment came too late.

use domain::language::Localized;
use sea_orm::EntityTrait;

use super::discussed::public;
use crate::context::Services;
use crate::entity::body;
use crate::error::ServiceError;

/// What the refusal of a late comment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The name of the service.
    pub title: Localized,
    /// The name of the body that develops the draft.
    pub body: Localized,
    /// Where letters to that body go; empty if nobody said.
    pub email: String,
}

/// The body that develops the placed draft `number`.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn addressee(services: &Services, number: &str) -> Result<Addressee, ServiceError> {
    let draft = public(services, number).await?;
    let row = body::Entity::find_by_id(draft.body.0).one(&services.database.connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    Ok(Addressee {
        title: draft.title.clone(),
        body: Localized::new(row.name_kk, row.name_ru, row.name_en),
        email: row.email,
    })
}
