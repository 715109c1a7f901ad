//! Importing a year of the business calendar, with a preview of what it changes.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::access::{Action, Resource, allow};
use domain::ledger::Facts;
use domain::time::CalendarDay;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::digest;
use crate::drafts::{self, MovedDeadline};
use crate::entity::{calendar_day, calendar_year};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::storage::Write;

/// A date whose kind an import changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedDay {
    /// The date before the import, absent where it was an ordinary day.
    pub before: Option<CalendarDay>,
    /// The date after the import, absent where it becomes an ordinary day.
    pub after: Option<CalendarDay>,
}

/// What importing a year would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearPreview {
    /// The days whose kind changes.
    pub days: Vec<ChangedDay>,
    /// The open deadlines that move.
    pub moved: Vec<MovedDeadline>,
    /// Stands for all of this: what was confirmed is carried out only if it would still do the same.
    pub seal: String,
}

/// What importing a year would change.
///
/// # Errors
/// [`ServiceError::Denied`] if the actor does not keep the calendar; [`ServiceError::Invalid`] if a day is of another
/// year.
pub async fn preview_year(
    services: &Services,
    request: &Request,
    year: i32,
    days: &[CalendarDay],
) -> Result<YearPreview, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    preview(&services.database.connection, services, request, year, days).await
}

pub(super) async fn preview(
    connection: &impl ConnectionTrait,
    services: &Services,
    request: &Request,
    year: i32,
    days: &[CalendarDay],
) -> Result<YearPreview, ServiceError> {
    check_year(year, days)?;
    let current = super::read(connection).await?;
    let before: Vec<&CalendarDay> = current.days_of(year).collect();
    let mut dates: Vec<_> =
        before.iter().map(|day| day.date).chain(days.iter().map(|day| day.date)).collect();
    dates.sort_unstable();
    dates.dedup();
    let changes = dates.into_iter().map(|date| ChangedDay {
        before: before.iter().find(|day| day.date == date).map(|day| (*day).clone()),
        after: days.iter().find(|day| day.date == date).cloned(),
    });
    let differing: Vec<ChangedDay> = changes.filter(|change| change.before != change.after).collect();
    let mut after = current.clone();
    after.replace_year(year, days.to_vec());
    let today = request.today(services);
    let moved = drafts::moved_deadlines(connection, today, &current, &after).await?;
    let seal = digest::sha256(serde_json::to_string(&(&differing, &moved))?.as_bytes());
    Ok(YearPreview { days: differing, moved, seal })
}

/// Carries out the import that a preview showed, or answers with the preview of what it would do now.
///
/// # Errors
/// As [`preview_year`]. The inner error is the preview, if it is another than the one of `seal`.
pub async fn import_seen_year(
    services: &Services,
    request: &Request,
    year: i32,
    days: &[CalendarDay],
    seal: &str,
) -> Result<Result<(), Box<YearPreview>>, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    let write = services.database.write().await?;
    let would = preview(&*write, services, request, year, days).await?;
    if would.seal != seal {
        return Ok(Err(Box::new(would)));
    }
    replace(&write, services, request, year, days).await?;
    write.commit().await?;
    Ok(Ok(()))
}

/// Replaces years of the calendar by the imported days, all of them or none, and counts the due dates of drafts anew that
/// were not placed yet.
///
/// # Errors
/// As [`preview_year`], for any of the years.
pub async fn import_years(
    services: &Services,
    request: &Request,
    years: &BTreeMap<i32, Vec<CalendarDay>>,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    for (year, days) in years {
        check_year(*year, days)?;
    }
    let write = services.database.write().await?;
    for (year, days) in years {
        replace(&write, services, request, *year, days).await?;
    }
    write.commit().await
}

/// Carries out an import of several years that previews showed, all of them or none; the inner error is a year that would change
/// otherwise by now.
///
/// # Errors
/// As [`preview_year`], for any of the years.
pub async fn import_seen_years(
    services: &Services,
    request: &Request,
    years: &BTreeMap<i32, Vec<CalendarDay>>,
    seals: &BTreeMap<i32, String>,
) -> Result<Result<(), i32>, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    let write = services.database.write().await?;
    for (year, days) in years {
        let would = preview(&*write, services, request, *year, days).await?;
        if seals.get(year) != Some(&would.seal) {
            return Ok(Err(*year));
        }
    }
    for (year, days) in years {
        replace(&write, services, request, *year, days).await?;
    }
    write.commit().await?;
    Ok(Ok(()))
}

async fn replace(
    write: &Write,
    services: &Services,
    request: &Request,
    year: i32,
    days: &[CalendarDay],
) -> Result<(), ServiceError> {
    replace_days(write, services, request, year, days).await?;
    let facts = Facts::of("days", days.len()).and("list", seal::public(&days)?);
    ledger::append(write, request, "calendar.imported", &format!("calendar:{year}"), facts).await
}

/// Puts days in place of those of a year, and counts the due dates of drafts anew that were not placed yet.
pub(super) async fn replace_days(
    write: &Write,
    services: &Services,
    request: &Request,
    year: i32,
    days: &[CalendarDay],
) -> Result<(), ServiceError> {
    calendar_day::Entity::delete_many()
        .filter(calendar_day::Column::Year.eq(i64::from(year)))
        .exec(&**write)
        .await?;
    calendar_year::Entity::delete_by_id(i64::from(year)).exec(&**write).await?;
    calendar_year::ActiveModel {
        year: Set(i64::from(year)),
        imported_at: Set(request.at),
        imported_by: Set(request.user_id()),
    }
    .insert(&**write)
    .await?;
    let rows: Vec<_> = days.iter().map(|day| row(year, day)).collect();
    if !rows.is_empty() {
        calendar_day::Entity::insert_many(rows).exec(&**write).await?;
    }
    let calendar = super::read(&**write).await?;
    drafts::recount_due_dates(services, write, request, &calendar, None).await
}

fn check_year(year: i32, days: &[CalendarDay]) -> Result<(), ServiceError> {
    let mut dates: Vec<_> = days.iter().map(|day| day.date).collect();
    dates.sort_unstable();
    let repeated = dates.windows(2).any(|pair| matches!(pair, [first, second] if first == second));
    if days.iter().any(|day| day.date.year() != year) {
        return Err(ServiceError::Invalid(vec![FieldProblem::new("days", "other_year")]));
    }
    if repeated {
        return Err(ServiceError::Invalid(vec![FieldProblem::new("days", "repeated")]));
    }
    Ok(())
}

fn row(year: i32, day: &CalendarDay) -> calendar_day::ActiveModel {
    calendar_day::ActiveModel {
        date: Set(day.date),
        year: Set(i64::from(year)),
        kind: Set(day.kind.code().to_owned()),
        name: Set(day.name.clone()),
        estimated: Set(day.estimated),
    }
}
