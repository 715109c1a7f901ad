//! The entry that was made last, from which the next one is begun: entries of one body, and of one approving act, say nearly
//! the same.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entry::view;
use super::standing::RegisterEntry;
use crate::context::{Request, Services};
use crate::entity::service;
use crate::error::ServiceError;

/// The entry that was made last, of a body or of all; nothing in an empty register. Excluded ones are no example.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn latest_entry(
    services: &Services,
    request: &Request,
    body: Option<BodyId>,
) -> Result<Option<RegisterEntry>, ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let mut query = service::Entity::find().filter(service::Column::ExcludedAt.is_null());
    if let Some(BodyId(body)) = body {
        query = query.filter(service::Column::DevelopingBodyId.eq(body));
    }
    let newest = query.order_by_desc(service::Column::Id).one(&services.database.connection).await?;
    newest.map(view).transpose()
}
