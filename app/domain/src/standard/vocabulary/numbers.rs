//! Terms and amounts as each language counts and writes them.

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
            },
            Language::Ru => match self {
                Self::Minutes => russian_plural(amount, "минута", "минуты", "минут"),
                Self::Hours => russian_plural(amount, "час", "часа", "часов"),
                Self::BusinessDays => russian_plural(amount, "рабочий день", "рабочих дня", "рабочих дней"),
                Self::CalendarDays => {
                    russian_plural(amount, "календарный день", "календарных дня", "календарных дней")
                }
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
            },
        }
    }

    /// A term as printed: "3 рабочих дня".
    pub fn counted(self, amount: u32, language: Language) -> String {
        format!("{amount} {}", self.word(amount, language))
    }
}

impl FeeUnit {
    /// The unit as it stands after an amount.
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Tenge => say(["теңге", "тенге", "tenge"], language),
            Self::Mci => say(["АЕК", "МРП", "MCI"], language),
            Self::Percent => "%",
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
            _ => format!("{number}\u{a0}{}", self.word(language)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_counted_as_each_language_counts() {
        let table = [
            (1, "1 жұмыс күні", "1 рабочий день", "1 business day"),
            (2, "2 жұмыс күні", "2 рабочих дня", "2 business days"),
            (5, "5 жұмыс күні", "5 рабочих дней", "5 business days"),
            (11, "11 жұмыс күні", "11 рабочих дней", "11 business days"),
            (21, "21 жұмыс күні", "21 рабочий день", "21 business days"),
            (112, "112 жұмыс күні", "112 рабочих дней", "112 business days"),
        ];
        for (amount, kk, ru, en) in table {
            let said = Language::ALL.map(|language| TermUnit::BusinessDays.counted(amount, language));
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
        assert!(FeeUnit::Tenge.amount(u64::MAX, Language::Ru).ends_with("тенге"));
    }
}
