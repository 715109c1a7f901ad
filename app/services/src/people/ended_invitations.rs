//! Invitations that can be accepted, and how they end without that.

use chrono::{DateTime, Utc};
use domain::body::{BodyId, Role};
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, Select, Set};

use crate::context::Request;
use crate::entity::invitation;
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

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
pub(super) async fn end(write: &Write, request: &Request, which: Condition) -> Result<usize, ServiceError> {
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
pub(super) fn open(at: DateTime<Utc>) -> Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(at))
}
