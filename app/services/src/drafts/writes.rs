//! Noting that a person writes a section of a draft now.

use chrono::TimeDelta;
use domain::standard::SectionKey;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::context::Request;
use crate::entity::presence::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::storage::Write;

/// After so long without a sign somebody is taken to have gone.
pub(super) const GONE_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Notes in the transaction of a save that its person writes the section, and forgets who has gone.
pub(super) async fn writes(
    write: &Write,
    request: &Request,
    draft_id: i64,
    section: SectionKey,
) -> Result<(), ServiceError> {
    let Some(user_id) = request.user_id() else { return Ok(()) };
    Entity::delete_many()
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::SeenAt.lte(request.at - GONE_AFTER))
        .exec(&**write)
        .await?;
    let stands = Entity::find()
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::Section.eq(section.code()))
        .filter(Column::UserId.eq(user_id))
        .one(&**write)
        .await?;
    if let Some(row) = stands {
        let mut row: ActiveModel = row.into();
        row.seen_at = Set(request.at);
        row.update(&**write).await?;
        return Ok(());
    }
    let row = ActiveModel {
        draft_id: Set(draft_id),
        section: Set(section.code().to_owned()),
        user_id: Set(user_id),
        since: Set(request.at),
        seen_at: Set(request.at),
        ..Default::default()
    };
    row.insert(&**write).await?;
    Ok(())
}
