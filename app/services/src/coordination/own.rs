//! What a body is asked about a draft: its row in the newest round that asks it, with leave to work on it.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::draft::Refusal;
use domain::standard::{Content, ContentHash};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use crate::context::Request;
use crate::drafts::load::{Loaded, load};
use crate::entity::{body, coordination_round, revision, round_body};
use crate::error::ServiceError;

/// A body that is asked about a draft.
pub(super) struct Own {
    /// The draft.
    pub(super) loaded: Loaded,
    /// The body.
    pub(super) body: body::Model,
    /// The newest round that asks it.
    pub(super) round: coordination_round::Model,
    /// Its row in that round.
    pub(super) row: round_body::Model,
}

impl Own {
    /// The key of the body.
    pub(super) fn body_id(&self) -> BodyId {
        BodyId(self.body.id)
    }

    /// Whether the opinion of the body on the text of `hash` is taken at the instant of the request.
    pub(super) fn receives(&self, request: &Request, hash: &str) -> Result<(), ServiceError> {
        let hash = ContentHash::parse(hash).map_err(|_| Refusal::SupersededText)?;
        Ok(self.loaded.draft.receive_opinion(self.body_id(), hash, request.at)?)
    }

    /// The text that the round is about.
    pub(super) async fn content(&self, connection: &impl ConnectionTrait) -> Result<Content, ServiceError> {
        let row = revision::Entity::find()
            .filter(revision::Column::DraftId.eq(self.loaded.row.id))
            .filter(revision::Column::Number.eq(self.round.revision))
            .one(connection)
            .await?
            .ok_or(ServiceError::NotFound)?;
        Ok(serde_json::from_str(&row.content)?)
    }
}

/// What the body of a code is asked about the draft of a number; leave comes before anything is said of either.
pub(super) async fn own(
    connection: &impl ConnectionTrait,
    request: &Request,
    number: &str,
    code: &str,
    action: Action,
) -> Result<Own, ServiceError> {
    let body = body::Entity::find().filter(body::Column::Code.eq(code)).one(connection).await?;
    let body = body.ok_or(ServiceError::NotFound)?;
    allow(&request.actor, action, &Resource::Body { body: BodyId(body.id) })?;
    let loaded = load(connection, number).await?;
    let relation = round_body::Entity::belongs_to(coordination_round::Entity)
        .from(round_body::Column::RoundId)
        .to(coordination_round::Column::Id)
        .into();
    let row = round_body::Entity::find()
        .join(JoinType::InnerJoin, relation)
        .filter(round_body::Column::BodyId.eq(body.id))
        .filter(coordination_round::Column::DraftId.eq(loaded.row.id))
        .order_by_desc(coordination_round::Column::Number)
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let round = coordination_round::Entity::find_by_id(row.round_id).one(connection).await?;
    Ok(Own { loaded, body, round: round.ok_or(ServiceError::NotFound)?, row })
}
