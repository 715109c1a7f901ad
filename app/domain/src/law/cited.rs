//! A law that a body has cited: its name in every language, its number and its date, typed once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::act::{act_day, act_number};
use crate::discussion::{TextProblem, screen_line};
use crate::language::{Language, Localized};
use crate::standard::{CITED_LAW_LIMIT, CITED_NUMBER_LIMIT, Citation};

/// A law without the place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedLaw {
    /// The name of the law.
    pub name: Localized,
    /// Its number, such as "88-V"; empty if it is not known.
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
}

/// A law as it is typed when it is corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedLawInput {
    /// The name of the law.
    pub name: Localized,
    /// The number.
    pub number: String,
    /// The date.
    pub date: String,
}

/// What is wrong with a field of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitedLawFault {
    /// The text cannot be taken.
    Text(TextProblem),
    /// It is no date.
    Date,
}

impl CitedLawFault {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::Date => "date",
        }
    }
}

impl CitedLaw {
    /// The law that a citation names.
    pub fn of(citation: &Citation) -> Self {
        let Citation { law, number, date, .. } = citation;
        Self { name: law.clone(), number: number.clone(), date: *date }
    }

    /// Whether both are the same law: by number and date where both have a number, else by every name that both have.
    pub fn is_same(&self, other: &Self) -> bool {
        if !self.number.is_empty() && !other.number.is_empty() {
            let is_of_a_day = self.date.zip(other.date).is_none_or(|(own, theirs)| own == theirs);
            return self.number.eq_ignore_ascii_case(&other.number) && is_of_a_day;
        }
        let both = |language: &Language| {
            let (own, theirs) = (self.name.get(*language).trim(), other.name.get(*language).trim());
            (!own.is_empty() && !theirs.is_empty()).then_some(own == theirs)
        };
        let mut names = Language::ALL.iter().filter_map(both).peekable();
        names.peek().is_some() && names.all(|is_equal| is_equal)
    }

    /// The same with what it lacks and the other one says.
    #[must_use]
    pub fn filled(mut self, other: &Self) -> Self {
        for language in Language::ALL {
            let own = self.name.get_mut(language);
            if own.trim().is_empty() {
                other.name.get(language).clone_into(own);
            }
        }
        if self.number.is_empty() {
            self.number.clone_from(&other.number);
        }
        self.date = self.date.or(other.date);
        self
    }
}

impl CitedLawInput {
    /// The fields of a law.
    pub fn of(law: &CitedLaw) -> Self {
        let date = law.date.map(|date| date.to_string()).unwrap_or_default();
        Self { name: law.name.clone(), number: law.number.clone(), date }
    }

    /// The law as it is taken: named in Kazakh and Russian.
    ///
    /// # Errors
    /// The fields that cannot be taken, in the order of the form: `name_kk`, `name_ru`, `name_en`, `number`, `date`.
    pub fn parse(&self) -> Result<CitedLaw, Vec<(String, CitedLawFault)>> {
        let mut faults = Vec::new();
        let mut law = CitedLaw::default();
        for language in Language::ALL {
            match screen_line(self.name.get(language), CITED_LAW_LIMIT) {
                Ok(name) => *law.name.get_mut(language) = name,
                Err(TextProblem::Empty) if language == Language::En => {}
                Err(problem) => {
                    faults.push((format!("name_{}", language.code()), CitedLawFault::Text(problem)));
                }
            }
        }
        match screen_line(act_number(&self.number), CITED_NUMBER_LIMIT) {
            Ok(number) => law.number = number,
            Err(TextProblem::Empty) => {}
            Err(problem) => faults.push(("number".to_owned(), CitedLawFault::Text(problem))),
        }
        law.date = act_day(&self.date);
        if law.date.is_none() && !self.date.trim().is_empty() {
            faults.push(("date".to_owned(), CitedLawFault::Date));
        }
        if faults.is_empty() { Ok(law) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law(kk: &str, ru: &str, number: &str, date: &str) -> CitedLaw {
        CitedLaw { name: Localized::new(kk, ru, ""), number: number.to_owned(), date: act_day(date) }
    }

    #[test]
    fn r14_3_a_law_is_known_by_its_number_and_date_or_by_its_names() {
        let known = law("Заң", "Закон", "88-V", "2013-04-15");
        for (other, is_same) in [
            (law("", "Другое имя", "88-v", "2013-04-15"), true),
            (law("", "Закон", "88-V", ""), true),
            (law("", "Закон", "88-V", "2014-04-15"), false),
            (law("Заң", "Закон", "89-V", "2013-04-15"), false),
            (law("", "Закон", "", ""), true),
            (law("Басқа", "Закон", "", ""), false),
            (law("", "", "", ""), false),
        ] {
            assert_eq!(known.is_same(&other), is_same, "{other:?}");
        }
        let filled = law("", "Закон", "", "").filled(&known);
        assert_eq!(filled, known);
        assert_eq!(known.clone().filled(&law("Басқа", "Другой", "1", "2020-01-01")), known);
    }

    #[test]
    fn a_correction_is_taken_or_each_field_told() {
        let typed = |kk: &str, number: &str, date: &str| CitedLawInput {
            name: Localized::new(kk, "Закон", ""),
            number: number.to_owned(),
            date: date.to_owned(),
        };
        assert_eq!(
            typed("Заң", "№ 88-V", "15.04.2013").parse(),
            Ok(law("Заң", "Закон", "88-V", "2013-04-15"))
        );
        assert_eq!(typed("Заң", "", "").parse(), Ok(law("Заң", "Закон", "", "")));
        let faults = typed(" ", "88", "вчера").parse().unwrap_err();
        let told: Vec<_> = faults.iter().map(|(field, fault)| (field.as_str(), fault.code())).collect();
        assert_eq!(told, [("name_kk", "empty"), ("date", "date")]);
        let known = law("Заң", "Закон", "88-V", "2013-04-15");
        assert_eq!(CitedLawInput::of(&known).parse(), Ok(known));
    }
}
