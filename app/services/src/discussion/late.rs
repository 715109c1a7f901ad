//! A comment that came too late: refused, counted, never kept (R15-4).

use domain::draft::Refusal;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::arrival::{Channel, Received};
use super::discussed::{Discussed, row};
use crate::context::{Request, Services};
use crate::drafts::load::stage;
use crate::entity::{draft, late_attempt};
use crate::error::ServiceError;

/// Counts the attempt and answers with the closing moment and the time of arrival.
pub(super) async fn refuse(
    services: &Services,
    request: &Request,
    draft: &Discussed,
    channel: Channel,
) -> Result<Received, ServiceError> {
    let write = services.database.write().await?;
    if row(&*write, &draft.number).await?.stage == stage::WITHDRAWN {
        return Err(Refusal::AlreadyWithdrawn.into());
    }
    draft::Entity::update_many()
        .col_expr(draft::Column::LateCount, Expr::col(draft::Column::LateCount).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&*write)
        .await?;
    let attempt = late_attempt::ActiveModel {
        draft_id: Set(draft.draft_id),
        at: Set(request.at),
        channel: Set(channel.code().to_owned()),
        ..Default::default()
    };
    late_attempt::Entity::insert(attempt).exec_without_returning(&*write).await?;
    write.commit().await?;
    Err(Refusal::DiscussionClosed { closes_at: draft.window.closes_at, received_at: request.at }.into())
}
