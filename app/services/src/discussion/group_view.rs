//! The groups of comments that say nearly the same, as those who decide see them.

use domain::access::{Action, allow};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::comment_filter::of_draft;
use super::discussed::{Discussed, discussed};
use super::view::{CommentView, Decisions, view};
use crate::context::{Request, Services};
use crate::entity::{comment, comment_group};
use crate::error::ServiceError;

/// How many members of a group are read at most.
const MEMBERS: u64 = 200;

/// Comments that say nearly the same as one, and await a decision with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// The number of the group's first comment.
    pub group: i64,
    /// The members by clause, the comment itself among them; no more than can be read.
    pub members: Vec<CommentView>,
    /// How many there are.
    pub total: u64,
}

/// The comments that say nearly the same as the comment `comment` and await a decision together with it; nothing if there are no
/// others.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`].
pub async fn alike(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<Option<Alike>, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    let connection = &services.database.connection;
    let found = of_draft(&draft).filter(comment::Column::Number.eq(comment)).one(connection).await?;
    let found = found.ok_or(ServiceError::NotFound)?;
    let Some(group) = found.alike.filter(|_| found.decision_id.is_none()) else { return Ok(None) };
    let kept = comment_group::Entity::find_by_id((draft.draft_id, group)).one(connection).await?;
    let Some(total) = kept.map(|row| row.open).filter(|open| *open > 1) else { return Ok(None) };
    let rows = of_draft(&draft)
        .filter(comment::Column::Alike.eq(group))
        .filter(comment::Column::DecisionId.is_null())
        .order_by_asc(comment::Column::Turn)
        .limit(MEMBERS)
        .all(connection)
        .await?;
    let members = rows.iter().map(|row| read(row, &draft)).collect::<Result<_, _>>()?;
    Ok(Some(Alike { group, members, total: u64::try_from(total).unwrap_or(0) }))
}

/// The numbers of all members of a group that await a decision.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`].
pub async fn awaiting_in_group(
    services: &Services,
    request: &Request,
    number: &str,
    group: i64,
) -> Result<Vec<i64>, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    Ok(of_draft(&draft)
        .select_only()
        .column(comment::Column::Number)
        .filter(comment::Column::Alike.eq(group))
        .filter(comment::Column::DecisionId.is_null())
        .order_by_asc(comment::Column::Turn)
        .into_tuple()
        .all(&services.database.connection)
        .await?)
}

/// How many groups are proposed on a draft.
pub(super) async fn groups(connection: &impl ConnectionTrait, draft_id: i64) -> Result<u64, ServiceError> {
    Ok(comment_group::Entity::find()
        .filter(comment_group::Column::DraftId.eq(draft_id))
        .filter(comment_group::Column::Open.gt(1))
        .count(connection)
        .await?)
}

/// An undecided comment as those who decide read it.
fn read(row: &comment::Model, draft: &Discussed) -> Result<CommentView, ServiceError> {
    let mut comment = view(row, &draft.placed, &Decisions::default())?;
    comment.text.clone_from(&row.text);
    Ok(comment)
}
