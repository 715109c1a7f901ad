//! Invitations that nobody has accepted yet.

use chrono::{DateTime, Utc};
use domain::body::{BodyId, Role};
use domain::language::Language;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::bodies::bodies;
use super::body::Body;
use super::ended_invitations::{end, open};
use super::invitations::{InvitationInput, invite};
use super::reach::Reach;
use super::roles::may_give;
use crate::context::{Request, Services};
use crate::entity::invitation;
use crate::error::ServiceError;

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
    let reach = Reach::of(request)?;
    let newest_first = open(request.at).order_by_desc(invitation::Column::Id);
    let rows = newest_first.all(&services.database.connection).await?;
    let known = bodies(services).await?;
    let listed = rows.into_iter().filter(|row| reach.covers(row.body_id)).filter_map(|row| {
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
    let reach = Reach::of(request)?;
    let row = open(request.at)
        .filter(invitation::Column::Id.eq(id))
        .one(&services.database.connection)
        .await?
        .filter(|row| reach.covers(row.body_id))
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
    let reach = Reach::of(request)?;
    let write = services.database.write().await?;
    let row = open(request.at)
        .filter(invitation::Column::Id.eq(id))
        .one(&*write)
        .await?
        .filter(|row| reach.covers(row.body_id))
        .ok_or(ServiceError::NotFound)?;
    may_give(request, BodyId(row.body_id), Role::from_code(&row.role).ok_or(ServiceError::NotFound)?)?;
    if end(&write, request, invitation::Column::Id.eq(id).into()).await? == 0 {
        return Err(ServiceError::NotFound);
    }
    write.commit().await
}
