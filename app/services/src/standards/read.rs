//! The standard of a service on a date, and one version of it (RF-1). A date is answered by a few rows of an index, however
//! many versions there are.

use chrono::NaiveDate;
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::line::{Line, Named, kind};
use super::sequence::{by_day, counts_after, newest_first, of_service, soonest_first};
use super::service::service;
use super::shown::{
    Neighbour, StandardKind, StandardOn, StandardState, StandardVersion, Version, VersionSummary,
};
use crate::context::Services;
use crate::entity::standard::{Column, Entity};
use crate::error::ServiceError;

/// The standard of a service on a day.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn on(services: &Services, code: &str, date: NaiveDate) -> Result<StandardOn, ServiceError> {
    let connection = &services.database.connection;
    let service = service(services, code).await?;
    let state = match Line::of(by_day(service.id, date)).one(connection).await? {
        None => StandardState::NotYet(first(connection, service.id, date).await?),
        Some(line) if line.kind()? == StandardKind::Cancelled => {
            let last = before(connection, service.id, line.effective_on).await?;
            let act = Box::new(summary(services, service.id, line).await?.0);
            StandardState::Ceased { act, last }
        }
        Some(line) => StandardState::InForce(Box::new(whole(services, service.id, line).await?)),
    };
    Ok(StandardOn { service, date, state })
}

/// One version of the standard of a service, whether it is in force or not.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such service or version.
pub async fn version(services: &Services, code: &str, number: i64) -> Result<StandardVersion, ServiceError> {
    let connection = &services.database.connection;
    let service = service(services, code).await?;
    let query = of_service(service.id).filter(Column::Number.eq(number));
    let line = Line::of(query).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let version = whole(services, service.id, line).await?;
    Ok(StandardVersion { service, version })
}

/// The first day of the text that was in force on a day; of the first text where there was none yet, of the last one where
/// there was none any more. Nothing if no text was in force by `today`.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn memento(
    services: &Services,
    code: &str,
    date: NaiveDate,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, ServiceError> {
    let connection = &services.database.connection;
    let service = service(services, code).await?;
    let with_text = || of_service(service.id).filter(Column::Kind.ne(StandardKind::Cancelled.code()));
    let by = with_text().filter(Column::EffectiveOn.lte(std::cmp::min(date, today)));
    let newest = neighbour(connection, newest_first(by)).await?;
    let found = if newest.is_some() {
        newest
    } else {
        let since = with_text().filter(Column::EffectiveOn.lte(today));
        neighbour(connection, soonest_first(since)).await?
    };
    Ok(found.and_then(|found| found.effective_on))
}

/// The first row of a query, without its text.
async fn neighbour(
    connection: &impl ConnectionTrait,
    query: Select<Entity>,
) -> Result<Option<Neighbour>, ServiceError> {
    let found: Option<(i64, String, Option<NaiveDate>)> = query
        .select_only()
        .columns([Column::Number, Column::Kind, Column::EffectiveOn])
        .into_tuple()
        .one(connection)
        .await?;
    let Some((number, code, effective_on)) = found else { return Ok(None) };
    Ok(Some(Neighbour { number, kind: kind(&code)?, effective_on }))
}

/// The version that comes first after a day on which there is none: the one that takes effect soonest, or else one whose day
/// is not known yet.
async fn first(
    connection: &impl ConnectionTrait,
    service_id: i64,
    date: NaiveDate,
) -> Result<Option<Neighbour>, ServiceError> {
    let dated = soonest_first(of_service(service_id).filter(Column::EffectiveOn.gt(date)));
    if let Some(dated) = neighbour(connection, dated).await? {
        return Ok(Some(dated));
    }
    let undated = of_service(service_id).filter(Column::EffectiveOn.is_null());
    neighbour(connection, undated.order_by_asc(Column::Number)).await
}

/// The version that was in force before the one that takes effect on a day; before one without a day, the newest.
async fn before(
    connection: &impl ConnectionTrait,
    service_id: i64,
    effective_on: Option<NaiveDate>,
) -> Result<Option<Neighbour>, ServiceError> {
    let query = of_service(service_id);
    let query = match effective_on {
        Some(date) => query.filter(Column::EffectiveOn.lt(date)),
        None => query.filter(Column::EffectiveOn.is_not_null()),
    };
    neighbour(connection, newest_first(query)).await
}

/// The version that takes the place of another one.
async fn after(
    connection: &impl ConnectionTrait,
    service_id: i64,
    line: &Line,
) -> Result<Option<Neighbour>, ServiceError> {
    let Some(place) = line.place() else { return Ok(None) };
    neighbour(connection, soonest_first(of_service(service_id).filter(counts_after(place)))).await
}

/// A row as it is shown, and what takes its place.
async fn summary(
    services: &Services,
    service_id: i64,
    line: Line,
) -> Result<(VersionSummary, Option<Neighbour>), ServiceError> {
    let next = after(&services.database.connection, service_id, &line).await?;
    let valid_until = next.and_then(|next| next.effective_on?.pred_opt());
    let named = Named::read(services, std::slice::from_ref(&line)).await?;
    Ok((named.summary(line, valid_until)?, next))
}

async fn whole(services: &Services, service_id: i64, line: Line) -> Result<Version, ServiceError> {
    let connection = &services.database.connection;
    let text: Option<String> = Entity::find()
        .select_only()
        .column(Column::Content)
        .filter(Column::Id.eq(line.id))
        .into_tuple()
        .one(connection)
        .await?;
    let content: Content = serde_json::from_str(&text.ok_or(ServiceError::NotFound)?)?;
    let previous = before(connection, service_id, line.effective_on).await?;
    let (summary, next) = summary(services, service_id, line).await?;
    Ok(Version { summary, content, previous, next })
}
