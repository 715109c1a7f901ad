//! The standards in force as a list: one line a service.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::body::BodyId;
use domain::language::Localized;
use domain::register::Recipients;
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::{Deserialize, Serialize};

use super::line::Line;
use super::sequence::newest_first;
use super::shown::StandardKind;
use crate::context::Services;
use crate::entity::{service, standard};
use crate::error::ServiceError;
use crate::page::{self, Page};
use crate::reading::{BodyName, body_names};
use crate::register::named;

/// Which standards are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StandardFilter {
    /// Of services of this developing body.
    pub body: Option<BodyId>,
    /// Of services for these recipients; services for both are found by either.
    pub recipients: Option<Recipients>,
    /// With all of these words, in whatever form, in a name or in the code of the service; or with these parts of them.
    pub text: String,
    /// Also those that are no longer in force.
    pub ceased: bool,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many; fifty when nobody says, two hundred at most.
    pub limit: Option<u64>,
}

/// The standard of a service in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardSummary {
    /// The code of the service.
    pub service_code: String,
    /// Its name.
    pub service_name: Localized,
    /// Who receives it.
    pub recipients: Recipients,
    /// The body that develops its standard.
    pub body: BodyName,
    /// The number of the version.
    pub number: i64,
    /// The first day on which it is in force.
    pub effective_on: Option<NaiveDate>,
    /// The number of the order that approved it.
    pub order_number: String,
    /// The date of that order.
    pub order_on: NaiveDate,
    /// The first day without a standard, where the act ended it.
    pub ceased: Option<NaiveDate>,
}

/// A service with the key of its newest version.
type Row = (String, String, String, String, String, i64, i64);

/// The standards that are in force on a day and suit the filter, by the code of the service.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn list(
    services: &Services,
    filter: &StandardFilter,
    today: NaiveDate,
) -> Result<Page<StandardSummary>, ServiceError> {
    let connection = &services.database.connection;
    let limit = page::size(filter.limit);
    let mut query = matching(filter, today);
    if let Some(named) = named(services, &filter.text).await? {
        query = query.filter(named);
    }
    let rows: Vec<Row> = query
        .select_only()
        .columns([
            service::Column::Code,
            service::Column::NameKk,
            service::Column::NameRu,
            service::Column::NameEn,
            service::Column::Recipients,
            service::Column::DevelopingBodyId,
        ])
        .expr_as(of_newest(standard::Column::Id, today), "standard")
        .order_by_asc(service::Column::Code)
        .limit(limit + 1)
        .into_tuple()
        .all(connection)
        .await?;
    let keys: Vec<i64> = rows.iter().map(|row| row.6).collect();
    let lines = Line::of(standard::Entity::find().filter(standard::Column::Id.is_in(keys)));
    let lines = lines.all(connection).await?.into_iter().map(|line| (line.id, line)).collect();
    let named = body_names(connection).await?;
    let summaries = rows.into_iter().map(|row| summary(row, &lines, &named));
    let summaries = summaries.collect::<Result<Vec<_>, _>>()?;
    Ok(Page::of(summaries, limit, |summary| summary.service_code.clone()))
}

fn matching(filter: &StandardFilter, today: NaiveDate) -> Select<service::Entity> {
    let newest = Expr::from(of_newest(standard::Column::Kind, today));
    // Where there is no version, the kind is null, and null is neither.
    let wanted = if filter.ceased { newest.is_not_null() } else { newest.ne(StandardKind::Cancelled.code()) };
    let mut query = service::Entity::find().filter(wanted);
    if let Some(BodyId(body)) = filter.body {
        query = query.filter(service::Column::DevelopingBodyId.eq(body));
    }
    if let Some(recipients) = filter.recipients {
        let codes = [recipients.code(), Recipients::Both.code()];
        query = query.filter(service::Column::Recipients.is_in(codes));
    }
    if let Some(after) = &filter.after {
        query = query.filter(service::Column::Code.gt(after));
    }
    query
}

/// A column of the version that took effect last by a day, of the service of the query around it.
fn of_newest(column: standard::Column, today: NaiveDate) -> SelectStatement {
    let of_service = Expr::col((standard::Entity, standard::Column::ServiceId))
        .equals((service::Entity, service::Column::Id));
    let by_day = standard::Entity::find().filter(of_service).filter(standard::Column::EffectiveOn.lte(today));
    newest_first(by_day).select_only().column(column).limit(1).into_query()
}

fn summary(
    (code, kk, ru, en, recipients, body, key): Row,
    lines: &HashMap<i64, Line>,
    named: &HashMap<i64, BodyName>,
) -> Result<StandardSummary, ServiceError> {
    let line = lines.get(&key).ok_or(ServiceError::NotFound)?;
    let ended = line.kind()? == StandardKind::Cancelled;
    let recipients = Recipients::from_code(&recipients)
        .ok_or_else(|| ServiceError::internal(format!("unknown recipients of service {code}")))?;
    Ok(StandardSummary {
        service_code: code,
        service_name: Localized::new(kk, ru, en),
        recipients,
        body: named.get(&body).cloned().ok_or(ServiceError::NotFound)?,
        number: line.number,
        effective_on: line.effective_on,
        order_number: line.order_number.clone(),
        order_on: line.order_on,
        ceased: line.effective_on.filter(|_| ended),
    })
}
