//! An author, known by the secret of the receipt, corrects or withdraws a comment while the window is open: the former
//! wording is kept, and everybody reads that it was replaced.

use std::sync::Arc;

use domain::discussion::{Correction, CorrectionInput};
use domain::draft::CommentStanding;
use domain::ledger::Facts;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::discussed::{Discussed, discussed};
use super::read::number_of;
use super::regroup;
use super::view::anchor;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::load_placed;
use crate::entity::{comment, comment_version, draft};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::search;
use crate::storage::Write;

/// Replaces the words of the comment with the receipt `receipt`, and the wording that it proposes. `seen` is the version of
/// the comment that its author read.
///
/// # Errors
/// [`ServiceError::NotFound`]; the refusals of [`domain::draft::Draft::change_comment`]; [`ServiceError::Stale`];
/// [`ServiceError::InvalidComment`] with every problem of the form; [`ServiceError::Invalid`] with `hidden`, `disowned` or
/// `unchanged`.
pub async fn correct(
    services: &Services,
    request: &Request,
    receipt: &str,
    seen: i64,
    input: &CorrectionInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let (draft, row) = standing(services, request, &write, receipt, seen).await?;
    if row.hidden.is_some() {
        return Err(ServiceError::field("text", "hidden"));
    }
    let parsed = input.parse(&draft.placed, &anchor(&row)?);
    let Correction { text, suggestion } = parsed.map_err(ServiceError::InvalidComment)?;
    let suggestion = suggestion.map(|suggestion| suggestion.text);
    if text == row.text && suggestion == row.suggestion {
        return Err(ServiceError::field("text", "unchanged"));
    }
    let before = comment_version::ActiveModel {
        draft_id: Set(draft.draft_id),
        comment: Set(row.number),
        text: Set(row.text.clone()),
        suggestion: Set(row.suggestion.clone()),
        until: Set(request.at),
        ..Default::default()
    };
    let before = before.insert(&*write).await?;
    let version = row.version;
    let mut changed = row.into_active_model();
    changed.text = Set(text);
    changed.suggestion = Set(suggestion);
    changed.corrected_at = Set(Some(request.at));
    changed.version = Set(version + 1);
    let changed = changed.update(&*write).await?;
    regroup::compare_anew(&write, &changed).await?;
    search::comment_changed(services, &write, draft.draft_id, changed.number).await?;
    raise(&write, &draft, 0).await?;
    let sealed = [seal::comment(&services.settings.keys, &changed)?, seal::comment_version(&before)?];
    let facts = Facts::of("comment", changed.number).sealing(sealed);
    ledger::append(&write, request, "comment.corrected", &draft.subject(), facts).await?;
    write.commit().await
}

/// Withdraws the comment with the receipt `receipt`: its number and the fact stay, nobody reads its words in lists and nobody
/// decides on it.
///
/// # Errors
/// [`ServiceError::NotFound`]; the refusals of [`domain::draft::Draft::change_comment`]; [`ServiceError::Stale`];
/// [`ServiceError::Invalid`] with `disowned`.
pub async fn take_back(
    services: &Services,
    request: &Request,
    receipt: &str,
    seen: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let (draft, row) = standing(services, request, &write, receipt, seen).await?;
    let version = row.version;
    let mut changed = row.into_active_model();
    changed.withdrawn_at = Set(Some(request.at));
    changed.version = Set(version + 1);
    let changed = changed.update(&*write).await?;
    regroup::take_out(&write, &changed).await?;
    search::comment_changed(services, &write, draft.draft_id, changed.number).await?;
    raise(&write, &draft, 1).await?;
    let sealed = [seal::comment(&services.settings.keys, &changed)?];
    let facts = Facts::of("comment", changed.number).sealing(sealed);
    ledger::append(&write, request, "comment.withdrawn", &draft.subject(), facts).await?;
    write.commit().await
}

/// The comment of a receipt with its draft, if it may still be changed by its author. The refusals of the law come before
/// those of a page that was opened long ago.
async fn standing(
    services: &Services,
    request: &Request,
    write: &Write,
    receipt: &str,
    seen: i64,
) -> Result<(Arc<Discussed>, comment::Model), ServiceError> {
    let found = comment::Entity::find().filter(comment::Column::Receipt.eq(receipt)).one(&**write).await?;
    let row = found.ok_or(ServiceError::NotFound)?;
    let draft = discussed(services, &number_of(services, row.draft_id).await?).await?;
    let loaded = load_placed(&**write, &draft.number, &draft.stage.placement).await?;
    let stands = CommentStanding::of(row.decision_id.is_some(), row.withdrawn_at.is_some());
    loaded.draft.change_comment(request.at, row.number, stands)?;
    if row.disowned_at.is_some() {
        return Err(ServiceError::field("text", "disowned"));
    }
    if row.version != seen {
        return Err(ServiceError::Stale(Box::new(Conflict::Comment { version: row.version })));
    }
    Ok((draft, row))
}

/// The draft is another one from now on for those who keep its pages; so many more of its comments are withdrawn.
async fn raise(write: &Write, draft: &Discussed, withdrawn: i64) -> Result<(), ServiceError> {
    draft::Entity::update_many()
        .col_expr(draft::Column::WithdrawnCount, Expr::col(draft::Column::WithdrawnCount).add(withdrawn))
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&**write)
        .await?;
    Ok(())
}
