//! Which letters a person of the staff wants: all of them, until some are turned off.

use domain::ledger::Facts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::kind::StaffLetterKind;
use crate::context::{Request, Services};
use crate::entity::letter_refusal::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::ledger;

/// The kinds of letters that the person who asks gets.
///
/// # Errors
/// [`ServiceError::NotFound`] without an account.
pub async fn wanted_letters(
    services: &Services,
    request: &Request,
) -> Result<Vec<StaffLetterKind>, ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let refused: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Kind)
        .filter(Column::UserId.eq(user_id))
        .into_tuple()
        .all(&services.database.connection)
        .await?;
    let is_wanted = |kind: &StaffLetterKind| !refused.iter().any(|code| code == kind.code());
    Ok(StaffLetterKind::ALL.into_iter().filter(is_wanted).collect())
}

/// Turns on the letters of these kinds for the person who asks, and off those of all others.
///
/// # Errors
/// [`ServiceError::NotFound`] without an account.
pub async fn choose_letters(
    services: &Services,
    request: &Request,
    wanted: &[StaffLetterKind],
) -> Result<(), ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let refused: Vec<&'static str> = StaffLetterKind::ALL
        .into_iter()
        .filter(|kind| !wanted.contains(kind))
        .map(StaffLetterKind::code)
        .collect();
    let write = services.database.write().await?;
    Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(&*write).await?;
    let rows: Vec<ActiveModel> = refused
        .iter()
        .map(|kind| ActiveModel {
            user_id: Set(user_id),
            kind: Set((*kind).to_owned()),
            at: Set(request.at),
            ..Default::default()
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(&*write).await?;
    }
    let facts = Facts::of("refused", refused);
    ledger::append(&write, request, "letters.chosen", &format!("user:{user_id}"), facts).await?;
    write.commit().await
}
