//! The words of attachments, read after the comment was acknowledged and kept for the search.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::AttachmentKind;
use crate::context::Services;
use crate::discussion::view::known;
use crate::entity::{attachment, file};
use crate::error::ServiceError;
use crate::search;

/// The most characters that are kept of a file.
const MOST_CHARACTERS: usize = 200_000;

/// A file of which nothing was read yet.
#[derive(Clone, Debug)]
pub struct UnreadAttachment {
    /// Its identity.
    pub id: i64,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The first file after the identity `after` of which nothing was read yet.
///
/// # Errors
/// If the database cannot be read.
pub async fn next_unread(services: &Services, after: i64) -> Result<Option<UnreadAttachment>, ServiceError> {
    let connection = &services.database.connection;
    let row = attachment::Entity::find()
        .filter(attachment::Column::ReadAt.is_null())
        .filter(attachment::Column::FileId.is_not_null())
        .filter(attachment::Column::Id.gt(after))
        .order_by_asc(attachment::Column::Id)
        .one(connection)
        .await?;
    let Some((row, file_id)) = row.and_then(|row| row.file_id.map(|id| (row, id))) else { return Ok(None) };
    let kept = file::Entity::find_by_id(file_id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let kind = known(AttachmentKind::from_code(&row.kind), &row.kind)?;
    Ok(Some(UnreadAttachment { id: row.id, kind, bytes: kept.bytes }))
}

/// Keeps the words of a file, by which its comment is found from then on; none where none could be read.
///
/// # Errors
/// If the database cannot be written.
pub async fn keep_words(
    services: &Services,
    id: i64,
    words: Option<String>,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let words = words.map(|words| words.replace('\0', " "));
    let words = words.map(|words| words.trim().chars().take(MOST_CHARACTERS).collect::<String>());
    let words = words.filter(|words| !words.is_empty());
    let write = services.database.write().await?;
    attachment::Entity::update_many()
        .col_expr(attachment::Column::Text, Expr::value(words))
        .col_expr(attachment::Column::ReadAt, Expr::value(at))
        .filter(attachment::Column::Id.eq(id))
        // What was taken out meanwhile does not come back.
        .filter(attachment::Column::FileId.is_not_null())
        .exec(&*write)
        .await?;
    let of: Option<(i64, i64)> = attachment::Entity::find_by_id(id)
        .select_only()
        .columns([attachment::Column::DraftId, attachment::Column::Comment])
        .filter(attachment::Column::Text.is_not_null())
        .into_tuple()
        .one(&*write)
        .await?;
    if let Some((draft_id, comment)) = of {
        search::comment_changed(services, &write, draft_id, comment).await?;
    }
    write.commit().await
}
