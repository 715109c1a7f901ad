//! The links of letters that still open something: to a new password, to another e-mail. What changes the account ends them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{email_change, recovery};
use crate::error::ServiceError;
use crate::storage::Write;

/// Ends every open change of a person.
pub(super) async fn end_email_changes(
    write: &Write,
    user_id: i64,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    email_change::Entity::update_many()
        .col_expr(email_change::Column::ExpiresAt, Expr::value(at))
        .filter(email_change::Column::UserId.eq(user_id))
        .filter(email_change::Column::ExpiresAt.gt(at))
        .exec(&**write)
        .await?;
    Ok(())
}

/// Ends every unused link of a person to a new password.
pub(super) async fn end_recoveries(
    write: &Write,
    user_id: i64,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    recovery::Entity::update_many()
        .col_expr(recovery::Column::UsedAt, Expr::value(at))
        .filter(recovery::Column::UserId.eq(user_id))
        .filter(recovery::Column::UsedAt.is_null())
        .exec(&**write)
        .await?;
    Ok(())
}
