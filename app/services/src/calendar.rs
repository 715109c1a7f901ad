//! The business calendar in effect: the shipped one, with the years that an administrator imported (R-T3).

use chrono::Datelike;
use domain::access::{Action, Resource, allow};
use domain::time::{BusinessCalendar, CalendarDay, DayKind};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::entity::{calendar_day, calendar_year};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;
use crate::storage::Database;

/// The calendar in effect.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn effective(database: &Database) -> Result<BusinessCalendar, ServiceError> {
    read(&database.connection).await
}

/// The calendar in effect, read where the caller reads.
pub(crate) async fn read(connection: &impl ConnectionTrait) -> Result<BusinessCalendar, ServiceError> {
    let mut calendar = BusinessCalendar::shipped();
    let years = calendar_year::Entity::find().all(connection).await?;
    if years.is_empty() {
        return Ok(calendar);
    }
    let days = calendar_day::Entity::find().all(connection).await?;
    for year in years {
        let of_year = days.iter().filter(|day| day.year == year.year).filter_map(domain_day).collect();
        if let Ok(number) = i32::try_from(year.year) {
            calendar.replace_year(number, of_year);
        }
    }
    Ok(calendar)
}

/// A date whose kind an import changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedDay {
    /// The date before the import, absent where it was an ordinary day.
    pub before: Option<CalendarDay>,
    /// The date after the import, absent where it becomes an ordinary day.
    pub after: Option<CalendarDay>,
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
) -> Result<Vec<ChangedDay>, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    check_year(year, days)?;
    let current = effective(&services.database).await?;
    let before: Vec<&CalendarDay> = current.days_of(year).collect();
    let mut dates: Vec<_> =
        before.iter().map(|day| day.date).chain(days.iter().map(|day| day.date)).collect();
    dates.sort_unstable();
    dates.dedup();
    let changes = dates.into_iter().map(|date| ChangedDay {
        before: before.iter().find(|day| day.date == date).map(|day| (*day).clone()),
        after: days.iter().find(|day| day.date == date).cloned(),
    });
    Ok(changes.filter(|change| change.before != change.after).collect())
}

/// Replaces a year of the calendar by the imported days.
///
/// # Errors
/// As [`preview_year`].
pub async fn import_year(
    services: &Services,
    request: &Request,
    year: i32,
    days: &[CalendarDay],
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    check_year(year, days)?;
    let write = services.database.write().await?;
    calendar_day::Entity::delete_many()
        .filter(calendar_day::Column::Year.eq(i64::from(year)))
        .exec(&*write)
        .await?;
    calendar_year::Entity::delete_by_id(i64::from(year)).exec(&*write).await?;
    calendar_year::ActiveModel {
        year: Set(i64::from(year)),
        imported_at: Set(request.at),
        imported_by: Set(request.user_id()),
    }
    .insert(&*write)
    .await?;
    let rows: Vec<_> = days.iter().map(|day| row(year, day)).collect();
    if !rows.is_empty() {
        calendar_day::Entity::insert_many(rows).exec(&*write).await?;
    }
    ledger::append(&write, request, "calendar.imported", &format!("calendar:{year}"), &days).await?;
    write.commit().await
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

fn domain_day(row: &calendar_day::Model) -> Option<CalendarDay> {
    let kind = DayKind::from_code(&row.kind)?;
    Some(CalendarDay { date: row.date, kind, name: row.name.clone(), estimated: row.estimated })
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
