//! The proposals that a person of the desk chose together.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::context::Request;
use crate::entity::{proposal, service};
use crate::error::ServiceError;

/// So many proposals are answered or taken at once.
const MOST: usize = 500;

/// Proposals of one service, the leading one first.
pub(super) struct Chosen {
    /// The service.
    pub(super) service: service::Model,
    /// The one whose page was open.
    pub(super) leading: proposal::Model,
    /// Those that were ticked beside it.
    pub(super) others: Vec<proposal::Model>,
}

impl Chosen {
    /// The body that develops the standard of the service.
    pub(super) const fn body(&self) -> BodyId {
        BodyId(self.service.developing_body_id)
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &proposal::Model> {
        std::iter::once(&self.leading).chain(&self.others)
    }
}

/// The proposal of a number with its service, for who may take an action on what the body develops.
pub(super) async fn opened(
    connection: &impl ConnectionTrait,
    request: &Request,
    number: i64,
    action: Action,
) -> Result<(proposal::Model, service::Model), ServiceError> {
    let row = proposal::Entity::find_by_id(number).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let service = service::Entity::find_by_id(row.service_id).one(connection).await?;
    let service = service.ok_or(ServiceError::NotFound)?;
    let body = BodyId(service.developing_body_id);
    allow(&request.actor, action, &Resource::Draft { body })?;
    Ok((row, service))
}

/// The proposal of a number with others of the same service, for who answers them.
///
/// # Errors
/// [`ServiceError::Denied`]; [`ServiceError::NotFound`]; [`ServiceError::Invalid`] with `proposals`: `unknown_choice` for what
/// is no proposal, or one of another service, `too_many`.
pub(super) async fn chosen(
    connection: &impl ConnectionTrait,
    request: &Request,
    number: i64,
    others: &[i64],
) -> Result<Chosen, ServiceError> {
    let (leading, service) = opened(connection, request, number, Action::AnswerProposals).await?;
    let mut wanted: Vec<i64> = others.iter().copied().filter(|other| *other != number).collect();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.len() > MOST {
        return Err(ServiceError::field("proposals", "too_many"));
    }
    let count = wanted.len();
    let found = if wanted.is_empty() {
        Vec::new()
    } else {
        proposal::Entity::find()
            .filter(proposal::Column::Id.is_in(wanted))
            .filter(proposal::Column::ServiceId.eq(service.id))
            .order_by_asc(proposal::Column::Id)
            .all(connection)
            .await?
    };
    if found.len() != count {
        return Err(ServiceError::field("proposals", "unknown_choice"));
    }
    Ok(Chosen { service, leading, others: found })
}
