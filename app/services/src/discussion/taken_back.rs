//! The decision that a head took back, for those who decide anew (R15-7).

use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::discussion::Outcome;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::discussed::discussed;
use super::stage::standing;
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::former_decision::{Column, Entity};
use crate::error::ServiceError;

/// A decision that a head took back, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// What was decided.
    pub outcome: Outcome,
    /// How it was substantiated.
    pub substantiation: String,
    /// The comment in a few words.
    pub summary: String,
    /// Why the head took it back.
    pub reason: String,
    /// When it was taken back, UTC.
    pub at: DateTime<Utc>,
}

/// The decision on the comment `comment` that was taken back last; nothing if none was.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide, and the refusals of a draft on which nothing can be decided.
pub async fn taken_back(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<Option<TakenBack>, ServiceError> {
    let draft = discussed(services, number).await?;
    let connection = &services.database.connection;
    standing(connection, request, &draft, Action::Decide).await?;
    // The comments that a decision answered stand in one line, apart by commas.
    let answered = Condition::any()
        .add(Column::Comments.eq(comment.to_string()))
        .add(Column::Comments.starts_with(format!("{comment},")))
        .add(Column::Comments.ends_with(format!(",{comment}")))
        .add(Column::Comments.contains(format!(",{comment},")));
    let row = Entity::find()
        .filter(Column::DraftId.eq(draft.draft_id))
        .filter(answered)
        .order_by_desc(Column::Id)
        .one(connection)
        .await?;
    row.map(|row| {
        Ok(TakenBack {
            outcome: known(Outcome::from_code(&row.outcome), &row.outcome)?,
            substantiation: row.substantiation,
            summary: row.summary,
            reason: row.reason,
            at: row.reopened_at,
        })
    })
    .transpose()
}
