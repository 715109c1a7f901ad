//! What the demonstration is filled with: the commands, the people, and the days on which things happen.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::body::Role;
use domain::time::BusinessCalendar;

use super::data::ServiceData;
use super::people::Staff;
use crate::calendar;
use crate::context::{Request, Services};
use crate::error::ServiceError;

/// What one draft needs of the installation.
pub(super) struct DemoStage<'a> {
    pub(super) services: &'a Services,
    pub(super) staff: &'a Staff,
    calendar: BusinessCalendar,
    at: DateTime<Utc>,
}

impl<'a> DemoStage<'a> {
    pub(super) async fn new(
        services: &'a Services,
        staff: &'a Staff,
        at: DateTime<Utc>,
    ) -> Result<Self, ServiceError> {
        Ok(Self { services, staff, calendar: calendar::effective(&services.database).await?, at })
    }
}

impl DemoStage<'_> {
    pub(super) fn today(&self) -> NaiveDate {
        self.services.settings.zone.date_of(self.at)
    }

    /// The instant of a local time of day on a date; never after the moment of filling.
    pub(super) fn moment(&self, date: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
        let start = self.services.settings.zone.start_of(date);
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        (start + (time - NaiveTime::MIN)).min(self.at - TimeDelta::minutes(2))
    }

    pub(super) fn days_ago(&self, days: u64) -> NaiveDate {
        self.today().checked_sub_days(Days::new(days)).unwrap_or(self.today())
    }

    /// The business day that lies `count` business days before a date.
    pub(super) fn business_days_before(&self, date: NaiveDate, count: u32) -> NaiveDate {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.pred_opt().unwrap_or(day);
            if self.calendar.is_business_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// The business day that lies `count` business days after a date.
    pub(super) fn business_days_after(&self, date: NaiveDate, count: u32) -> NaiveDate {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt().unwrap_or(day);
            if self.calendar.is_business_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// A date, or the first business day after it.
    pub(super) fn business_day_from(&self, date: NaiveDate) -> NaiveDate {
        if self.calendar.is_business_day(date) { date } else { self.business_days_after(date, 1) }
    }

    /// A date, or the last business day before it.
    pub(super) fn business_day(&self, date: NaiveDate) -> NaiveDate {
        if self.calendar.is_business_day(date) { date } else { self.business_days_before(date, 1) }
    }

    /// A call by the head of the developing body of a service.
    pub(super) fn head_of(
        &self,
        entry: &ServiceData,
        on: NaiveDate,
        hour: u32,
    ) -> Result<Request, ServiceError> {
        self.staff.call(&entry.developing_body, Role::Head, self.moment(on, hour, 0))
    }
}
