//! Reading the list of the laws that bodies cite.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::cited_view::CitedLawView;
use super::rows::{law_of, rows_of};
use crate::context::{Request, Services};
use crate::entity::{body, cited_law};
use crate::error::ServiceError;
use crate::reading::BodyName;

impl CitedLawView {
    /// The law of a row.
    pub(super) fn of(row: &cited_law::Model) -> Self {
        Self { id: row.id, law: law_of(row), version: row.version }
    }
}

/// The laws that a body cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyLaws {
    /// The body.
    pub body: BodyName,
    /// Its laws, in the order in which they were cited first.
    pub laws: Vec<CitedLawView>,
}

/// The laws of the bodies that the actor writes for, the bodies by code; nothing for those who write for none.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn laws(services: &Services, request: &Request) -> Result<Vec<BodyLaws>, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let bodies = request.actor.memberships().iter().map(|membership| membership.body);
    let own = bodies.filter(|body| writes_for(request, *body)).map(|body| body.0);
    let connection = &services.database.connection;
    let rows = body::Entity::find()
        .filter(body::Column::Id.is_in(own))
        .order_by_asc(body::Column::Code)
        .all(connection)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let laws = rows_of(connection, row.id).await?;
        found.push(BodyLaws { body: BodyName::of(&row), laws: laws.iter().map(CitedLawView::of).collect() });
    }
    Ok(found)
}

/// The laws that a body cites, for the form of a section of its draft.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn laws_of_body(services: &Services, body: BodyId) -> Result<Vec<CitedLawView>, ServiceError> {
    let rows = rows_of(&services.database.connection, body.0).await?;
    Ok(rows.iter().map(CitedLawView::of).collect())
}

/// One law, to correct it.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such law; [`ServiceError::Denied`] unless the actor writes for its body.
pub async fn law_to_correct(
    services: &Services,
    request: &Request,
    id: i64,
) -> Result<CitedLawView, ServiceError> {
    let row = cited_law::Entity::find_by_id(id).one(&services.database.connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    allow(&request.actor, Action::EditDraft, &Resource::Body { body: BodyId(row.body_id) })?;
    Ok(CitedLawView::of(&row))
}

fn writes_for(request: &Request, body: BodyId) -> bool {
    allow(&request.actor, Action::EditDraft, &Resource::Body { body }).is_ok()
}
