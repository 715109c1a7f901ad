//! A law that the body cited before, to be picked instead of typed.

use domain::language::{Language, Localized};
use serde::{Deserialize, Serialize};

use super::typed::{TypedLine, TypedSection, tongue};

/// A law of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownLaw {
    /// Its key in the list.
    pub key: String,
    /// What the list calls it, in the language of the page.
    pub label: String,
    /// Its name.
    pub name: Localized,
    /// Its number.
    pub number: String,
    /// Its date, as its field has it.
    pub date: String,
}

/// The beginning of the name of the field that picks a law for a line. It is none of the line's own fields, so what was
/// picked is never saved beside what it filled in.
pub const PICK: &str = "pick.";

/// The beginning of the name of the field that says which law was shown as picked.
pub const PICKED: &str = "picked.";

impl KnownLaw {
    /// Whether the fields of a line say this law.
    pub fn stands_in(&self, line: &TypedLine) -> bool {
        let named =
            |language: Language| line.get(&tongue("law", language)).trim() == self.name.get(language).trim();
        Language::ALL.into_iter().all(named)
            && line.get("number").trim() == self.number
            && line.get("date").trim() == self.date
    }

    /// Fills the fields of a line, those of another law with it.
    pub fn fill(&self, line: &mut TypedLine) {
        for language in Language::ALL {
            line.set(&tongue("law", language), self.name.get(language));
        }
        line.set("number", self.number.as_str());
        line.set("date", self.date.as_str());
    }
}

impl TypedSection {
    /// Fills in the laws that a posted form picks. A list that was left as it was shown picks nothing: the name may have
    /// been typed anew beneath it.
    pub fn pick<'a>(&mut self, laws: &[KnownLaw], fields: impl Iterator<Item = (&'a str, &'a str)>) {
        let (mut picks, mut shown) = (Vec::new(), Vec::new());
        for (name, value) in fields {
            picks.extend(name.strip_prefix(PICK).map(|id| (id, value)));
            shown.extend(name.strip_prefix(PICKED).map(|id| (id, value)));
        }
        for (id, key) in picks.into_iter().filter(|pick| !shown.contains(pick)) {
            let line = self.0.iter_mut().find(|line| line.id == id);
            if let Some((line, law)) = line.zip(laws.iter().find(|law| law.key == key)) {
                law.fill(line);
            }
        }
    }

    /// Adds the grounds of the Law that do not stand in the section yet.
    pub fn add_grounds(&mut self, grounds: &[TypedLine], mut new_id: impl FnMut() -> String) {
        let texts = ["text.kk", "text.ru"];
        for ground in grounds {
            let stands = |line: &TypedLine| texts.iter().any(|text| line.get(text) == ground.get(text));
            if !self.0.iter().any(stands) {
                self.0.push(TypedLine { id: new_id(), ..ground.clone() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law(key: &str, ru: &str) -> KnownLaw {
        KnownLaw {
            key: key.to_owned(),
            name: Localized::new("", ru, ""),
            number: "88-V".to_owned(),
            date: "2013-04-15".to_owned(),
            ..KnownLaw::default()
        }
    }

    #[test]
    fn r14_3_a_picked_law_fills_its_fields_and_one_that_was_shown_does_not() {
        let laws = [law("1", "Закон"), law("2", "Другой закон")];
        let typed = || TypedSection(vec![TypedLine::new("a").with("law.ru", "Закон о")]);
        let picked = |fields: &[(&str, &str)]| {
            let mut typed = typed();
            typed.pick(&laws, fields.iter().copied());
            typed.0[0].get("law.ru").to_owned()
        };
        assert_eq!(picked(&[("pick.a", "2"), ("picked.a", "")]), "Другой закон");
        assert_eq!(picked(&[("pick.a", "2"), ("picked.a", "2")]), "Закон о");
        assert_eq!(picked(&[("pick.a", "7"), ("pick.b", "2"), ("picked.a", "")]), "Закон о");
        let mut section = typed();
        section.pick(&laws, [("pick.a", "1")].into_iter());
        assert!(laws[0].stands_in(&section.0[0]) && !laws[1].stands_in(&section.0[0]));
    }

    #[test]
    fn r14_3_the_grounds_of_the_law_are_added_once() {
        let ground = |ru: &str| TypedLine::new("").with("text.kk", format!("{ru}-kk")).with("text.ru", ru);
        let grounds = ["один", "два"].map(ground);
        let mut section = TypedSection(vec![TypedLine::new("a").with("text.ru", "два")]);
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            format!("n{number}")
        };
        section.add_grounds(&grounds, &mut new_id);
        section.add_grounds(&grounds, &mut new_id);
        let stands: Vec<_> = section.0.iter().map(|line| (line.id.as_str(), line.get("text.ru"))).collect();
        assert_eq!(stands, [("a", "два"), ("n1", "один")]);
    }
}
