//! Dates and moments as each language writes them, always in the legal time zone.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use domain::language::Language;
use domain::time::LegalZone;
use icu_calendar::{Date, Iso};
use icu_datetime::fieldsets::{MD, YMD, YMDE};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale_core::{Locale, locale};

use crate::w;

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

/// The word for the year in full, as acts write it: CLDR shortens it to "г." and "ж.", after a narrow space.
fn in_full(language: Language, written: &str) -> String {
    match language {
        Language::Kk => written.replace("\u{202f}ж.", " жылғы").replace(" ж.", " жылғы"),
        Language::Ru => written.replace("\u{202f}г.", " года").replace(" г.", " года"),
        Language::En => written.to_owned(),
    }
}

/// A date in full: "2 December 2026", "2 декабря 2026 года", "2026 жылғы 2 желтоқсан".
pub fn date(language: Language, date: NaiveDate) -> String {
    iso(date)
        .and_then(|iso| LONG.with(|all| Some(all.get(place(language))?.as_ref()?.format(&iso).to_string())))
        .map_or_else(|| date.to_string(), |written| in_full(language, &written))
}

/// A date before the number of its act: "2026 жылғы 2 желтоқсандағы"; only Kazakh has a form of its own for it.
pub fn dated(language: Language, date: NaiveDate) -> String {
    let written = self::date(language, date);
    let ending = match (language, date.month()) {
        (Language::Kk, 4 | 7) => "дегі",
        (Language::Kk, 9) => "тегі",
        (Language::Kk, _) => "дағы",
        (Language::Ru | Language::En, _) => "",
    };
    written + ending
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
        .map_or_else(|| date.to_string(), |written| in_full(language, &written))
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

/// A moment with the zone in which it is told, for letters: "2 декабря 2026 года, 18:42:07 по времени Астаны (UTC+5)".
pub(super) fn moment_in_zone(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    in_zone(language, zone, at, moment(language, zone, at))
}

/// The closing moment of a window with its zone, for letters.
pub(super) fn closing_in_zone(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    in_zone(language, zone, at, closing(language, zone, at))
}

fn in_zone(language: Language, zone: LegalZone, at: DateTime<Utc>, written: String) -> String {
    if zone == LegalZone::default() {
        w!(language, mail.in_astana, moment = written, offset = offset(zone, at))
    } else {
        format!("{written} ({zone}, {})", offset(zone, at))
    }
}

/// The name of the legal zone with its distance from UTC at an instant: "Astana time (UTC+5)".
pub fn zone_name(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    if zone == LegalZone::default() {
        w!(language, window.astana, offset = offset(zone, at))
    } else {
        format!("{zone} ({})", offset(zone, at))
    }
}

fn offset(zone: LegalZone, at: DateTime<Utc>) -> String {
    let minutes = zone.offset_minutes(at);
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
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
        assert_eq!(date(Language::Ru, day), "2 декабря 2026 года");
        assert_eq!(date(Language::Kk, day), "2026 жылғы 2 желтоқсан");
        assert_eq!(date_short(Language::Ru, day), "2 декабря");
        assert!(weekday_date(Language::Ru, day).ends_with("2 декабря 2026 года"));
        assert!(weekday_date(Language::Kk, day).starts_with("2026 жылғы 2 желтоқсан"));
    }

    #[test]
    fn the_date_of_an_act_stands_before_its_number() {
        let months = [
            "қаңтардағы",
            "ақпандағы",
            "наурыздағы",
            "сәуірдегі",
            "мамырдағы",
            "маусымдағы",
            "шілдедегі",
            "тамыздағы",
            "қыркүйектегі",
            "қазандағы",
            "қарашадағы",
            "желтоқсандағы",
        ];
        for (month, name) in (1..).zip(months) {
            let day = NaiveDate::from_ymd_opt(2026, month, 6).unwrap();
            assert_eq!(dated(Language::Kk, day), format!("2026 жылғы 6 {name}"));
            assert_eq!(dated(Language::En, day), date(Language::En, day));
        }
    }

    #[test]
    fn a_zone_is_told_in_words() {
        let at: DateTime<Utc> = "2026-12-02T13:42:07Z".parse().unwrap();
        let zone = LegalZone::default();
        assert_eq!(
            moment_in_zone(Language::Ru, zone, at),
            "2 декабря 2026 года, 18:42:07 по времени Астаны (UTC+5)"
        );
        assert_eq!(
            closing_in_zone(Language::Kk, zone, "2026-12-02T19:00:00Z".parse().unwrap()),
            "2026 жылғы 2 желтоқсан, 24:00, Астана уақыты бойынша (UTC+5)"
        );
        assert_eq!(zone_name(Language::En, zone, at), "Astana time (UTC+5)");
        let kathmandu = LegalZone::parse("Asia/Kathmandu").unwrap();
        assert_eq!(
            moment_in_zone(Language::En, kathmandu, at),
            "2 December 2026, 19:27:07 (Asia/Kathmandu, UTC+5:45)"
        );
    }
}
