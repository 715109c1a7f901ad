//! The whole content of a draft or revision: the twelve sections in the order of the law, and the appendices where there are any.

use serde::{Deserialize, Serialize};

use super::{Element, ElementId, Part, SectionKey, numbered};

/// One section with its elements in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Which one.
    pub key: SectionKey,
    /// Its lines or paragraphs, in order.
    pub elements: Vec<Element>,
}

/// The content of a draft: always the twelve sections, always in the order of Art. 14 (R14-1); behind them the appendices, but only
/// where there are any, so that a text without them reads and hashes as if there could be none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Section>", into = "Vec<Section>")]
pub struct Content {
    sections: Vec<Section>,
}

impl Default for Content {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl From<Vec<Section>> for Content {
    /// Orders the sections, joins repeated ones and adds the missing ones empty, so that the twelve always exist.
    fn from(given: Vec<Section>) -> Self {
        let mut sections: Vec<Section> =
            SectionKey::ALL.into_iter().map(|key| Section { key, elements: Vec::new() }).collect();
        let mut appendices = Vec::new();
        for section in given {
            match sections.iter_mut().find(|place| place.key == section.key) {
                Some(place) => place.elements.extend(section.elements),
                None => appendices.extend(section.elements),
            }
        }
        let mut content = Self { sections };
        content.set(SectionKey::Appendices, appendices);
        content
    }
}

impl From<Content> for Vec<Section> {
    fn from(content: Content) -> Self {
        content.sections
    }
}

impl Content {
    /// The twelve sections in order, and behind them the appendices where there are any.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The elements of one section.
    pub fn elements(&self, key: SectionKey) -> &[Element] {
        self.sections.iter().find(|section| section.key == key).map_or(&[], |section| &section.elements)
    }

    /// The parts that are there: the four of the law, and the appendices where there are any.
    pub fn parts(&self) -> Vec<Part> {
        let there =
            |part: &Part| *part != Part::Appendices || !self.elements(SectionKey::Appendices).is_empty();
        Part::EVERY.into_iter().filter(there).collect()
    }

    /// Replaces the elements of one section.
    pub fn set(&mut self, key: SectionKey, elements: Vec<Element>) {
        if !key.is_of_law() {
            self.sections.retain(|section| section.key != key);
            if !elements.is_empty() {
                self.sections.push(Section { key, elements });
            }
        } else if let Some(section) = self.sections.iter_mut().find(|section| section.key == key) {
            section.elements = elements;
        }
    }

    /// The element of an identity, with the section that holds it.
    pub fn find(&self, id: &ElementId) -> Option<(SectionKey, &Element)> {
        self.sections.iter().find_map(|section| {
            section.elements.iter().find(|element| element.id == *id).map(|element| (section.key, element))
        })
    }

    /// The number of an element as printed, such as "2.6.3"; it stands once in a text, see [`numbered`].
    pub fn clause_number(&self, id: &ElementId) -> Option<String> {
        self.sections.iter().find_map(|section| {
            numbered(section.key, &section.elements)
                .find(|(_, element)| element.id == *id)
                .map(|(number, _)| number)
        })
    }

    /// How many appendices there are.
    pub fn appendix_count(&self) -> usize {
        let heads = self.elements(SectionKey::Appendices).iter().filter(|element| element.is_appendix());
        heads.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{AppendixSort, Detail, sample};

    #[test]
    fn r14_1_appendices_stand_behind_the_twelve_and_only_where_there_are_any() {
        let before = sample::complete();
        let mut content = before.clone();
        let title = Localized::new("Өтініш", "Заявление", "");
        let head = sample::element("apx", title, Detail::Appendix { sort: AppendixSort::Form });
        content.set(SectionKey::Appendices, vec![head.clone()]);
        assert_eq!(content.sections().len(), 13);
        assert_eq!(content.parts(), Part::EVERY);
        assert_eq!(content.appendix_count(), 1);
        assert_eq!(content.clause_number(&head.id).as_deref(), Some("5.1"));
        assert_eq!(content.find(&head.id), Some((SectionKey::Appendices, &head)));
        assert_ne!(content.hash(), before.hash());
        let json = serde_json::to_string(&content).unwrap();
        assert!(json.contains(r#"{"kind":"appendix","sort":"form"}"#), "{json}");
        assert_eq!(serde_json::from_str::<Content>(&json).unwrap(), content);
        content.set(SectionKey::Appendices, Vec::new());
        assert_eq!((content.hash(), content.parts().len()), (before.hash(), 4));
        assert_eq!(content, before);
    }
}
