//! The business calendar in effect: the shipped one, with the years that an administrator imported (R-T3).

mod day;
mod import;

use domain::time::{BusinessCalendar, CalendarDay, DayKind};
use sea_orm::{ConnectionTrait, EntityTrait};

pub use day::{DayChange, DayInput, ORDINARY, change_seen_day, day_changes, preview_day};
pub use import::{ChangedDay, YearPreview, import_seen_year, import_seen_years, import_years, preview_year};

use crate::entity::{calendar_day, calendar_year};
use crate::error::ServiceError;
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

fn domain_day(row: &calendar_day::Model) -> Option<CalendarDay> {
    let kind = DayKind::from_code(&row.kind)?;
    Some(CalendarDay { date: row.date, kind, name: row.name.clone(), estimated: row.estimated })
}
