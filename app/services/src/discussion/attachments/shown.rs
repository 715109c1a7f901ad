//! The files of comments as they are named beside them: name, size, hash, never their bytes.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Action, allow};
use domain::standard::ContentHash;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::AttachmentKind;
use crate::context::{Request, Services};
use crate::discussion::discussed::{discussed, public};
use crate::discussion::view::known;
use crate::entity::{attachment, comment};
use crate::error::ServiceError;

/// A file of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Its place among the files of the comment, from 1.
    pub place: i64,
    /// Its name; empty if it was taken out on a lawful demand.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its bytes.
    pub hash: ContentHash,
    /// Whether no words could be read of it although it is of a kind that holds words.
    pub is_wordless: bool,
}

/// The files of comments, by the numbers of the comments.
pub type Attachments = BTreeMap<i64, Vec<AttachmentView>>;

/// The files of these comments on the placed draft `number`, as anybody may know them: those of words that are hidden
/// or were withdrawn are not named.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn attachments(
    services: &Services,
    number: &str,
    comments: &[i64],
) -> Result<Attachments, ServiceError> {
    let draft = public(services, number).await?;
    let connection = &services.database.connection;
    let mut found = of_comments(connection, draft.draft_id, comments, Readers::Everybody).await?;
    if !found.is_empty() {
        let unread: Vec<i64> = comment::Entity::find()
            .select_only()
            .column(comment::Column::Number)
            .filter(comment::Column::DraftId.eq(draft.draft_id))
            .filter(comment::Column::Hidden.is_not_null().or(comment::Column::WithdrawnAt.is_not_null()))
            .into_tuple()
            .all(connection)
            .await?;
        let unread: BTreeSet<i64> = unread.into_iter().collect();
        found.retain(|comment, _| !unread.contains(comment));
    }
    Ok(found)
}

/// As [`attachments`], for those who decide: those of hidden words too, since they are answered.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`].
pub async fn attachments_at_desk(
    services: &Services,
    request: &Request,
    number: &str,
    comments: &[i64],
) -> Result<Attachments, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    of_comments(&services.database.connection, draft.draft_id, comments, Readers::Staff).await
}

/// The files of the comment of a receipt, for its holder.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such receipt.
pub async fn attachments_of_receipt(
    services: &Services,
    receipt: &str,
) -> Result<Vec<AttachmentView>, ServiceError> {
    let connection = &services.database.connection;
    let row = comment::Entity::find().filter(comment::Column::Receipt.eq(receipt)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let mut found = of_comments(connection, row.draft_id, &[row.number], Readers::Everybody).await?;
    Ok(found.remove(&row.number).unwrap_or_default())
}

/// Who reads: the scan of a letter may be for the staff alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// Anybody.
    Everybody,
    /// Those who decide.
    Staff,
}

/// Where more comments are asked for, the files of all are read: a statement names only so many numbers.
const MOST_NAMED: usize = 1_000;

/// The row of a list, without the text that was read of the file: it may be long.
type Line = (i64, i64, String, String, i64, String);

async fn of_comments(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comments: &[i64],
    readers: Readers,
) -> Result<Attachments, ServiceError> {
    use attachment::Column;
    if comments.is_empty() {
        return Ok(Attachments::new());
    }
    let rows = || {
        let mut all = attachment::Entity::find()
            .select_only()
            .columns([Column::Comment, Column::Place])
            .filter(Column::DraftId.eq(draft_id))
            .order_by_asc(Column::Comment)
            .order_by_asc(Column::Place);
        if readers == Readers::Everybody {
            all = all.filter(Column::IsPublic.eq(true));
        }
        if comments.len() > MOST_NAMED {
            all
        } else {
            all.filter(Column::Comment.is_in(comments.iter().copied()))
        }
    };
    let lines: Vec<Line> = rows()
        .columns([Column::Name, Column::Kind, Column::Size, Column::Hash])
        .into_tuple()
        .all(connection)
        .await?;
    if lines.is_empty() {
        return Ok(Attachments::new());
    }
    let wordless: Vec<(i64, i64)> = rows()
        .filter(Column::ReadAt.is_not_null())
        .filter(Column::Text.is_null())
        .into_tuple()
        .all(connection)
        .await?;
    let mut found = Attachments::new();
    for (comment, place, name, kind, size, hash) in lines {
        let kind = known(AttachmentKind::from_code(&kind), &kind)?;
        let hash = ContentHash::parse(&hash).map_err(ServiceError::internal)?;
        let is_wordless = kind.has_words() && wordless.contains(&(comment, place));
        let view = AttachmentView { place, name, kind, size, hash, is_wordless };
        found.entry(comment).or_default().push(view);
    }
    Ok(found)
}
