//! Keeps the files of a comment in the transaction that writes it, and takes them out on a lawful demand.

use domain::ledger::Record;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};

use crate::discussion::incoming::WaitingComment;
use crate::entity::{attachment, file};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::seal;
use crate::storage::Write;

/// Keeps the files that came with a comment, which is the comment `comment` of a draft, one of them in memory at a
/// time; answers with their seals.
pub(in crate::discussion) async fn keep(
    write: &Write,
    keys: &Keyring,
    (draft_id, comment): (i64, i64),
    waiting: &WaitingComment,
) -> Result<Vec<Record>, ServiceError> {
    let (files, at) = (&waiting.attachments, waiting.request.at);
    let mut sealed = Vec::with_capacity(files.len());
    for (place, one) in (1..).zip(files) {
        let size = i64::try_from(one.size).map_err(ServiceError::internal)?;
        let bytes = file::ActiveModel {
            hash: Set(one.hash.to_string()),
            name: Set(one.name.clone()),
            media_type: Set(one.kind.media_type().to_owned()),
            size: Set(size),
            bytes: Set(one.bytes()?),
            kept_at: Set(at),
            kept_by: Set(waiting.entry.as_ref().and_then(|_| waiting.request.user_id())),
            ..Default::default()
        };
        let kept = file::Entity::insert(bytes).exec(&**write).await?.last_insert_id;
        let row = attachment::ActiveModel {
            draft_id: Set(draft_id),
            comment: Set(comment),
            place: Set(place),
            file_id: Set(Some(kept)),
            name: Set(one.name.clone()),
            kind: Set(one.kind.code().to_owned()),
            size: Set(size),
            hash: Set(one.hash.to_string()),
            text: Set(None),
            // Of a picture nothing is read.
            read_at: Set((!one.kind.has_words()).then_some(at)),
            is_public: Set(waiting.publishes_files()),
            ..Default::default()
        };
        sealed.push(seal::attachment(keys, &row.insert(&**write).await?)?);
    }
    Ok(sealed)
}

/// Takes the files of a comment out for good: bytes, names and texts. What is left of each is its size and its hash.
pub(in crate::discussion) async fn erased(
    write: &Write,
    keys: &Keyring,
    (draft_id, comment): (i64, i64),
) -> Result<Vec<Record>, ServiceError> {
    let rows = attachment::Entity::find()
        .filter(attachment::Column::DraftId.eq(draft_id))
        .filter(attachment::Column::Comment.eq(comment))
        .order_by_asc(attachment::Column::Place)
        .all(&**write)
        .await?;
    let mut sealed = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(kept) = row.file_id else { continue };
        let mut row = row.into_active_model();
        row.file_id = Set(None);
        row.name = Set(String::new());
        row.text = Set(None);
        sealed.push(seal::attachment(keys, &row.update(&**write).await?)?);
        file::Entity::delete_by_id(kept).exec(&**write).await?;
    }
    Ok(sealed)
}
