//! Dates and moments as each language writes them, always in the legal time zone.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use domain::language::Language;
use domain::time::LegalZone;
use icu_calendar::{Date, Iso};
use icu_datetime::fieldsets::{MD, YMD, YMDE};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale_core::{Locale, locale};

thread_local! {
    static LONG: [Option<DateTimeFormatter<YMD>>; 3] =
        Language::ALL.map(|language| DateTimeFormatter::try_new(preferences(language), YMD::long()).ok());
    static SHORT: [Option<DateTimeFormatter<MD>>; 3] =
        Language::ALL.map(|language| DateTimeFormatter::try_new(preferences(language), MD::long()).ok());
    static WITH_WEEKDAY: [Option<DateTimeFormatter<YMDE>>; 3] =
        Language::ALL.map(|language| DateTimeFormatter::try_new(preferences(language), YMDE::long()).ok());
}

fn preferences(language: Language) -> DateTimeFormatterPreferences {
    let locale: Locale = match language {
        Language::Kk => locale!("kk"),
        Language::Ru => locale!("ru"),
        Language::En => locale!("en-GB"),
    };
    locale.into()
}

fn place(language: Language) -> usize {
    Language::ALL.iter().position(|candidate| *candidate == language).unwrap_or_default()
}

fn iso(date: NaiveDate) -> Option<Date<Iso>> {
    Date::try_new_iso(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?).ok()
}

/// A date in full: "2 December 2026", "2 декабря 2026 г.", "2026 ж. 2 желтоқсан".
pub fn date(language: Language, date: NaiveDate) -> String {
    iso(date)
        .and_then(|iso| LONG.with(|all| Some(all.get(place(language))?.as_ref()?.format(&iso).to_string())))
        .unwrap_or_else(|| date.to_string())
}

/// A date without its year: "2 December".
pub fn date_short(language: Language, date: NaiveDate) -> String {
    iso(date)
        .and_then(|iso| SHORT.with(|all| Some(all.get(place(language))?.as_ref()?.format(&iso).to_string())))
        .unwrap_or_else(|| date.to_string())
}

/// A date with its day of the week.
pub fn weekday_date(language: Language, date: NaiveDate) -> String {
    iso(date)
        .and_then(|iso| {
            WITH_WEEKDAY.with(|all| Some(all.get(place(language))?.as_ref()?.format(&iso).to_string()))
        })
        .unwrap_or_else(|| date.to_string())
}

/// A moment with its date, to the second: "2 December 2026, 18:42:07". The zone is said by the page.
pub fn moment(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    format!("{}, {}", date(language, zone.date_of(at)), clock(zone, at, true))
}

/// The closing moment of a window: midnight is written as the end of the day before, "2 December 2026, 24:00".
pub fn closing(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    let local = zone.local(at);
    if (local.hour(), local.minute(), local.second()) == (0, 0, 0) {
        let last_day = local.date().pred_opt().unwrap_or(local.date());
        return format!("{}, 24:00", date(language, last_day));
    }
    moment(language, zone, at)
}

/// The time of day alone, to the minute: "18:42".
pub fn instant_time(zone: LegalZone, at: DateTime<Utc>) -> String {
    clock(zone, at, false)
}

fn clock(zone: LegalZone, at: DateTime<Utc>, seconds: bool) -> String {
    let local = zone.local(at);
    if seconds {
        format!("{:02}:{:02}:{:02}", local.hour(), local.minute(), local.second())
    } else {
        format!("{:02}:{:02}", local.hour(), local.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_each_language() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 2).unwrap();
        assert_eq!(date(Language::En, day), "2 December 2026");
        assert!(date(Language::Ru, day).starts_with("2 декабря 2026"));
        assert!(date(Language::Kk, day).contains("желтоқсан"));
        assert_eq!(date_short(Language::Ru, day), "2 декабря");
    }
}
