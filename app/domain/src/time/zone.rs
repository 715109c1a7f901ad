//! The time zone in which a legal date is a date (R-T1).

use std::fmt;

use chrono::{
    DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The longest gap in local time that is walked through, in minutes: Samoa once skipped a whole day.
const LONGEST_GAP_MINUTES: i64 = 26 * 60;

/// The time zone of the installation: it turns instants into legal dates and legal dates into instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LegalZone(Tz);

/// The name is not in the tz database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a time zone of the tz database")]
pub struct UnknownZone {
    /// The name as it was given.
    pub name: String,
}

impl LegalZone {
    /// The zone of a name of the tz database, such as `Asia/Almaty`.
    ///
    /// # Errors
    /// [`UnknownZone`] if the tz database has no such name.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        name.trim().parse().map(Self).map_err(|_| UnknownZone { name: name.to_owned() })
    }

    /// The name in the tz database.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The wall clock of the zone at an instant.
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// The legal date at an instant.
    pub fn date_of(self, at: DateTime<Utc>) -> NaiveDate {
        self.local(at).date()
    }

    /// The first instant at which the wall clock of the zone shows a moment; nothing if the clocks skip it.
    pub fn at(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.0.from_local_datetime(&local).earliest().map(|at| at.to_utc())
    }

    /// The first instant of a legal date: 00:00 local, or the first moment that exists if the clocks skip midnight.
    pub fn start_of(self, date: NaiveDate) -> DateTime<Utc> {
        let midnight = date.and_time(NaiveTime::MIN);
        (0..=LONGEST_GAP_MINUTES)
            .filter_map(|minutes| midnight.checked_add_signed(TimeDelta::minutes(minutes)))
            .find_map(|local| match self.0.from_local_datetime(&local) {
                MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at.to_utc()),
                MappedLocalTime::None => None,
            })
            // Only a date at the very edge of the calendar gets here.
            .unwrap_or_else(|| midnight.and_utc())
    }

    /// The moment at which a legal date is over: 24:00 local, which is the start of the next date. The moment itself
    /// no longer belongs to the date.
    pub fn end_of(self, date: NaiveDate) -> DateTime<Utc> {
        self.start_of(date.checked_add_days(Days::new(1)).unwrap_or(date))
    }

    /// How far the local clock is ahead of UTC at an instant, in minutes.
    pub fn offset_minutes(self, at: DateTime<Utc>) -> i32 {
        self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc() / 60
    }
}

impl Default for LegalZone {
    /// `Asia/Almaty`: since 1 March 2024 the one zone of the whole country.
    fn default() -> Self {
        Self(Tz::Asia__Almaty)
    }
}

impl fmt::Display for LegalZone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl TryFrom<String> for LegalZone {
    type Error = UnknownZone;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::parse(&name)
    }
}

impl From<LegalZone> for String {
    fn from(zone: LegalZone) -> Self {
        zone.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn r_t1_the_default_zone_is_almaty() {
        assert_eq!(LegalZone::default().name(), "Asia/Almaty");
        assert_eq!(LegalZone::parse("Asia/Almaty"), Ok(LegalZone::default()));
        assert_eq!(LegalZone::parse("Asia/Nowhere").unwrap_err().name, "Asia/Nowhere");
    }

    #[test]
    fn r_t1_a_legal_date_is_a_date_in_almaty() {
        let zone = LegalZone::default();
        assert_eq!(zone.date_of(at("2026-03-02T18:59:59Z")), day("2026-03-02"));
        assert_eq!(zone.date_of(at("2026-03-02T19:00:00Z")), day("2026-03-03"));
        assert_eq!(zone.start_of(day("2026-03-03")), at("2026-03-02T19:00:00Z"));
        assert_eq!(zone.end_of(day("2026-04-01")), at("2026-04-01T19:00:00Z"));
    }

    #[test]
    fn r_t1_almaty_moves_from_six_hours_to_five_on_1_march_2024() {
        let zone = LegalZone::default();
        let change = at("2024-02-29T18:00:00Z");
        assert_eq!(zone.offset_minutes(change - TimeDelta::seconds(1)), 360);
        assert_eq!(zone.offset_minutes(change), 300);
        // The clock goes back from 24:00 to 23:00: 29 February lasts twenty-five hours.
        assert_eq!(zone.start_of(day("2024-02-29")), at("2024-02-28T18:00:00Z"));
        assert_eq!(zone.end_of(day("2024-02-29")), at("2024-02-29T19:00:00Z"));
        assert_eq!(zone.date_of(at("2024-02-29T18:30:00Z")), day("2024-02-29"));
        assert_eq!(zone.date_of(at("2024-02-29T19:00:00Z")), day("2024-03-01"));
    }

    #[test]
    fn r_t1_a_skipped_midnight_or_day_does_not_panic() {
        let sao_paulo = LegalZone::parse("America/Sao_Paulo").unwrap();
        assert_eq!(sao_paulo.start_of(day("2018-11-04")), at("2018-11-04T03:00:00Z"));
        assert_eq!(sao_paulo.local(at("2018-11-04T03:00:00Z")).to_string(), "2018-11-04 01:00:00");
        let apia = LegalZone::parse("Pacific/Apia").unwrap();
        assert_eq!(apia.start_of(day("2011-12-30")), apia.end_of(day("2011-12-30")));
        let zone = LegalZone::default();
        assert!(zone.start_of(NaiveDate::MIN) < zone.end_of(NaiveDate::MAX));
    }

    #[test]
    fn r_t1_a_zone_is_written_as_its_name() {
        let text = serde_json::to_string(&LegalZone::default()).unwrap();
        assert_eq!(text, "\"Asia/Almaty\"");
        assert_eq!(serde_json::from_str::<LegalZone>(&text).unwrap(), LegalZone::default());
        assert!(serde_json::from_str::<LegalZone>("\"Mars\"").is_err());
    }

    proptest! {
        #[test]
        fn r_t1_a_day_ends_after_it_starts_in_every_zone(zone in 0..chrono_tz::TZ_VARIANTS.len(), days in 0_i64..40_000) {
            let zone = LegalZone(chrono_tz::TZ_VARIANTS[zone]);
            let date = day("1960-01-01") + TimeDelta::days(days);
            // Dates that were skipped as a whole (Samoa, Kwajalein) have no moment of their own.
            if zone.date_of(zone.start_of(date)) == date {
                prop_assert!(zone.start_of(date) < zone.end_of(date));
            } else {
                prop_assert_eq!(zone.start_of(date), zone.end_of(date));
            }
        }

        #[test]
        fn r_t1_every_instant_lies_inside_its_legal_date(seconds in 0_i64..4_000_000_000) {
            let zone = LegalZone::default();
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let date = zone.date_of(at);
            prop_assert!(zone.start_of(date) <= at && at < zone.end_of(date));
        }
    }
}
