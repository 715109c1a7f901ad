//! The receipt of a comment: what was received and when, and later what was decided on it.

use chrono::{DateTime, Utc};
use domain::discussion::{DiscussionWindow, HidingState};
use domain::language::Localized;
use domain::standard::ContentHash;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::complete::complete;
use super::discussed::{discussed, row as draft_row};
use super::hiding_page::state_of;
use super::read::number_of;
use super::view::{CommentView, Decisions, decisions_of, view};
use crate::context::Services;
use crate::entity::{comment, report};
use crate::error::ServiceError;

/// A receipt as its holder reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptView {
    /// The secret part of its address.
    pub receipt: String,
    /// The number of the draft.
    pub draft_number: String,
    /// The name of the service.
    pub title: Localized,
    /// The window in which it was received.
    pub window: DiscussionWindow,
    /// The hash of the placed revision that it comments on.
    pub placed_hash: ContentHash,
    /// The SHA-256 of the words of the comment, as the ledger keeps it.
    pub text_hash: ContentHash,
    /// The comment, with the decision once the report is published.
    pub comment: CommentView,
    /// Grows with every change of the comment: what is changed is what was shown.
    pub version: i64,
    /// Where the hiding of its words stands, if they were ever hidden.
    pub hiding: Option<HidingState>,
    /// Whether the receipt went to an e-mail; else its holder keeps it as a file.
    pub mailed: bool,
    /// The other comments of the same sending: their numbers and their receipts.
    pub together: Vec<(i64, String)>,
    /// When the closing report was published, if it was.
    pub reported_at: Option<DateTime<Utc>>,
    /// When the draft was withdrawn, and why.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
}

/// The receipt of a secret address.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none.
pub async fn receipt(services: &Services, receipt: &str) -> Result<ReceiptView, ServiceError> {
    let connection = &services.database.connection;
    let row = comment::Entity::find().filter(comment::Column::Receipt.eq(receipt)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let number = number_of(services, row.draft_id).await?;
    let draft = discussed(services, &number).await?;
    let standing = draft_row(connection, &number).await?;
    let reported = report::Entity::find_by_id(row.draft_id).one(connection).await?;
    let known = match &reported {
        Some(_) => decisions_of(connection, std::slice::from_ref(&row)).await?,
        None => Decisions::default(),
    };
    let mut comment = [view(&row, &draft.placed, &known)?];
    complete(connection, row.draft_id, &mut comment).await?;
    let [mut comment] = comment;
    if comment.withdrawn_at.is_some() && comment.hidden.is_none() {
        // Everybody else reads only that it was withdrawn; the holder of the receipt reads what was sent.
        comment.text.clone_from(&row.text);
    }
    Ok(ReceiptView {
        receipt: row.receipt.clone(),
        draft_number: number,
        title: draft.title.clone(),
        window: draft.window(),
        placed_hash: draft.placed.hash(),
        // What was taken out on a lawful demand has left its hash.
        text_hash: match &comment.hidden {
            Some(hidden) => hidden.text_hash,
            None => ContentHash::of(row.text.as_bytes()),
        },
        version: row.version,
        hiding: state_of(connection, row.draft_id, row.number).await?,
        comment,
        // One that was taken out with the name had been given: nobody is told that it was not.
        mailed: !row.email.is_empty() || row.author_name.is_empty(),
        together: together(connection, &row).await?,
        reported_at: reported.map(|report| report.published_at),
        withdrawn: standing.withdrawn_at.map(|at| (at, standing.withdraw_reason.unwrap_or_default())),
    })
}

/// The other comments of the sending of a comment, by number.
async fn together(
    connection: &impl ConnectionTrait,
    row: &comment::Model,
) -> Result<Vec<(i64, String)>, ServiceError> {
    let Some(sending) = &row.sending else { return Ok(Vec::new()) };
    let others = comment::Entity::find()
        .select_only()
        .columns([comment::Column::Number, comment::Column::Receipt])
        .filter(comment::Column::Sending.eq(sending))
        .filter(comment::Column::DraftId.eq(row.draft_id))
        .filter(comment::Column::Id.ne(row.id))
        .order_by_asc(comment::Column::Number);
    Ok(others.into_tuple().all(connection).await?)
}
