//! Whether the heads of a body confirm every decision: set by the administrator, off as shipped.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::confirming_body;
use crate::error::ServiceError;
use crate::ledger;
use crate::people::find_body;

/// Whether the heads of a body confirm.
pub(super) async fn is_on(connection: &impl ConnectionTrait, body: BodyId) -> Result<bool, ServiceError> {
    Ok(confirming_body::Entity::find_by_id(body.0).one(connection).await?.is_some())
}

/// Whether the heads of a body confirm every decision on comments.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such body.
pub async fn confirms_decisions(services: &Services, body: BodyId) -> Result<bool, ServiceError> {
    let connection = &services.database.connection;
    find_body(connection, body.0).await?;
    is_on(connection, body).await
}

/// Sets whether the heads of a body confirm every decision on comments, where it was seen as `was`. Decisions on drafts without a
/// report become proposals when it is set, and count by themselves when it is taken away.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the bodies; [`ServiceError::Stale`] if it is otherwise by now;
/// [`ServiceError::NotFound`].
pub async fn set_confirming(
    services: &Services,
    request: &Request,
    body: BodyId,
    was: bool,
    on: bool,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::ManageBodies, &Resource::Body { body })?;
    let write = services.database.write().await?;
    let stands = find_body(&*write, body.0).await?;
    let is_on = is_on(&*write, body).await?;
    if is_on == on {
        return Ok(());
    }
    if is_on != was {
        return Err(ServiceError::Stale(Box::new(Conflict::Body(stands))));
    }
    if on {
        let row = confirming_body::ActiveModel {
            body_id: Set(body.0),
            at: Set(request.at),
            by: Set(request.user_id()),
        };
        row.insert(&*write).await?;
    } else {
        confirming_body::Entity::delete_by_id(body.0).exec(&*write).await?;
    }
    let facts = Facts::of("on", on);
    ledger::append(&write, request, "body.confirming_set", &format!("body:{}", body.0), facts).await?;
    write.commit().await
}
