//! The name of a law with its date and number, where acts of Kazakhstan put them.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::language::Language;

/// A year outside these, or one of two digits, is a slip of the hand.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// What stands last in the Kazakh name of a law; its date and number stand before it.
const KAZAKH_KINDS: [&str; 4] = ["заңы", "кодексі", "конституциясы", "заң"];

/// How the Russian name of a law begins that puts its date and number before its title in «».
const RUSSIAN_KINDS: [&str; 4] = ["закон", "конституционный закон", "кодекс", "конституция"];

const KAZAKH_MONTHS: [&str; 12] = [
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
const RUSSIAN_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of an act as it is kept: "88-V" of "№ 88-V".
pub fn act_number(typed: &str) -> &str {
    let typed = typed.trim();
    ["№", "No.", "N "].into_iter().find_map(|sign| typed.strip_prefix(sign)).unwrap_or(typed).trim()
}

/// The date of an act as it is typed: "2013-04-15", as browsers send it, or "15.04.2013", as people write it.
pub fn act_day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    let is_plain = typed.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    let parts = |mark: char| typed.split(mark).collect::<Vec<_>>();
    // Read by hand: the browser part has no use for a reader of every form of dates.
    let (year, month, day) = match (parts('-').as_slice(), parts('.').as_slice()) {
        ([year, month, day], [_]) | ([_], [day, month, year]) => (*year, *month, *day),
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (is_plain && year.len() == 4 && YEARS.contains(&date.year())).then_some(date)
}

/// The name with the date and the number: "Закон Республики Казахстан от 15 апреля 2013 года № 88-V «О государственных
/// услугах»". A name that says the number already stays as it is, and one that is not written is not made up.
pub fn named(name: &str, number: &str, date: Option<NaiveDate>, language: Language) -> String {
    let (name, number) = (name.trim(), number.trim());
    let is_said = name.is_empty() || number.is_empty() && date.is_none();
    if is_said || !number.is_empty() && says_number(name, number) {
        return name.to_owned();
    }
    let sign = match (number, language) {
        ("", _) => String::new(),
        (_, Language::En) => format!("No. {number}"),
        _ => format!("№ {number}"),
    };
    let day = date.map(|date| day(date, language)).filter(|day| !name.contains(day.as_str()));
    let day = day.unwrap_or_default();
    let both = match language {
        Language::En => [sign, day].join(" "),
        _ => [day, sign].join(" "),
    };
    match both.trim() {
        "" => name.to_owned(),
        told => placed(name, told, language),
    }
}

/// Whether the name says the number by itself, and not only as a part of a year or of another number.
fn says_number(name: &str, number: &str) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || letter == '-';
    name.match_indices(number).any(|(at, said)| {
        let (before, after) = (name.get(..at), name.get(at + said.len()..));
        !before.is_some_and(|text| text.ends_with(goes_on))
            && !after.is_some_and(|text| text.starts_with(goes_on))
    })
}

/// "от 15 апреля 2013 года", "2013 жылғы 15 сәуірдегі", "of 15 April 2013".
fn day(date: NaiveDate, language: Language) -> String {
    let month = |months: [&'static str; 12]| {
        usize::try_from(date.month0()).ok().and_then(|month| months.get(month).copied()).unwrap_or_default()
    };
    let (day, year) = (date.day(), date.year());
    match language {
        Language::Kk => format!("{year} жылғы {day} {}", month(KAZAKH_MONTHS)),
        Language::Ru => format!("от {day} {} {year} года", month(RUSSIAN_MONTHS)),
        Language::En => format!("of {day} {} {year}", month(ENGLISH_MONTHS)),
    }
}

/// The name with what tells it from others, where its language puts that.
fn placed(name: &str, told: &str, language: Language) -> String {
    let begins = |kinds: [&str; 4]| {
        let name = name.to_lowercase();
        kinds.into_iter().any(|kind| name.starts_with(kind))
    };
    match language {
        Language::Kk => match name.rsplit_once(' ') {
            Some((before, kind)) if KAZAKH_KINDS.contains(&kind.to_lowercase().as_str()) => {
                format!("{before} {told} {kind}")
            }
            _ => format!("{name}, {told}"),
        },
        Language::Ru => match name.split_once(" «") {
            Some((kind, title)) if begins(RUSSIAN_KINDS) => format!("{kind} {told} «{title}"),
            _ => format!("{name} {told}"),
        },
        Language::En => format!("{name}, {told}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date() -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2013, 4, 15)
    }

    #[test]
    fn r14_3_a_law_is_named_with_its_date_and_number_as_acts_do() {
        for (language, name, said) in [
            (
                Language::Kk,
                "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасының Заңы",
                "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасының 2013 жылғы 15 сәуірдегі № 88-V Заңы",
            ),
            (
                Language::Kk,
                "Мемлекеттік қызметтер туралы",
                "Мемлекеттік қызметтер туралы, 2013 жылғы 15 сәуірдегі № 88-V",
            ),
            (
                Language::Ru,
                "Закон Республики Казахстан «О государственных услугах»",
                "Закон Республики Казахстан от 15 апреля 2013 года № 88-V «О государственных услугах»",
            ),
            (
                Language::Ru,
                "Экологический кодекс Республики Казахстан",
                "Экологический кодекс Республики Казахстан от 15 апреля 2013 года № 88-V",
            ),
            (
                Language::En,
                "Law of the Republic of Kazakhstan “On State Services”",
                "Law of the Republic of Kazakhstan “On State Services”, No. 88-V of 15 April 2013",
            ),
            (Language::Ru, "Закон от 15.04.2013 № 88-V", "Закон от 15.04.2013 № 88-V"),
            (Language::Ru, "", ""),
        ] {
            assert_eq!(named(name, "88-V", date(), language), said);
        }
        assert_eq!(named("Закон «О нотариате»", "155", None, Language::Ru), "Закон № 155 «О нотариате»");
        assert_eq!(
            named("Закон «О нотариате»", "", date(), Language::Ru),
            "Закон от 15 апреля 2013 года «О нотариате»"
        );
        for language in Language::ALL {
            assert_eq!(named("Закон «О нотариате»", "", None, language), "Закон «О нотариате»");
        }
        // The number of the law is none of the digits of a year.
        assert_eq!(
            named("Закон «О бюджете на 2015 год»", "15", None, Language::Ru),
            "Закон № 15 «О бюджете на 2015 год»"
        );
        let dated = "Закон от 15 апреля 2013 года «О нотариате»";
        assert_eq!(named(dated, "", date(), Language::Ru), dated);
    }

    #[test]
    fn numbers_and_dates_are_read_as_people_write_them() {
        for typed in ["№ 88-V", " 88-V ", "№88-V", "No. 88-V"] {
            assert_eq!(act_number(typed), "88-V");
        }
        for typed in ["2013-04-15", " 15.04.2013 "] {
            assert_eq!(act_day(typed), date());
        }
        for typed in ["", "15.04.13", "2013-02-30", "вчера"] {
            assert_eq!(act_day(typed), None, "{typed}");
        }
    }
}
