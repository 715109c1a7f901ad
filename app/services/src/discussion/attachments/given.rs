//! A file of a comment as it is handed out.

use domain::access::{Action, allow};
use domain::standard::ContentHash;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::AttachmentKind;
use super::shown::Readers;
use crate::context::{Request, Services};
use crate::discussion::discussed::{Discussed, discussed, public};
use crate::discussion::view::known;
use crate::entity::{attachment, comment, file};
use crate::error::ServiceError;

/// A file of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The file at `place` of a comment on the placed draft `number`, as anybody may read it.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none, it is for the staff alone, its comment is hidden or was withdrawn, or it was taken
/// out; [`ServiceError::Internal`] if its bytes are not those that were received.
pub async fn attachment(
    services: &Services,
    number: &str,
    (comment, place): (i64, i64),
) -> Result<AttachmentFile, ServiceError> {
    let draft = public(services, number).await?;
    let row = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft.draft_id))
        .filter(comment::Column::Number.eq(comment))
        .filter(comment::Column::Hidden.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .one(&services.database.connection)
        .await?;
    row.ok_or(ServiceError::NotFound)?;
    file_of(services, &draft, (comment, place), Readers::Everybody).await
}

/// As [`attachment`], for those who decide: of a hidden comment too.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; else as [`attachment`].
pub async fn attachment_at_desk(
    services: &Services,
    request: &Request,
    number: &str,
    (comment, place): (i64, i64),
) -> Result<AttachmentFile, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    file_of(services, &draft, (comment, place), Readers::Staff).await
}

async fn file_of(
    services: &Services,
    draft: &Discussed,
    (comment, place): (i64, i64),
    readers: Readers,
) -> Result<AttachmentFile, ServiceError> {
    let connection = &services.database.connection;
    let row = attachment::Entity::find()
        .filter(attachment::Column::DraftId.eq(draft.draft_id))
        .filter(attachment::Column::Comment.eq(comment))
        .filter(attachment::Column::Place.eq(place))
        .one(connection)
        .await?;
    let row = row.filter(|row| row.is_public || readers == Readers::Staff).ok_or(ServiceError::NotFound)?;
    let id = row.file_id.ok_or(ServiceError::NotFound)?;
    let kept = file::Entity::find_by_id(id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    if ContentHash::of(&kept.bytes).to_string() != row.hash {
        return Err(ServiceError::internal(format!("file {id} is not what was received")));
    }
    let kind = known(AttachmentKind::from_code(&row.kind), &row.kind)?;
    Ok(AttachmentFile { name: row.name, kind, bytes: kept.bytes })
}
