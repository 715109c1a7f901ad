//! The texts of a file: an order, rules, and annexes of which one may be the standard.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::begins::{Begins, begins_text};
use super::found::{At, Recognised};
use super::names::TextKind;
use super::recognise::recognise_within;
use super::rows::Rows;
use super::source::SourceParagraph;
use crate::language::Language;
use crate::standard::{ElementId, SectionKey};

/// No more beginnings of texts are looked for in a file.
const MOST: usize = 60;
/// A text in which fewer sections are named is no standard, if another one is.
const FEWEST_SECTIONS: usize = 2;
/// No more of a title is kept, in characters.
const LONGEST_TITLE: usize = 300;

/// A text of a file that may be the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundText {
    /// Its title, as it stands; blank if the file begins without one.
    pub title: String,
    /// Its first paragraph, from 0.
    pub from: usize,
    /// The paragraph behind its last.
    pub to: usize,
    /// How many of the sections of a standard it names.
    pub sections: usize,
    /// Whether its title is the one of a standard or of a list of the main requirements.
    pub is_standard: bool,
}

/// The text that is read unless somebody chooses another one: the one that is called a standard and names most sections.
pub(super) fn default_text(texts: &[FoundText]) -> Option<&FoundText> {
    // Of equals the first one counts.
    texts.iter().rev().max_by_key(|text| (text.is_standard, text.sections))
}

/// The texts of a file that may be the standard, in their order.
pub(super) fn texts_in(paragraphs: &[SourceParagraph], language: Language) -> Vec<FoundText> {
    let rows = Rows::of(paragraphs);
    let mut begins: Vec<(usize, Begins)> = vec![(0, Begins::File)];
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if let Some(kind) = begins_text(paragraph, &rows)
            && begins.len() < MOST
        {
            begins.push((place, kind));
        }
    }
    let ends = begins.iter().skip(1).map(|(place, _)| *place).chain([paragraphs.len()]);
    let mut found: Vec<FoundText> = begins
        .iter()
        .zip(ends)
        .filter(|((from, _), to)| from < to)
        .filter_map(|((from, kind), to)| text(paragraphs, *from, to, *kind, language))
        .collect();
    if found.iter().any(|text| text.sections >= FEWEST_SECTIONS) {
        found.retain(|text| text.sections >= FEWEST_SECTIONS);
    }
    found
}

fn text(
    paragraphs: &[SourceParagraph],
    from: usize,
    to: usize,
    begins: Begins,
    language: Language,
) -> Option<FoundText> {
    let own = paragraphs.get(from..to)?;
    let mut drawn = 0;
    let Recognised { placed, .. } = recognise_within(own, 0..own.len(), language, || {
        drawn += 1;
        ElementId::from_random(drawn)
    });
    let named: HashSet<SectionKey> = placed
        .iter()
        .filter_map(|placed| match &placed.at {
            At::Heading { section } | At::Elements { section, .. } => Some(*section),
            At::Part { .. } => None,
        })
        .filter(|section| *section != SectionKey::ServiceName)
        .collect();
    let title = own.first().filter(|_| begins != Begins::File).map_or("", |first| first.text.trim());
    (!named.is_empty()).then(|| FoundText {
        title: title.chars().take(LONGEST_TITLE).collect(),
        from,
        to,
        sections: named.len(),
        is_standard: begins == Begins::Text(TextKind::Standard),
    })
}
