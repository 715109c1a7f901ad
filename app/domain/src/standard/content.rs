//! The whole content of a draft or revision: the twelve sections in the order of the law.

use serde::{Deserialize, Serialize};

use super::{Element, ElementId, SectionKey};

/// One section with its elements in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Which of the twelve.
    pub key: SectionKey,
    /// Its lines or paragraphs, in order.
    pub elements: Vec<Element>,
}

/// The content of a draft: always the twelve sections, always in the order of Art. 14 (R14-1).
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
        for section in given {
            if let Some(place) = sections.iter_mut().find(|place| place.key == section.key) {
                place.elements.extend(section.elements);
            }
        }
        Self { sections }
    }
}

impl From<Content> for Vec<Section> {
    fn from(content: Content) -> Self {
        content.sections
    }
}

impl Content {
    /// The twelve sections in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The elements of one section.
    pub fn elements(&self, key: SectionKey) -> &[Element] {
        self.sections.iter().find(|section| section.key == key).map_or(&[], |section| &section.elements)
    }

    /// Replaces the elements of one section.
    pub fn set(&mut self, key: SectionKey, elements: Vec<Element>) {
        if let Some(section) = self.sections.iter_mut().find(|section| section.key == key) {
            section.elements = elements;
        }
    }

    /// The element of an identity, with the section that holds it.
    pub fn find(&self, id: &ElementId) -> Option<(SectionKey, &Element)> {
        self.sections.iter().find_map(|section| {
            section.elements.iter().find(|element| element.id == *id).map(|element| (section.key, element))
        })
    }

    /// The number of an element as printed, such as "2.6.3".
    pub fn clause_number(&self, id: &ElementId) -> Option<String> {
        self.sections.iter().find_map(|section| {
            let place = section.elements.iter().position(|element| element.id == *id)?;
            Some(format!("{}.{}", section.key.number(), place + 1))
        })
    }
}
