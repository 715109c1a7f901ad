//! The receipt of a support: which comment, when, and later what was decided on it.

use chrono::{DateTime, Utc};
use domain::discussion::{DiscussionWindow, ShownAuthor};
use domain::language::Localized;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::discussed::{discussed, row as draft_row};
use super::read::{comment, number_of};
use super::supporters::supporter;
use super::view::CommentView;
use crate::context::Services;
use crate::entity::comment_support;
use crate::error::ServiceError;

/// The receipt of a support as its holder reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportReceipt {
    /// The secret part of its address.
    pub receipt: String,
    /// The number of the draft.
    pub draft_number: String,
    /// The name of the service.
    pub title: Localized,
    /// The window in which it was received.
    pub window: DiscussionWindow,
    /// The comment as everybody reads it, with the decision once the report is published.
    pub comment: CommentView,
    /// The number of the support among those of the comment.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// Who supports, as everybody reads it.
    pub supporter: ShownAuthor,
    /// When the draft was withdrawn, if it was.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// The receipt of a support at its secret address.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none.
pub async fn support_receipt(services: &Services, receipt: &str) -> Result<SupportReceipt, ServiceError> {
    let connection = &services.database.connection;
    let row = comment_support::Entity::find()
        .filter(comment_support::Column::Receipt.eq(receipt))
        .one(connection)
        .await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let number = number_of(services, row.draft_id).await?;
    let draft = discussed(services, &number).await?;
    let standing = draft_row(connection, &number).await?;
    Ok(SupportReceipt {
        receipt: row.receipt.clone(),
        comment: comment(services, &number, row.comment).await?,
        draft_number: number,
        title: draft.title.clone(),
        window: draft.window(),
        number: row.number,
        received_at: row.received_at,
        supporter: supporter(&row)?,
        withdrawn_at: standing.withdrawn_at,
    })
}
