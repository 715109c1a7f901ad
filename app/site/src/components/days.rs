//! The names of the days of the business calendar. The shipped calendar names them in English; what an administrator
//! imports keeps the name it came with.

use chrono::NaiveDate;
use domain::language::Language;

use crate::w;
use crate::words::date;

/// How the shipped calendar ends the name of a holiday whose day off was moved to a weekday.
const MOVED: &str = " (observed)";

/// The name of a day in a language.
pub fn day_name(language: Language, name: &str) -> String {
    if let Some(holiday) = name.strip_suffix(MOVED) {
        return w!(language, names.day_moved, name = day_name(language, holiday));
    }
    if let Some(instead) = substituted(name) {
        return w!(language, names.day_substituted, date = date(language, instead));
    }
    match name {
        "New Year's Day" => w!(language, names.day_new_year),
        "Orthodox Christmas" => w!(language, names.day_christmas),
        "International Women's Day" => w!(language, names.day_women),
        "Nowruz Holiday" => w!(language, names.day_nowruz),
        "Kazakhstan's People Solidarity Holiday" => w!(language, names.day_unity),
        "Defender of the Fatherland Day" => w!(language, names.day_defender),
        "Victory Day" => w!(language, names.day_victory),
        "Eid al-Adha" => w!(language, names.day_eid),
        "Capital Day" => w!(language, names.day_capital),
        "Constitution Day" => w!(language, names.day_constitution),
        "Republic Day" => w!(language, names.day_republic),
        "Independence Day" => w!(language, names.day_independence),
        "working day in exchange" => w!(language, names.day_worked),
        other => other.to_owned(),
    }
}

/// The date in "Day off (substituted from 01/05/2025)", month first.
fn substituted(name: &str) -> Option<NaiveDate> {
    let instead = name.strip_prefix("Day off (substituted from ")?.strip_suffix(')')?;
    NaiveDate::parse_from_str(instead, "%m/%d/%Y").ok()
}

#[cfg(test)]
mod tests {
    use domain::time::BusinessCalendar;

    use super::*;

    #[test]
    fn every_day_of_the_shipped_calendar_is_named_in_kazakh_and_russian() {
        let calendar = BusinessCalendar::shipped();
        for year in calendar.years() {
            for day in calendar.days_of(year) {
                for language in [Language::Kk, Language::Ru] {
                    let name = day_name(language, &day.name);
                    assert!(!name.chars().any(|letter| letter.is_ascii_alphabetic()), "{name}");
                }
            }
        }
    }

    #[test]
    fn an_imported_name_stays() {
        assert_eq!(day_name(Language::Ru, "Қосымша демалыс күні"), "Қосымша демалыс күні");
    }
}
