//! A person who acts without a session of now: by a token of a document system, by a secret address.

use domain::access::Membership;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::second_factor::has_one;
use super::sessions::{memberships, signed_in};
use super::single_sign_on::has_identity;
use crate::context::{Services, SignedIn};
use crate::entity::user;
use crate::error::ServiceError;

/// The person of a key with what they do for which body; nobody if the account is closed, or a role asks for a second factor
/// which the person lacks and no provider is believed to ask for.
pub(crate) async fn acting(
    services: &Services,
    connection: &impl ConnectionTrait,
    user_id: i64,
) -> Result<Option<(SignedIn, Vec<Membership>)>, ServiceError> {
    let person =
        user::Entity::find_by_id(user_id).filter(user::Column::Active.eq(true)).one(connection).await?;
    let Some(person) = person else { return Ok(None) };
    let roles = memberships(connection, person.id).await?;
    let asking = &services.settings.second_factor_for;
    let is_asked = roles.iter().any(|membership| asking.contains(&membership.role));
    if is_asked && !has_one(connection, person.id).await? {
        let believed = services.settings.trust_provider_factors && has_identity(services, person.id).await?;
        if !believed {
            return Ok(None);
        }
    }
    Ok(Some((signed_in(&person), roles)))
}
