//! Invitations that nobody has accepted yet.

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, Role};
use domain::language::Language;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select, Set};
use serde::{Deserialize, Serialize};

use super::bodies::{Body, bodies};
use super::invitations::{InvitationInput, invite};
use crate::context::{Request, Services};
use crate::entity::invitation;
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// An invitation that can still be accepted, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    /// The key.
    pub id: i64,
    /// The e-mail, case-folded.
    pub email: String,
    /// The name.
    pub name: String,
    /// The body.
    pub body: Body,
    /// The role in it.
    pub role: Role,
    /// Until when it can be accepted.
    pub expires_at: DateTime<Utc>,
}

/// The invitations that can still be accepted, the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people.
pub async fn open_invitations(
    services: &Services,
    request: &Request,
) -> Result<Vec<OpenInvitation>, ServiceError> {
    allow(&request.actor, Action::ManagePeople, &Resource::Site)?;
    let newest_first = open(request.at).order_by_desc(invitation::Column::Id);
    let rows = newest_first.all(&services.database.connection).await?;
    let known = bodies(services).await?;
    let listed = rows.into_iter().filter_map(|row| {
        Some(OpenInvitation {
            body: known.iter().find(|body| body.id.0 == row.body_id)?.clone(),
            role: Role::from_code(&row.role)?,
            id: row.id,
            email: row.email,
            name: row.name,
            expires_at: row.expires_at,
        })
    });
    Ok(listed.collect())
}

/// Sends an invitation again, with a new link and a new term; the old link ends.
///
/// # Errors
/// [`ServiceError::Denied`]; [`ServiceError::NotFound`] if it was accepted, has ended or never was.
pub async fn resend_invitation(services: &Services, request: &Request, id: i64) -> Result<(), ServiceError> {
    allow(&request.actor, Action::ManagePeople, &Resource::Site)?;
    let row = open(request.at)
        .filter(invitation::Column::Id.eq(id))
        .one(&services.database.connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let input = InvitationInput {
        email: row.email,
        name: row.name,
        body: BodyId(row.body_id),
        role: Role::from_code(&row.role).ok_or(ServiceError::NotFound)?,
        language: Language::from_code(&row.language).unwrap_or(Language::Ru),
    };
    // The new one ends the old one, in its own transaction.
    invite(services, request, input).await.map(drop)
}

/// Ends an invitation before its term.
///
/// # Errors
/// As [`resend_invitation`].
pub async fn withdraw_invitation(
    services: &Services,
    request: &Request,
    id: i64,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::ManagePeople, &Resource::Site)?;
    let write = services.database.write().await?;
    if end(&write, request, invitation::Column::Id.eq(id).into()).await? == 0 {
        return Err(ServiceError::NotFound);
    }
    write.commit().await
}

/// Ends every open invitation of an e-mail.
pub(super) async fn end_all(write: &Write, request: &Request, email: &str) -> Result<(), ServiceError> {
    end(write, request, invitation::Column::Email.eq(email).into()).await.map(drop)
}

/// Ends the open invitations of an e-mail to a role in a body.
pub(super) async fn end_role(
    write: &Write,
    request: &Request,
    email: &str,
    body: BodyId,
    role: Role,
) -> Result<(), ServiceError> {
    let which = Condition::all()
        .add(invitation::Column::Email.eq(email))
        .add(invitation::Column::BodyId.eq(body.0))
        .add(invitation::Column::Role.eq(role.code()));
    end(write, request, which).await.map(drop)
}

/// Ends the open invitations that `which` names; how many there were.
async fn end(write: &Write, request: &Request, which: Condition) -> Result<usize, ServiceError> {
    let rows = open(request.at).filter(which).all(&**write).await?;
    let ended = rows.len();
    for row in rows {
        let subject = format!("invitation:{}", row.id);
        let mut row: invitation::ActiveModel = row.into();
        row.expires_at = Set(request.at);
        row.update(&**write).await?;
        ledger::append(write, request, "invitation.withdrawn", &subject, ()).await?;
    }
    Ok(ended)
}

/// The invitations that can be accepted at `at`.
fn open(at: DateTime<Utc>) -> Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(at))
}
