//! What a person has given out that opens something without the password: the calendar address, tokens of document systems.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{calendar_key, token};
use crate::error::ServiceError;
use crate::storage::Write;

/// Ends the calendar address of a person, and every token that the person made.
pub(super) async fn end(write: &Write, user_id: i64, at: DateTime<Utc>) -> Result<(), ServiceError> {
    calendar_key::Entity::delete_by_id(user_id).exec(&**write).await?;
    token::Entity::update_many()
        .col_expr(token::Column::RevokedAt, Expr::value(at))
        .filter(token::Column::UserId.eq(user_id))
        .filter(token::Column::RevokedAt.is_null())
        .exec(&**write)
        .await?;
    Ok(())
}
