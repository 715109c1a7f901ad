//! The reader's language and the instant of the request, which every part that tells time needs.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use domain::language::Language;
use domain::time::LegalZone;

use crate::w;
use crate::words::{date, date_short, offset};
use crate::{Address, Site, Visitor};

/// The reader's language, the instant of the request and the legal zone.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The language of the interface.
    pub language: Language,
    /// When the request arrived, UTC.
    pub at: DateTime<Utc>,
    /// The zone of legal dates (R-T1).
    pub zone: LegalZone,
}

impl Now {
    /// The now of a request.
    pub fn of(site: &Site, visitor: &Visitor) -> Self {
        Self { language: visitor.language, at: visitor.at, zone: site.settings.zone }
    }

    /// The legal date of the request.
    pub fn today(self) -> NaiveDate {
        self.zone.date_of(self.at)
    }

    /// Writes addresses in the reader's language.
    pub fn address(self) -> Address {
        Address(self.language)
    }

    /// A date in full.
    pub fn date(self, day: NaiveDate) -> String {
        date(self.language, day)
    }

    /// A date without its year where the year is the present one or the next days make it plain.
    pub fn near(self, day: NaiveDate) -> String {
        let far = (day - self.today()).num_days().abs() > 180;
        if far { date(self.language, day) } else { date_short(self.language, day) }
    }

    /// The name of the legal zone with its distance from UTC at an instant: "Astana time (UTC+5)".
    pub fn zone_name(self, at: DateTime<Utc>) -> String {
        let offset = offset(self.zone, at);
        if self.zone == LegalZone::default() {
            w!(self.language, window.astana, offset = offset)
        } else {
            format!("{} ({offset})", self.zone)
        }
    }
}

/// An instant as machines read it, for `datetime`.
pub fn machine_time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
