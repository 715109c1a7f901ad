//! Importing a year of the business calendar, with a preview of what it changes.

use chrono::Datelike;
use domain::access::{Action, Resource, allow};
use domain::time::CalendarDay;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::drafts::{self, MovedDeadline};
use crate::entity::{calendar_day, calendar_year};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;

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
    check_year(year, days)?;
    let current = super::effective(&services.database).await?;
    let before: Vec<&CalendarDay> = current.days_of(year).collect();
    let mut dates: Vec<_> =
        before.iter().map(|day| day.date).chain(days.iter().map(|day| day.date)).collect();
    dates.sort_unstable();
    dates.dedup();
    let changes = dates.into_iter().map(|date| ChangedDay {
        before: before.iter().find(|day| day.date == date).map(|day| (*day).clone()),
        after: days.iter().find(|day| day.date == date).cloned(),
    });
    let differing = changes.filter(|change| change.before != change.after).collect();
    let mut after = current.clone();
    after.replace_year(year, days.to_vec());
    let connection = &services.database.connection;
    let today = request.today(services);
    let moved = drafts::moved_deadlines(connection, today, &current, &after).await?;
    Ok(YearPreview { days: differing, moved })
}

/// Replaces a year of the calendar by the imported days, and counts the due dates of drafts anew that were not placed yet.
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
    let calendar = super::read(&*write).await?;
    drafts::recount_due_dates(services, &write, request, &calendar, None).await?;
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

fn row(year: i32, day: &CalendarDay) -> calendar_day::ActiveModel {
    calendar_day::ActiveModel {
        date: Set(day.date),
        year: Set(i64::from(year)),
        kind: Set(day.kind.code().to_owned()),
        name: Set(day.name.clone()),
        estimated: Set(day.estimated),
    }
}
