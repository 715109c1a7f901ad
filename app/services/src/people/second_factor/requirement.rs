//! From whom a second factor is asked.

use domain::access::Membership;
use sea_orm::ConnectionTrait;

use super::row;
use crate::context::Services;
use crate::entity::{session, user};
use crate::error::ServiceError;

/// Whether the session that the right password opens is pending until a second factor was shown.
pub(in crate::people) async fn is_due(
    _services: &Services,
    connection: &impl ConnectionTrait,
    person: &user::Model,
) -> Result<bool, ServiceError> {
    has_one(connection, person.id).await
}

/// Whether the roles of a person ask for a second factor and there is none: until one is added the session acts as nobody.
pub(in crate::people) async fn is_missing(
    services: &Services,
    connection: &impl ConnectionTrait,
    session: &session::Model,
    memberships: &[Membership],
) -> Result<bool, ServiceError> {
    let asking = &services.settings.second_factor_for;
    if session.several_factors || !memberships.iter().any(|membership| asking.contains(&membership.role)) {
        return Ok(false);
    }
    Ok(!has_one(connection, session.user_id).await?)
}

/// Whether a person has a second factor.
pub(in crate::people) async fn has_one(
    connection: &impl ConnectionTrait,
    user_id: i64,
) -> Result<bool, ServiceError> {
    Ok(row(connection, user_id).await?.is_some_and(|row| row.confirmed_at.is_some()))
}
