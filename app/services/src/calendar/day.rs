//! Changing one day of the business calendar, with a preview and a reason (R-T3).

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::access::{Action, Resource, allow};
use domain::discussion::{TextProblem, screen_line};
use domain::draft::written_reason;
use domain::ledger::Facts;
use domain::time::calendar::is_weekend;
use domain::time::{BusinessCalendar, CalendarDay, DayKind};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::import::{YearPreview, preview, replace_days};
use crate::context::{Request, Services};
use crate::entity::calendar_change;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::people::names;

/// The kind of a day that is like others of its weekday.
pub const ORDINARY: &str = "ordinary";

/// The longest name of a day, in characters.
const LONGEST_NAME: u32 = 500;

/// A day as an administrator types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayInput {
    /// The date, "2027-03-08" or "08.03.2027".
    pub date: String,
    /// The code of a [`DayKind`], or [`ORDINARY`].
    pub kind: String,
    /// What the day is called; of no account for an ordinary one.
    pub name: String,
    /// Whether the date is an estimate.
    pub estimated: bool,
    /// Why it is changed.
    pub reason: String,
}

/// A day that was changed by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayChange {
    /// The day.
    pub date: NaiveDate,
    /// What it was, absent where it was an ordinary one.
    pub before: Option<CalendarDay>,
    /// What it became, likewise.
    pub after: Option<CalendarDay>,
    /// Why.
    pub reason: String,
    /// When it was changed.
    pub at: DateTime<Utc>,
    /// Who changed it, absent for the command line.
    pub by: Option<String>,
}

/// The day that was typed, once it can be taken.
struct TypedDay {
    date: NaiveDate,
    day: Option<CalendarDay>,
    reason: String,
}

impl TypedDay {
    /// The days of the year with this one in its place.
    fn among(&self, calendar: &BusinessCalendar) -> Vec<CalendarDay> {
        let others = calendar.days_of(self.date.year()).filter(|day| day.date != self.date).cloned();
        let mut days: Vec<CalendarDay> = others.chain(self.day.clone()).collect();
        days.sort_unstable_by_key(|day| day.date);
        days
    }
}

/// What changing a day of a year would change.
///
/// # Errors
/// [`ServiceError::Denied`] if the actor does not keep the calendar; [`ServiceError::Invalid`] with every field that cannot be
/// taken.
pub async fn preview_day(
    services: &Services,
    request: &Request,
    year: i32,
    input: &DayInput,
) -> Result<YearPreview, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    let typed = parse(year, input)?;
    let days = typed.among(&super::effective(&services.database).await?);
    preview(&services.database.connection, services, request, year, &days).await
}

/// Changes a day as a preview showed it, or answers with the preview of what that would do now.
///
/// # Errors
/// As [`preview_day`]. The inner error is the preview, if it is another than the one of `shown` or changes nothing.
pub async fn change_seen_day(
    services: &Services,
    request: &Request,
    year: i32,
    input: &DayInput,
    shown: &str,
) -> Result<Result<(), Box<YearPreview>>, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    let typed = parse(year, input)?;
    let write = services.database.write().await?;
    let calendar = super::read(&*write).await?;
    let days = typed.among(&calendar);
    let would = preview(&*write, services, request, year, &days).await?;
    if would.seal != shown || would.days.is_empty() {
        return Ok(Err(Box::new(would)));
    }
    replace_days(&write, services, request, year, &days).await?;
    let before = calendar.day(typed.date).map(serde_json::to_string).transpose()?;
    let after = typed.day.as_ref().map(serde_json::to_string).transpose()?;
    let facts = Facts::of("days", days.len())
        .and("list", seal::public(&days)?)
        .and("before", seal::public(&before)?)
        .and("after", seal::public(&after)?)
        .and("reason", seal::public(&typed.reason)?);
    calendar_change::ActiveModel {
        id: NotSet,
        date: Set(typed.date),
        year: Set(i64::from(year)),
        before: Set(before),
        after: Set(after),
        reason: Set(typed.reason),
        changed_at: Set(request.at),
        changed_by: Set(request.user_id()),
    }
    .insert(&*write)
    .await?;
    let subject = format!("calendar:{}", typed.date);
    ledger::append(&write, request, "calendar.day_changed", &subject, facts).await?;
    write.commit().await?;
    Ok(Ok(()))
}

/// The days of a year that were changed one by one, the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] if the actor does not keep the calendar.
pub async fn day_changes(
    services: &Services,
    request: &Request,
    year: i32,
) -> Result<Vec<DayChange>, ServiceError> {
    allow(&request.actor, Action::ManageCalendar, &Resource::Site)?;
    let connection = &services.database.connection;
    let rows = calendar_change::Entity::find()
        .filter(calendar_change::Column::Year.eq(i64::from(year)))
        .order_by_desc(calendar_change::Column::Id)
        .all(connection)
        .await?;
    let names = names(connection, rows.iter().filter_map(|row| row.changed_by)).await?;
    rows.into_iter()
        .map(|row| {
            Ok(DayChange {
                date: row.date,
                before: row.before.as_deref().map(serde_json::from_str).transpose()?,
                after: row.after.as_deref().map(serde_json::from_str).transpose()?,
                reason: row.reason,
                at: row.changed_at,
                by: row.changed_by.and_then(|id| names.get(&id).cloned()),
            })
        })
        .collect()
}

/// The day that the fields say.
fn parse(year: i32, input: &DayInput) -> Result<TypedDay, ServiceError> {
    let mut problems = Vec::new();
    let mut refuse = |field: &str, code: &str| problems.push(FieldProblem::new(field, code));
    let forms = ["%Y-%m-%d", "%d.%m.%Y"];
    let date = forms.into_iter().find_map(|form| NaiveDate::parse_from_str(input.date.trim(), form).ok());
    match date {
        None => refuse("date", "malformed_date"),
        Some(date) if date.year() != year => refuse("date", "other_year"),
        Some(_) => {}
    }
    let kind = DayKind::from_code(&input.kind);
    let is_ordinary = input.kind == ORDINARY;
    if kind.is_none() && !is_ordinary {
        refuse("kind", "missing");
    }
    if kind == Some(DayKind::WorkingDay) && date.is_some_and(|date| !is_weekend(date)) {
        refuse("kind", "working_day_on_weekday");
    }
    let name = if is_ordinary { Ok(String::new()) } else { screen_line(&input.name, LONGEST_NAME) };
    let name = name.unwrap_or_else(|problem| {
        refuse("name", field_code(problem));
        String::new()
    });
    let reason = written_reason(&input.reason).unwrap_or_else(|problem| {
        refuse("reason", field_code(problem));
        String::new()
    });
    if input.reason.trim().is_empty() {
        refuse("reason", "missing");
    }
    match date {
        Some(date) if problems.is_empty() => {
            let estimated = input.estimated;
            Ok(TypedDay { date, day: kind.map(|kind| CalendarDay { date, kind, name, estimated }), reason })
        }
        _ => Err(ServiceError::Invalid(problems)),
    }
}

/// What is wrong with a text, as the form tells it.
const fn field_code(problem: TextProblem) -> &'static str {
    match problem {
        TextProblem::Empty => "missing",
        TextProblem::TooLong => "too_long",
        _ => "unfit",
    }
}
