//! The text that was read for a standard, all its languages in one. It travels with the form that confirms it, since nothing is stored
//! before, and is believed no more than anything else that a form carries: the services look at every element anew.

use std::collections::HashMap;

use domain::language::Language;
use domain::standard::import::{Certainty, Join, SourcePlace, Unread, WhyNot, as_words, join};
use domain::standard::{Content, Element, ElementId, SectionKey};
use serde::{Deserialize, Serialize};

use crate::Fields;
use crate::pages::desk::import::imported_text::{ImportedText, ReadSection};
use crate::pages::desk::import::left_row::left_field;

/// The most paragraphs that are looked at one by one.
const MOST_LEFT: usize = 3_000;

/// The text of a standard, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StandardText {
    /// The sections.
    pub(super) content: Content,
    /// The lines whose typed part was not read for certain.
    pub(super) unsure: Vec<ElementId>,
    /// The sections whose lines are not the same in every language, so that they stand one below the other.
    pub(super) unpaired: Vec<SectionKey>,
    /// The languages whose words seem to be of another one: as it was named, and as it seems.
    pub(super) seeming: Vec<(Language, Language)>,
    /// The paragraphs that were not placed.
    pub(super) left: Vec<LeftText>,
    /// What was left out of the texts.
    #[serde(default)]
    pub(super) unread: Unread,
    /// The titles of the texts that were read of files which hold others too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) of_several: Vec<String>,
}

/// A paragraph that was not placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LeftText {
    /// The identity of the line that it becomes if somebody places it.
    pub(super) id: ElementId,
    /// The language of its file.
    pub(super) language: Language,
    /// Its words; none where they cannot be stored.
    pub(super) text: String,
    /// Its place among the paragraphs, from 1.
    pub(super) paragraph: usize,
    /// Where it stood.
    pub(super) place: SourcePlace,
    /// Why it was not placed; none where its words cannot be stored.
    pub(super) why: Option<WhyNot>,
}

impl LeftText {
    /// Whether it may be a part of the law: the order before the standard, its annexes and notes are none.
    pub(super) const fn matters(&self) -> bool {
        matches!(self.why, None | Some(WhyNot::NoSection | WhyNot::Condition | WhyNot::Unclear))
    }
}

impl StandardText {
    /// A text that is known already.
    pub(super) fn of_content(content: Content) -> Self {
        Self { content, ..Self::default() }
    }

    /// Takes in what was read in one language.
    pub(super) fn add(&mut self, read: ImportedText) {
        let language = read.language;
        self.unread = self.unread.and(read.unread);
        if !read.others.is_empty() {
            let titled = read.titled.as_ref().map(|(title, _)| title.clone());
            self.of_several.push(titled.unwrap_or_default());
        }
        self.seeming.extend(read.seems_other().map(|seems| (language, seems)));
        for section in read.sections.into_iter().filter(|section| !section.key.is_from_register()) {
            self.add_section(section, language);
        }
        self.left.extend(read.left.into_iter().map(|left| LeftText {
            id: left.id,
            language,
            text: left.text,
            paragraph: left.paragraph,
            place: left.place,
            why: left.why,
        }));
    }

    fn add_section(&mut self, section: ReadSection, language: Language) {
        let ReadSection { key, lines, .. } = section;
        let stands = self.content.elements(key).to_vec();
        let how = Join::of(&stands, lines.iter().map(|(line, _)| line));
        let read: Vec<(Certainty, Element)> = lines.iter().map(|(line, how)| (*how, line.clone())).collect();
        let elements = match how {
            Join::Paired => join(&stands, lines, language),
            // Nothing that was read gets lost, be it that nobody knows what belongs together.
            Join::Whole => stands.iter().cloned().chain(lines.into_iter().map(|(line, _)| line)).collect(),
        };
        if how == Join::Whole && !stands.is_empty() {
            self.unpaired.push(key);
        }
        let from = elements.len().saturating_sub(read.len());
        for (element, (certainty, line)) in elements.iter().skip(from).zip(read) {
            // What another language says for certain is not doubtful any more.
            self.unsure.retain(|id| certainty != Certainty::Typed || *id != element.id);
            if certainty == Certainty::Unsure && element.detail == line.detail {
                self.unsure.push(element.id.clone());
            }
        }
        self.content.set(key, elements);
    }

    /// The sections that hold lines which were not read for certain.
    pub(super) fn unsure_sections(&self) -> Vec<SectionKey> {
        let holds = |key: &SectionKey| {
            self.content.elements(*key).iter().any(|element| self.unsure.contains(&element.id))
        };
        SectionKey::EVERY.into_iter().filter(holds).collect()
    }

    /// The languages in which something is written.
    pub(super) fn languages(&self) -> Vec<Language> {
        let elements = || self.content.sections().iter().flat_map(|section| &section.elements);
        let is_written =
            |language: &Language| elements().any(|element| !element.text.get(*language).trim().is_empty());
        Language::ALL.into_iter().filter(is_written).collect()
    }

    /// Where a form puts the paragraphs that were not placed.
    pub(super) fn placed(&self, fields: &Fields) -> HashMap<ElementId, SectionKey> {
        // A form may carry many fields, and each paragraph looks for its own.
        let named: HashMap<&str, &str> = fields.iter().collect();
        let place = |left: &LeftText| {
            let code = named.get(left_field(&left.id).as_str())?;
            Some((left.id.clone(), SectionKey::from_code(code)?))
        };
        self.left.iter().filter(|left| left.why.is_some()).filter_map(place).collect()
    }

    /// The sections with the paragraphs that somebody placed, each at the end of its own.
    pub(super) fn with_placed(&self, placed: &HashMap<ElementId, SectionKey>) -> Content {
        let mut content = self.content.clone();
        for left in &self.left {
            let Some(key) = placed.get(&left.id).copied() else { continue };
            let Some(element) = as_words(key, &left.text, left.language, left.id.clone()) else { continue };
            let mut elements = content.elements(key).to_vec();
            elements.push(element);
            content.set(key, elements);
        }
        content
    }

    /// The text as it stands in the form.
    pub(super) fn to_field(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The text that a form carries, unless it is not one of ours.
    pub(super) fn of_field(field: &str) -> Option<Self> {
        serde_json::from_str(field).ok().filter(Self::is_sound)
    }

    /// Whether it is no longer than what was read can be.
    pub(super) fn is_sound(&self) -> bool {
        self.left.len() <= MOST_LEFT * Language::ALL.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Localized;
    use domain::standard::{Detail, TermUnit};

    fn read(language: Language, lines: &[(&str, u32, Certainty)]) -> ImportedText {
        let line = |(place, (words, amount, how)): (usize, &(&str, u32, Certainty))| {
            let mut text = Localized::default();
            (*words).clone_into(text.get_mut(language));
            let bits = u64::try_from(place).unwrap() * 7 + u64::from(language == Language::Ru) * 1_000 + 1;
            let detail = Detail::term(*amount, TermUnit::BusinessDays);
            (Element { id: ElementId::from_random(bits), text, detail }, *how)
        };
        let lines = lines.iter().enumerate().map(line).collect();
        let sections = vec![ReadSection { key: SectionKey::Term, lines, from: Vec::new() }];
        ImportedText {
            language,
            sections,
            left: Vec::new(),
            titled: None,
            others: Vec::new(),
            unread: Unread::default(),
        }
    }

    #[test]
    fn lines_of_two_languages_become_one_where_they_are_as_many() {
        let mut text = StandardText::default();
        text.add(read(Language::Kk, &[("порталда", 0, Certainty::Unsure)]));
        assert_eq!(text.unsure_sections(), [SectionKey::Term]);
        text.add(read(Language::Ru, &[("на портале", 3, Certainty::Typed)]));
        let [line] = text.content.elements(SectionKey::Term) else { panic!("{text:?}") };
        assert_eq!(line.text, Localized::new("порталда", "на портале", ""));
        assert!(matches!(line.detail, Detail::Term { amount: 3, .. }), "what was read for certain counts");
        assert_eq!((text.unsure_sections(), text.unpaired.clone()), (Vec::new(), Vec::new()));
        assert_eq!(text.languages(), [Language::Kk, Language::Ru]);
    }

    #[test]
    fn a_file_of_several_texts_says_which_of_them_was_read() {
        let one = || read(Language::Ru, &[("на портале", 3, Certainty::Typed)]);
        let titled = Some(("Стандарт".to_owned(), 12));
        let mut text = StandardText::default();
        text.add(ImportedText { titled: titled.clone(), ..one() });
        assert!(text.of_several.is_empty(), "it stands alone in its file");
        text.add(ImportedText { titled, others: vec![one()], ..one() });
        assert_eq!(text.of_several, ["Стандарт"]);
    }

    #[test]
    fn no_line_gets_lost_where_they_are_not() {
        let mut text = StandardText::default();
        text.add(read(Language::Kk, &[("порталда", 3, Certainty::Typed)]));
        let russian = [("на портале", 3, Certainty::Typed), ("на бумаге", 5, Certainty::Typed)];
        text.add(read(Language::Ru, &russian));
        assert_eq!(text.content.elements(SectionKey::Term).len(), 3);
        assert_eq!(text.unpaired, [SectionKey::Term]);
        assert_eq!(StandardText::of_field(&text.to_field()), Some(text));
    }
}
