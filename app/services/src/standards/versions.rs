//! Every version of the standard of a service.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::line::{Line, Named};
use super::service::service;
use super::shown::VersionSummary;
use crate::context::Services;
use crate::entity::standard::{Column, Entity};
use crate::error::ServiceError;

/// Every version of the standard of a service: those whose day of effect is not known yet, then the others, the newest
/// first.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn versions(services: &Services, code: &str) -> Result<Vec<VersionSummary>, ServiceError> {
    let service = service(services, code).await?;
    let query = Entity::find().filter(Column::ServiceId.eq(service.id)).order_by_desc(Column::Number);
    let mut lines = Line::of(query).all(&services.database.connection).await?;
    // A stable order: rows without a day come by their number.
    lines.sort_by_key(|line| (line.effective_on.is_some(), std::cmp::Reverse(line.effective_on)));
    let named = Named::read(services, &lines).await?;
    let mut told = Vec::with_capacity(lines.len());
    let mut follows = None;
    for line in lines {
        let effective_on = line.effective_on;
        told.push(named.summary(line, effective_on.and(follows))?);
        follows = effective_on.and_then(|date| date.pred_opt());
    }
    Ok(told)
}
