//! How many decisions wait for a head to confirm them.

use std::collections::HashMap;

use domain::access::{Action, allow};
use domain::body::BodyId;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};

use super::setting::is_on;
use crate::context::{Request, Services};
use crate::discussion::discussed::discussed;
use crate::entity::{confirming_body, decision, decision_confirmation, draft};
use crate::error::ServiceError;

/// The decisions that a head has confirmed.
fn confirmed() -> SelectStatement {
    Query::select()
        .column(decision_confirmation::Column::DecisionId)
        .from(decision_confirmation::Entity)
        .to_owned()
}

/// The decisions on a draft that no head has confirmed.
pub(super) fn proposals(draft_id: i64) -> Select<decision::Entity> {
    decision::Entity::find()
        .filter(decision::Column::DraftId.eq(draft_id))
        .filter(decision::Column::Id.not_in_subquery(confirmed()))
}

/// How many decisions on a draft of a body wait for a head; none where the body does not confirm.
pub(crate) async fn unconfirmed(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    body: BodyId,
) -> Result<u64, ServiceError> {
    if is_on(connection, body).await? { Ok(proposals(draft_id).count(connection).await?) } else { Ok(0) }
}

/// How many decisions on each of these drafts wait for a head; drafts without any are left out.
pub(crate) async fn unconfirmed_of_drafts(
    connection: &impl ConnectionTrait,
    drafts: &[i64],
) -> Result<HashMap<i64, u64>, ServiceError> {
    if drafts.is_empty() {
        return Ok(HashMap::new());
    }
    let confirming =
        Query::select().column(confirming_body::Column::BodyId).from(confirming_body::Entity).to_owned();
    let of_confirming = Query::select()
        .column(draft::Column::Id)
        .from(draft::Entity)
        .and_where(draft::Column::Id.is_in(drafts.iter().copied()))
        .and_where(draft::Column::BodyId.in_subquery(confirming))
        .to_owned();
    let counted: Vec<(i64, i64)> = decision::Entity::find()
        .select_only()
        .column(decision::Column::DraftId)
        .column_as(decision::Column::Id.count(), "many")
        .filter(decision::Column::DraftId.in_subquery(of_confirming))
        .filter(decision::Column::Id.not_in_subquery(confirmed()))
        .group_by(decision::Column::DraftId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(counted.into_iter().map(|(draft, many)| (draft, u64::try_from(many).unwrap_or(0))).collect())
}

/// How many decisions on the placed draft `number` wait for a head; none where its body does not confirm.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`]; the refusal of a draft that was never placed.
pub async fn unconfirmed_decisions(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<u64, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    unconfirmed(&services.database.connection, draft.draft_id, draft.body).await
}
