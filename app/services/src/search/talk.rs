//! The rows of comments: their words, the wording that they propose and the words of their files, as long as everybody reads them.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use domain::language::Language;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::MOST;
use super::filter::{RowFilter, newest};
use super::keep::{forget_comments, insert};
use super::kind::FoundKind;
use super::text_rows::NewRow;
use super::wanted::Wanted;
use crate::context::Services;
use crate::entity::{attachment, comment, draft};
use crate::error::ServiceError;
use crate::storage::Write;

/// The row of a comment that was received on a day, without its files; nothing where its words are hidden or were withdrawn.
pub(crate) fn comment_row(row: &comment::Model, body_id: i64, on: NaiveDate) -> Option<NewRow> {
    let language = Language::from_code(&row.language);
    let proposed = row.suggestion.as_deref().unwrap_or_default();
    let wording = row.anchor_language.as_deref().and_then(Language::from_code).or(language);
    (row.hidden.is_none() && row.withdrawn_at.is_none()).then(|| {
        NewRow::new(FoundKind::Comment, row.number, on)
            .of_draft(row.draft_id)
            .of_body(body_id)
            .saying(&row.text, language)
            .with_wording(proposed, wording)
    })
}

/// Writes anew what of a comment can be found.
pub(crate) async fn comment_changed(
    services: &Services,
    write: &Write,
    draft_id: i64,
    number: i64,
) -> Result<(), ServiceError> {
    forget_comments(write, draft_id, &[number]).await?;
    let Some(draft) = draft::Entity::find_by_id(draft_id).one(&**write).await? else { return Ok(()) };
    let row = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Number.eq(number))
        .one(&**write)
        .await?;
    let on = |row: &comment::Model| services.settings.zone.date_of(row.received_at);
    let new = row.as_ref().and_then(|row| comment_row(row, draft.body_id, on(row)));
    let Some(mut new) = new else { return Ok(()) };
    for text in texts_of_files(write, draft_id, number).await? {
        // Nobody says in which language a file is.
        new = new.with_wording(&text, None);
    }
    insert(write, vec![new]).await
}

/// The words that were read of the files of a comment.
async fn texts_of_files(write: &Write, draft_id: i64, number: i64) -> Result<Vec<String>, ServiceError> {
    let texts: Vec<Option<String>> = attachment::Entity::find()
        .select_only()
        .column(attachment::Column::Text)
        .filter(attachment::Column::DraftId.eq(draft_id))
        .filter(attachment::Column::Comment.eq(number))
        .filter(attachment::Column::Text.is_not_null())
        .filter(attachment::Column::IsPublic.eq(true))
        .order_by_asc(attachment::Column::Place)
        .into_tuple()
        .all(&**write)
        .await?;
    Ok(texts.into_iter().flatten().collect())
}

/// Those of these comments that have files whose words were read: draft and number.
pub(super) async fn with_files(
    write: &Write,
    comments: &[comment::Model],
) -> Result<Vec<(i64, i64)>, ServiceError> {
    let drafts: BTreeSet<i64> = comments.iter().map(|row| row.draft_id).collect();
    let found: Vec<(i64, i64)> = attachment::Entity::find()
        .select_only()
        .columns([attachment::Column::DraftId, attachment::Column::Comment])
        .distinct()
        .filter(attachment::Column::DraftId.is_in(drafts))
        .filter(attachment::Column::Text.is_not_null())
        .filter(attachment::Column::IsPublic.eq(true))
        .into_tuple()
        .all(&**write)
        .await?;
    let of: HashSet<(i64, i64)> = comments.iter().map(|row| (row.draft_id, row.number)).collect();
    Ok(found.into_iter().filter(|one| of.contains(one)).collect())
}

/// The numbers of the comments on a draft that hold these words, at most the newest ten thousand, and whether there are more.
pub(crate) async fn comments_with(
    services: &Services,
    draft_id: i64,
    wanted: &Wanted,
) -> Result<(Vec<i64>, bool), ServiceError> {
    let filter = RowFilter { kind: Some(FoundKind::Comment), draft_id: Some(draft_id), ..RowFilter::talk() };
    let mut numbers: Vec<i64> =
        newest(services, wanted, &filter, MOST + 1, 0).await?.into_iter().map(|row| row.source_id).collect();
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let is_more = numbers.len() > most;
    numbers.truncate(most);
    Ok((numbers, is_more))
}
