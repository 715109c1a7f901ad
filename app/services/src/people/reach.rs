//! How far somebody reaches who keeps people: over everybody, or over the people of the own bodies.

use domain::access::{Action, Resource, allow};
use domain::body::Role;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::context::Request;
use crate::entity::membership;
use crate::error::ServiceError;

/// Whose people somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those of every body.
    All,
    /// Those of these bodies.
    Bodies(Vec<i64>),
}

impl Reach {
    /// The reach of the person who asks.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] unless the actor keeps people.
    pub(super) fn of(request: &Request) -> Result<Self, ServiceError> {
        if allow(&request.actor, Action::ManagePeople, &Resource::Site).is_ok() {
            return Ok(Self::All);
        }
        allow(&request.actor, Action::ReadPeople, &Resource::Site)?;
        let memberships = request.actor.memberships().iter();
        let kept = memberships.filter(|membership| membership.role == Role::BodyAdministrator);
        Ok(Self::Bodies(kept.map(|membership| membership.body.0).collect()))
    }

    /// The reach by now of the person who made an invitation; the command line reaches everybody.
    pub(super) async fn of_inviter(
        connection: &impl ConnectionTrait,
        invited_by: Option<i64>,
    ) -> Result<Self, ServiceError> {
        let Some(inviter) = invited_by else { return Ok(Self::All) };
        let roles = roles_of(connection, inviter).await?;
        if roles.iter().any(|role| Role::from_code(&role.role) == Some(Role::Administrator)) {
            return Ok(Self::All);
        }
        let kept = roles.iter().filter(|role| Role::from_code(&role.role) == Some(Role::BodyAdministrator));
        Ok(Self::Bodies(kept.map(|role| role.body_id).collect()))
    }

    /// Whether the people of a body are within it.
    pub(super) fn covers(&self, body: i64) -> bool {
        match self {
            Self::All => true,
            Self::Bodies(bodies) => bodies.contains(&body),
        }
    }

    /// Whether a person with these roles is seen: any of them is in a body within it.
    pub(super) fn sees(&self, roles: &[membership::Model]) -> bool {
        *self == Self::All || roles.iter().any(|role| self.covers(role.body_id))
    }

    /// Whether a person with these roles works for nobody else, so that the account itself is within it: what is done to an
    /// account is done to every role of it.
    pub(super) fn holds(&self, roles: &[membership::Model]) -> bool {
        let within = |role: &membership::Model| {
            self.covers(role.body_id) && Role::from_code(&role.role) != Some(Role::Administrator)
        };
        *self == Self::All || (!roles.is_empty() && roles.iter().all(within))
    }
}

/// Lets only those pass who see the person.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps people; [`ServiceError::NotFound`] for a person of other bodies alone.
pub(super) async fn seen(
    connection: &impl ConnectionTrait,
    request: &Request,
    user_id: i64,
) -> Result<(), ServiceError> {
    let reach = Reach::of(request)?;
    if reach.sees(&roles_of(connection, user_id).await?) { Ok(()) } else { Err(ServiceError::NotFound) }
}

/// Lets only those pass who keep every body for which the person works.
///
/// # Errors
/// As [`seen`]; [`ServiceError::Invalid`] for the field `user` if the person works for another body too.
pub(super) async fn whole_account(
    connection: &impl ConnectionTrait,
    request: &Request,
    user_id: i64,
) -> Result<(), ServiceError> {
    let reach = Reach::of(request)?;
    if reach == Reach::All {
        return Ok(());
    }
    let roles = roles_of(connection, user_id).await?;
    if !reach.sees(&roles) {
        return Err(ServiceError::NotFound);
    }
    if reach.holds(&roles) { Ok(()) } else { Err(ServiceError::field("user", "other_body")) }
}

/// The roles of a person as they are stored.
pub(super) async fn roles_of(
    connection: &impl ConnectionTrait,
    user_id: i64,
) -> Result<Vec<membership::Model>, ServiceError> {
    let roles = membership::Entity::find().filter(membership::Column::UserId.eq(user_id));
    Ok(roles.all(connection).await?)
}
