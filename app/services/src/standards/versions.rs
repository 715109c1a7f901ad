//! Every version of the standard of a service.

use sea_orm::QueryOrder;

use super::line::{Line, Named};
use super::sequence::of_service;
use super::service::service;
use super::shown::VersionSummary;
use crate::context::Services;
use crate::entity::standard::Column;
use crate::error::ServiceError;

/// Every version of the standard of a service: those whose day of effect is not known yet, then the others, the newest
/// first.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn versions(services: &Services, code: &str) -> Result<Vec<VersionSummary>, ServiceError> {
    let service = service(services, code).await?;
    let query = of_service(service.id).order_by_desc(Column::Number);
    let mut lines = Line::of(query).all(&services.database.connection).await?;
    // A stable order: rows without a day come by their number.
    lines.sort_by_key(|line| {
        let place = line.place();
        (place.is_some(), std::cmp::Reverse(place))
    });
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
