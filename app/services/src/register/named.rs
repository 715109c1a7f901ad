//! The services that a typed text names: by the words of their names, in whatever form, or by parts of a name or a code as they are
//! typed.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition};

use crate::context::Services;
use crate::entity::service::{Column, Entity};
use crate::error::ServiceError;
use crate::search::{FoundKind, in_titles, without_words};

/// The condition on services; nothing where nothing is typed.
pub(crate) async fn named(services: &Services, text: &str) -> Result<Option<Condition>, ServiceError> {
    let parts = without_words(text);
    if parts.is_empty() {
        return Ok(None);
    }
    let mut as_typed = Condition::all();
    for part in parts {
        as_typed = as_typed.add(Expr::col((Entity, Column::Search)).like(part));
    }
    let keys = in_titles(services, FoundKind::Service, text).await?;
    Ok(Some(Condition::any().add(as_typed).add(Column::Id.is_in(keys))))
}
