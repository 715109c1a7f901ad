//! A comment on the page where its words are hidden, and where the newest hiding of a comment stands.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::discussion::{HidingGround, HidingState};
use domain::language::{Language, Localized};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::abuse_rows::{AbuseRecord, waiting};
use super::comment_filter::of_draft;
use super::discussed::{Discussed, discussed};
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::{comment, erasure, hiding};
use crate::error::ServiceError;

/// A hiding as those who decide on it read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HidingRecord {
    /// Where it stands.
    pub state: HidingState,
    /// What is wrong with the words.
    pub ground: HidingGround,
    /// Why.
    pub reason: String,
    /// Since when, UTC.
    pub hidden_at: DateTime<Utc>,
    /// What the author objects.
    pub objection: Option<String>,
    /// When the author objected, UTC.
    pub objected_at: Option<DateTime<Utc>>,
    /// What the body answered.
    pub answer: Option<String>,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
}

/// A comment on the page where its words are hidden. A shape of its own, because it holds the words and the name that
/// [`CommentView`](super::CommentView) leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HidingPage {
    /// The number of the draft.
    pub number: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the comment in the draft.
    pub comment: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The language of the comment.
    pub language: Language,
    /// Its words; empty where they were taken out.
    pub text: String,
    /// The wording it proposes.
    pub suggestion: Option<String>,
    /// The name of its author; empty where it was taken out.
    pub author: String,
    /// The newest hiding, if there is one.
    pub hiding: Option<HidingRecord>,
    /// What readers report about it and nobody has answered, the oldest first.
    pub reports: Vec<AbuseRecord>,
    /// Whether the words were taken out on a lawful demand.
    pub words_erased: bool,
    /// Whether what tells who its author is was taken out on a lawful demand.
    pub person_erased: bool,
}

/// A comment with what was done about its words, for a head of the body.
///
/// # Errors
/// [`ServiceError::Denied`], [`ServiceError::NotFound`].
pub async fn hiding_page(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<HidingPage, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let connection = &services.database.connection;
    let row = stored(connection, &draft, comment).await?;
    let hiding = newest(connection, draft.draft_id, comment).await?.map(record).transpose()?;
    let erased = erasure::Entity::find()
        .filter(erasure::Column::DraftId.eq(draft.draft_id))
        .filter(erasure::Column::Comment.eq(comment))
        .filter(erasure::Column::Support.is_null())
        .all(connection)
        .await?;
    Ok(HidingPage {
        number: draft.number.clone(),
        title: draft.title.clone(),
        comment,
        received_at: row.received_at,
        language: known(Language::from_code(&row.language), &row.language)?,
        text: row.text,
        suggestion: row.suggestion,
        author: row.author_name,
        hiding,
        reports: waiting(connection, draft.draft_id, comment).await?,
        words_erased: erased.iter().any(|erasure| erasure.words),
        person_erased: erased.iter().any(|erasure| erasure.person),
    })
}

/// Where the newest hiding of a comment stands.
pub(super) async fn state_of(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comment: i64,
) -> Result<Option<HidingState>, ServiceError> {
    let row = newest(connection, draft_id, comment).await?;
    row.map(|row| known(HidingState::from_code(&row.state), &row.state)).transpose()
}

/// The comment of a number as it is stored.
pub(super) async fn stored(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comment: i64,
) -> Result<comment::Model, ServiceError> {
    let found = of_draft(draft).filter(comment::Column::Number.eq(comment)).one(connection).await?;
    found.ok_or(ServiceError::NotFound)
}

/// The newest hiding of a comment, which is the one in force.
pub(super) async fn newest(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comment: i64,
) -> Result<Option<hiding::Model>, ServiceError> {
    let found = hiding::Entity::find()
        .filter(hiding::Column::DraftId.eq(draft_id))
        .filter(hiding::Column::Comment.eq(comment))
        .order_by_desc(hiding::Column::Id)
        .one(connection)
        .await?;
    Ok(found)
}

fn record(row: hiding::Model) -> Result<HidingRecord, ServiceError> {
    Ok(HidingRecord {
        state: known(HidingState::from_code(&row.state), &row.state)?,
        ground: known(HidingGround::from_code(&row.ground), &row.ground)?,
        reason: row.reason,
        hidden_at: row.hidden_at,
        objection: row.objection,
        objected_at: row.objected_at,
        answer: row.answer,
        answered_at: row.answered_at,
    })
}
