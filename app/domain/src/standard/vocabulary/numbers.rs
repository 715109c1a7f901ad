//! Terms and amounts as each language counts and writes them.

use super::numerals::{Case, Gender, kazakh, russian};
use super::say;
use crate::language::Language;
use crate::standard::{FeeUnit, TermUnit};

/// The Russian form of a counted noun: 1 день, 2 дня, 5 дней; 11 to 14 take the last.
const fn russian_plural(
    count: u32,
    one: &'static str,
    few: &'static str,
    many: &'static str,
) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

impl TermUnit {
    /// The unit as it stands after `amount`: "рабочий день", "рабочих дня", "рабочих дней". Kazakh nouns keep the
    /// singular after a number.
    pub const fn word(self, amount: u32, language: Language) -> &'static str {
        match language {
            Language::Kk => match self {
                Self::Minutes => "минут",
                Self::Hours => "сағат",
                Self::BusinessDays => "жұмыс күні",
                Self::CalendarDays => "күнтізбелік күн",
                Self::Months => "ай",
            },
            Language::Ru => match self {
                Self::Minutes => russian_plural(amount, "минута", "минуты", "минут"),
                Self::Hours => russian_plural(amount, "час", "часа", "часов"),
                Self::BusinessDays => russian_plural(amount, "рабочий день", "рабочих дня", "рабочих дней"),
                Self::CalendarDays => {
                    russian_plural(amount, "календарный день", "календарных дня", "календарных дней")
                }
                Self::Months => russian_plural(amount, "месяц", "месяца", "месяцев"),
            },
            Language::En => match (self, amount) {
                (Self::Minutes, 1) => "minute",
                (Self::Minutes, _) => "minutes",
                (Self::Hours, 1) => "hour",
                (Self::Hours, _) => "hours",
                (Self::BusinessDays, 1) => "business day",
                (Self::BusinessDays, _) => "business days",
                (Self::CalendarDays, 1) => "calendar day",
                (Self::CalendarDays, _) => "calendar days",
                (Self::Months, 1) => "month",
                (Self::Months, _) => "months",
            },
        }
    }

    /// A term as acts print it: "3 (три) рабочих дня", "3 (үш) жұмыс күні", "3 business days".
    pub fn counted(self, amount: u32, language: Language) -> String {
        format!("{} {}", self.figures(amount, Case::Nominative, language), self.word(amount, language))
    }

    /// The same of a range, where there is one: "от 3 (трех) до 5 (пяти) рабочих дней".
    pub fn spanned(self, from: Option<u32>, amount: u32, language: Language) -> String {
        let Some(from) = from else { return self.counted(amount, language) };
        let [least, most] = [from, amount].map(|number| self.figures(number, Case::Genitive, language));
        match language {
            Language::Kk => {
                let (after_least, after_most) = self.kazakh_range();
                format!("{least} {after_least} {most} {after_most} дейін")
            }
            Language::Ru => format!("от {least} до {most} {}", self.genitive(amount)),
            Language::En => format!("from {least} to {most} {}", self.word(amount, language)),
        }
    }

    /// The number with its words in brackets, where the language has them: "3 (три)".
    fn figures(self, number: u32, case: Case, language: Language) -> String {
        let words = match language {
            Language::Kk => kazakh(number),
            Language::Ru => {
                let gender = if self == Self::Minutes { Gender::Feminine } else { Gender::Masculine };
                russian(number, gender, case)
            }
            Language::En => None,
        };
        words.map_or_else(|| number.to_string(), |words| format!("{number} ({words})"))
    }

    /// The Russian unit after a number in the genitive: "до 21 (двадцати одного) рабочего дня".
    const fn genitive(self, number: u32) -> &'static str {
        let is_one = number % 10 == 1 && number % 100 != 11;
        match (self, is_one) {
            (Self::Minutes, true) => "минуты",
            (Self::Minutes, false) => "минут",
            (Self::Hours, true) => "часа",
            (Self::Hours, false) => "часов",
            (Self::BusinessDays, true) => "рабочего дня",
            (Self::BusinessDays, false) => "рабочих дней",
            (Self::CalendarDays, true) => "календарного дня",
            (Self::CalendarDays, false) => "календарных дней",
            (Self::Months, true) => "месяца",
            (Self::Months, false) => "месяцев",
        }
    }

    /// The Kazakh unit after the least and after the most of a range: "жұмыс күнінен … жұмыс күніне дейін".
    const fn kazakh_range(self) -> (&'static str, &'static str) {
        match self {
            Self::Minutes => ("минуттан", "минутқа"),
            Self::Hours => ("сағаттан", "сағатқа"),
            Self::BusinessDays => ("жұмыс күнінен", "жұмыс күніне"),
            Self::CalendarDays => ("күнтізбелік күннен", "күнтізбелік күнге"),
            Self::Months => ("айдан", "айға"),
        }
    }
}

impl FeeUnit {
    /// The unit as it stands after an amount.
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Tenge => say(["теңге", "тенге", "tenge"], language),
            Self::Mci => say(["АЕК", "МРП", "MCI"], language),
            Self::Percent => "%",
            Self::MciPercent => say(["АЕК-тің %-ы", "% от МРП", "% of the MCI"], language),
        }
    }

    /// An amount given in hundredths, as printed: "1,5 МРП", "12 000 тенге", "10 %". Kazakh and Russian write a
    /// decimal comma and a no-break space between thousands, English a point and commas.
    pub fn amount(self, hundredths: u64, language: Language) -> String {
        let (thousands, decimal) = match language {
            Language::Kk | Language::Ru => ('\u{a0}', ','),
            Language::En => (',', '.'),
        };
        let mut number = String::new();
        let whole = (hundredths / 100).to_string();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                number.push(thousands);
            }
            number.push(digit);
        }
        let fraction = match hundredths % 100 {
            0 => String::new(),
            // Money keeps two places; a share of an index or of a sum drops the last zero.
            rest if rest % 10 == 0 && self != Self::Tenge => format!("{decimal}{}", rest / 10),
            rest => format!("{decimal}{rest:02}"),
        };
        number.push_str(&fraction);
        match (self, language) {
            (Self::Percent, Language::En) => format!("{number}%"),
            (Self::MciPercent, Language::Kk) => format!("АЕК-тің {number}\u{a0}%-ы"),
            (Self::MciPercent, Language::En) => format!("{number}{}", self.word(language)),
            _ => format!("{number}\u{a0}{}", self.word(language)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_counted_as_each_language_counts() {
        use TermUnit::{BusinessDays, CalendarDays, Hours, Minutes, Months};
        let table = [
            (1, BusinessDays, "1 (бір) жұмыс күні", "1 (один) рабочий день", "1 business day"),
            (2, BusinessDays, "2 (екі) жұмыс күні", "2 (два) рабочих дня", "2 business days"),
            (15, BusinessDays, "15 (он бес) жұмыс күні", "15 (пятнадцать) рабочих дней", "15 business days"),
            (
                11,
                CalendarDays,
                "11 (он бір) күнтізбелік күн",
                "11 (одиннадцать) календарных дней",
                "11 calendar days",
            ),
            (21, Minutes, "21 (жиырма бір) минут", "21 (двадцать одна) минута", "21 minutes"),
            (2, Minutes, "2 (екі) минут", "2 (две) минуты", "2 minutes"),
            (24, Hours, "24 (жиырма төрт) сағат", "24 (двадцать четыре) часа", "24 hours"),
            (1, Months, "1 (бір) ай", "1 (один) месяц", "1 month"),
            (6, Months, "6 (алты) ай", "6 (шесть) месяцев", "6 months"),
            (1_000_000, Hours, "1000000 сағат", "1000000 часов", "1000000 hours"),
        ];
        for (amount, unit, kk, ru, en) in table {
            assert_eq!(Language::ALL.map(|language| unit.counted(amount, language)), [kk, ru, en]);
        }
    }

    #[test]
    fn a_range_is_said_from_its_least_to_its_most() {
        let table = [
            (
                (3, 5, TermUnit::BusinessDays),
                "3 (үш) жұмыс күнінен 5 (бес) жұмыс күніне дейін",
                "от 3 (трех) до 5 (пяти) рабочих дней",
                "from 3 to 5 business days",
            ),
            (
                (1, 21, TermUnit::Minutes),
                "1 (бір) минуттан 21 (жиырма бір) минутқа дейін",
                "от 1 (одной) до 21 (двадцати одной) минуты",
                "from 1 to 21 minutes",
            ),
            (
                (1, 2, TermUnit::Months),
                "1 (бір) айдан 2 (екі) айға дейін",
                "от 1 (одного) до 2 (двух) месяцев",
                "from 1 to 2 months",
            ),
        ];
        for ((from, amount, unit), kk, ru, en) in table {
            let said = Language::ALL.map(|language| unit.spanned(Some(from), amount, language));
            assert_eq!(said, [kk, ru, en]);
        }
    }

    #[test]
    fn amounts_are_printed_as_each_language_prints_them() {
        assert_eq!(FeeUnit::Mci.amount(150, Language::Ru), "1,5\u{a0}МРП");
        assert_eq!(FeeUnit::Tenge.amount(123_456_705, Language::Kk), "1\u{a0}234\u{a0}567,05\u{a0}теңге");
        assert_eq!(FeeUnit::Tenge.amount(123_456_750, Language::En), "1,234,567.50\u{a0}tenge");
        assert_eq!(FeeUnit::Percent.amount(1_000, Language::En), "10%");
        assert_eq!(FeeUnit::Percent.amount(5, Language::Ru), "0,05\u{a0}%");
        let share = Language::ALL.map(|language| FeeUnit::MciPercent.amount(5_000, language));
        assert_eq!(share, ["АЕК-тің 50\u{a0}%-ы", "50\u{a0}% от МРП", "50% of the MCI"]);
        assert!(FeeUnit::Tenge.amount(u64::MAX, Language::Ru).ends_with("тенге"));
    }
}
