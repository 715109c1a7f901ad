//! What somebody chose to do with what was read.

use std::collections::HashMap;

use domain::standard::import::{Join, says_anything};
use domain::standard::{Content, ElementId, SectionKey};

use super::imported_text::ImportedText;
use super::left_row::left_field;
use crate::Fields;

/// What becomes of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// What was read takes the place of what stands.
    Replace,
    /// What was read goes below what stands.
    Add,
    /// What stands is left as it is.
    Leave,
}

impl Choice {
    pub(super) const ALL: [Self; 3] = [Self::Replace, Self::Add, Self::Leave];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Add => "add",
            Self::Leave => "leave",
        }
    }
}

/// Every choice of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    sections: HashMap<SectionKey, Choice>,
    left: HashMap<ElementId, SectionKey>,
}

/// The name of the field of a section.
pub(super) fn choice_field(key: SectionKey) -> String {
    format!("choice.{}", key.code())
}

/// The name of the field that says which version of a section was looked at.
pub(super) fn version_field(key: SectionKey) -> String {
    format!("version.{}", key.code())
}

impl Chosen {
    /// What is proposed: to write where the draft says nothing in that language and loses nothing in another.
    pub(super) fn at_first(imported: &ImportedText, content: &Content) -> Self {
        let proposed = |key: SectionKey| {
            let (stands, language) = (content.elements(key), imported.language);
            let loses =
                Join::of(stands, imported.lines(key).iter().map(|(line, _)| line)).loses(stands, language);
            if says_anything(stands, language) || !loses.is_empty() { Choice::Leave } else { Choice::Replace }
        };
        let sections = imported.sections.iter().map(|section| (section.key, proposed(section.key)));
        Self { sections: sections.collect(), left: HashMap::new() }
    }

    /// What a form says.
    pub(super) fn of(fields: &Fields, imported: &ImportedText) -> Self {
        // A form may carry many fields, and each paragraph looks for its own.
        let mut named = HashMap::new();
        for (name, value) in fields.iter() {
            named.entry(name).or_insert(value);
        }
        let value = |field: String| named.get(field.as_str()).copied().unwrap_or_default();
        let section = |key| {
            let code = value(choice_field(key));
            Some((key, Choice::ALL.into_iter().find(|choice| choice.code() == code)?))
        };
        let left = |id: &ElementId| Some((id.clone(), SectionKey::from_code(value(left_field(id)))?));
        Self {
            sections: imported.sections.iter().filter_map(|read| section(read.key)).collect(),
            left: imported.left.iter().filter_map(|paragraph| left(&paragraph.id)).collect(),
        }
    }

    /// What becomes of a section.
    pub(super) fn of_section(&self, key: SectionKey) -> Choice {
        self.sections.get(&key).copied().unwrap_or(Choice::Leave)
    }

    /// Where a paragraph that was not placed goes.
    pub(super) fn of_left(&self, id: &ElementId) -> Option<SectionKey> {
        self.left.get(id).copied()
    }

    /// The same choices, with some sections left as they are.
    pub(super) fn leaving(mut self, keys: &[SectionKey]) -> Self {
        for key in keys {
            self.sections.insert(*key, Choice::Leave);
        }
        self
    }
}
