//! The place that a clause amends, as acts name it: an element of Art. 14 by its number, and a line of it.

use super::appended::Appended;
use crate::language::Language;
use crate::standard::{Content, ElementId, SectionKey, numbered, place_of_number};

/// A section, or a line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    section: SectionKey,
    /// The number of the line, from 1; nothing for the section as a whole.
    number: Option<usize>,
    /// Where in the appendices; nothing in the sections of the law.
    appended: Option<Appended>,
}

impl Line {
    /// The section as a whole.
    pub(super) const fn whole(section: SectionKey) -> Self {
        let appended = if section.is_of_law() { None } else { Some(Appended::All) };
        Self { section, number: None, appended }
    }

    /// The line of an element as `content` numbers it.
    pub(super) fn of(content: &Content, section: SectionKey, element: &ElementId) -> Self {
        let place = content.elements(section).iter().position(|one| one.id == *element);
        let whole = Self::whole(section);
        let number = place.map(|place| place + 1);
        Self {
            number,
            appended: whole.appended.map(|all| appended(content, element).unwrap_or(all)),
            ..whole
        }
    }

    /// Where in the appendices it is; nothing in the sections of the law.
    pub(super) const fn appended(self) -> Option<Appended> {
        self.appended
    }

    /// The same, but the only line of a section is the section: nobody would look for a number.
    pub(super) fn or_section(self, content: &Content) -> Self {
        let is_only = self.appended.is_none() && content.elements(self.section).len() <= 1;
        if is_only { Self::whole(self.section) } else { self }
    }

    /// The number of the line, from 1.
    pub(super) const fn number(self) -> Option<usize> {
        self.number
    }

    /// What is amended: `строку 3 пункта 2.6`, `2.6-тармақтың 3-жолы`, `line 3 of element 2.6`.
    pub(super) fn itself(self, language: Language) -> String {
        if let Some(appended) = self.appended {
            return appended.itself(language);
        }
        let section = self.section.number();
        match (language, self.number) {
            (Language::Kk, None) => format!("{section}-тармақ"),
            (Language::Kk, Some(number)) => format!("{section}-тармақтың {number}-жолы"),
            (Language::Ru, None) => format!("пункт {section}"),
            (Language::Ru, Some(number)) => format!("строку {number} пункта {section}"),
            (Language::En, None) => format!("element {section}"),
            (Language::En, Some(number)) => format!("line {number} of element {section}"),
        }
    }

    /// Where something is added: `в строке 3 пункта 2.6`, `2.6-тармақтың 3-жолында`, `in line 3 of element 2.6`.
    pub(super) fn inside(self, language: Language) -> String {
        if let Some(appended) = self.appended {
            return appended.inside(language);
        }
        let section = self.section.number();
        match (language, self.number) {
            (Language::Kk, None) => format!("{section}-тармақта"),
            (Language::Kk, Some(number)) => format!("{section}-тармақтың {number}-жолында"),
            (Language::Ru, None) => format!("в пункте {section}"),
            (Language::Ru, Some(number)) => format!("в строке {number} пункта {section}"),
            (Language::En, _) => format!("in {}", self.itself(language)),
        }
    }

    /// Where the amended words stand; Kazakh says it as a property of the words: `2.6-тармақтың 3-жолындағы`.
    pub(super) fn holding(self, language: Language) -> String {
        match language {
            Language::Kk => format!("{}ғы", self.inside(language)),
            Language::Ru | Language::En => self.inside(language),
        }
    }

    /// Whose text is amended; Kazakh only says it in another case: `2.6-тармақтың 3-жолының`.
    pub(super) fn owning(self, language: Language) -> String {
        match (language, self.number, self.appended) {
            (Language::Kk, _, Some(appended)) => appended.owning_kk(),
            (Language::Kk, None, None) => format!("{}тың", self.itself(language)),
            (Language::Kk, Some(_), None) => format!("{}ның", self.itself(language)),
            (Language::Ru | Language::En, _, _) => self.inside(language),
        }
    }
}

/// The place of an element in the appendices of a text.
fn appended(content: &Content, element: &ElementId) -> Option<Appended> {
    let key = SectionKey::Appendices;
    let (number, _) = numbered(key, content.elements(key)).find(|(_, one)| one.id == *element)?;
    match place_of_number(&number)? {
        (_, (appendix, 0)) => Some(Appended::Heading(appendix)),
        (_, (appendix, line)) => Some(Appended::Line(appendix, line)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_in_every_language_and_case() {
        let section = Line::whole(SectionKey::Term);
        let line = Line { section: SectionKey::Documents, number: Some(3), appended: None };
        let all = |form: fn(Line, Language) -> String, line: Line| {
            Language::ALL.map(|language| form(line, language))
        };
        assert_eq!(all(Line::itself, section), ["2.1-тармақ", "пункт 2.1", "element 2.1"]);
        assert_eq!(
            all(Line::itself, line),
            ["2.6-тармақтың 3-жолы", "строку 3 пункта 2.6", "line 3 of element 2.6"]
        );
        assert_eq!(all(Line::inside, section), ["2.1-тармақта", "в пункте 2.1", "in element 2.1"]);
        assert_eq!(
            all(Line::inside, line),
            ["2.6-тармақтың 3-жолында", "в строке 3 пункта 2.6", "in line 3 of element 2.6"]
        );
        assert_eq!(
            [section.holding(Language::Kk), line.holding(Language::Kk)],
            ["2.1-тармақтағы", "2.6-тармақтың 3-жолындағы"]
        );
        assert_eq!(
            [section.owning(Language::Kk), line.owning(Language::Kk)],
            ["2.1-тармақтың", "2.6-тармақтың 3-жолының"]
        );
    }
}
