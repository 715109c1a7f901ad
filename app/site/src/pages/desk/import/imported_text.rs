//! What was read in a file. It travels with the form of the review, since nothing is stored before it is confirmed, and
//! is believed no more than anything else that a form carries.

use std::collections::HashMap;

use domain::language::Language;
use domain::standard::check::suits;
use domain::standard::import::{At, Certainty, PlacedParagraph, ReadText, SourcePlace, Unread, WhyNot};
use domain::standard::{Element, ElementId, SectionKey};
use serde::{Deserialize, Serialize};
use services::ServiceError;
use services::entropy::Entropy;

use super::origin::{Origin, Origins};
use super::tongue::seeming;

/// The most bytes that the text may come to in a form: the site takes a megabyte, and the choices need room.
const LARGEST: usize = 960_000;
/// The most paragraphs that were not placed: each is a row with a choice of its own.
const MOST_LEFT: usize = 3_000;
/// The bytes of one choice in the form.
const CHOICE: usize = 48;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pages::desk) struct ImportedText {
    /// The language of the text.
    pub(in crate::pages::desk) language: Language,
    /// The sections in which something was recognised.
    pub(in crate::pages::desk) sections: Vec<ReadSection>,
    /// What was not placed, in its order.
    pub(in crate::pages::desk) left: Vec<Left>,
    /// The title of the text and how many sections it names, where the file holds several texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::pages::desk) titled: Option<(String, usize)>,
    /// What the other texts of the file say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::pages::desk) others: Vec<Self>,
    /// What was left out of the text.
    #[serde(default)]
    pub(in crate::pages::desk) unread: Unread,
}

/// What was recognised in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pages::desk) struct ReadSection {
    /// Which.
    pub(in crate::pages::desk) key: SectionKey,
    /// Its lines, with how certainly each was read.
    pub(in crate::pages::desk) lines: Vec<(Element, Certainty)>,
    /// Where each of its lines stood.
    #[serde(default)]
    pub(in crate::pages::desk) from: Vec<Vec<Origin>>,
}

/// A paragraph that was not placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pages::desk) struct Left {
    /// The identity of the line that it becomes if somebody places it.
    pub(in crate::pages::desk) id: ElementId,
    /// Its words; none where they cannot be stored.
    pub(in crate::pages::desk) text: String,
    /// Its place among the paragraphs, from 1.
    pub(in crate::pages::desk) paragraph: usize,
    /// Where it stood.
    pub(in crate::pages::desk) place: SourcePlace,
    /// Why it was not placed; none where its words cannot be stored.
    pub(in crate::pages::desk) why: Option<WhyNot>,
}

impl ImportedText {
    /// What was understood of a file, each line and each paragraph that is left with an identity of its own.
    ///
    /// # Errors
    /// [`ServiceError::Internal`] without randomness.
    pub(super) fn of(read: ReadText, language: Language, entropy: Entropy) -> Result<Self, ServiceError> {
        let new_id = || Ok::<_, ServiceError>(ElementId::from_random(entropy.bits()?));
        let ReadText { text: understood, sources, unread, others } = read;
        let how = how(&understood.placed);
        let mut origins = Origins::of(sources);
        let mut sections = Vec::new();
        for section in understood.content.sections().iter().filter(|section| !section.elements.is_empty()) {
            let mut lines = Vec::with_capacity(section.elements.len());
            let mut from = Vec::with_capacity(section.elements.len());
            for (place, element) in section.elements.iter().enumerate() {
                let read = how.get(&(section.key, place)).copied().unwrap_or(Certainty::Words);
                from.push(origins.take(section.key, place, element, language));
                lines.push((Element { id: new_id()?, ..element.clone() }, read));
            }
            sections.push(ReadSection { key: section.key, lines, from });
        }
        let mut left = Vec::with_capacity(understood.left.len());
        for one in understood.left {
            let (text, paragraph, place, why) = (one.text, one.paragraph, one.place, one.why);
            left.push(Left { id: new_id()?, text, paragraph, place, why });
        }
        let titled = understood.text.map(|text| (text.title, text.sections));
        let others: Result<Vec<Self>, _> =
            others.into_iter().map(|other| Self::of(other, language, entropy)).collect();
        let mut imported = Self { language, sections, left, unread, titled, others: others? };
        // The other texts go with the form as far as it has room: the one that is read comes first.
        while !imported.fits_a_form() && imported.others.pop().is_some() {}
        Ok(imported)
    }

    /// The text that somebody chose of the others, with this one among those that can be chosen.
    pub(super) fn instead(mut self, nth: usize) -> Option<Self> {
        let mut chosen = (nth < self.others.len()).then(|| self.others.remove(nth))?;
        let mut others = std::mem::take(&mut self.others);
        others.insert(0, self);
        chosen.others = others;
        Some(chosen)
    }

    /// The lines of a section.
    pub(super) fn lines(&self, key: SectionKey) -> &[(Element, Certainty)] {
        self.sections.iter().find(|section| section.key == key).map_or(&[], |section| &section.lines)
    }

    /// Where a line of a section stood.
    pub(super) fn origins(&self, key: SectionKey, place: usize) -> &[Origin] {
        let section = self.sections.iter().find(|section| section.key == key);
        section.and_then(|section| section.from.get(place)).map_or(&[], Vec::as_slice)
    }

    /// The language that its words seem to be in, where that is another one than was named.
    pub(in crate::pages::desk) fn seems_other(&self) -> Option<Language> {
        let lines = self.sections.iter().flat_map(|section| &section.lines);
        let placed = lines.map(|(element, _)| element.text.get(self.language));
        let left = self.left.iter().map(|left| left.text.as_str());
        seeming(placed.chain(left)).filter(|language| *language != self.language)
    }

    /// Whether the file says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.left.is_empty()
    }

    /// The text as it stands in the form.
    pub(super) fn to_field(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The text that a form carries, unless it is not one of ours.
    pub(super) fn of_field(field: &str) -> Option<Self> {
        let imported: Self = serde_json::from_str(field).ok()?;
        if imported.sections.len() > SectionKey::EVERY.len() || imported.has_too_many_left() {
            return None;
        }
        let sound = |section: &ReadSection| {
            let once = imported.sections.iter().filter(|other| other.key == section.key).count() == 1;
            once && section.lines.iter().all(|(element, _)| suits(&element.detail, section.key))
        };
        let are_sound = imported.others.iter().all(|other| Self::of_field(&other.to_field()).is_some());
        (are_sound && imported.sections.iter().all(sound)).then_some(imported)
    }

    /// Whether more paragraphs were not placed than one page can show.
    pub(super) fn has_too_many_left(&self) -> bool {
        self.left.len() > MOST_LEFT
    }

    /// Whether the form of the review is small enough to be sent.
    pub(super) fn fits_a_form(&self) -> bool {
        let imported: usize =
            url::form_urlencoded::byte_serialize(self.to_field().as_bytes()).map(str::len).sum();
        imported + self.left.len() * CHOICE <= LARGEST
    }
}

/// How certainly each line was read, by its section and place; of several paragraphs the least certain counts.
fn how(all: &[PlacedParagraph]) -> HashMap<(SectionKey, usize), Certainty> {
    let doubt = |read: &Certainty| match read {
        Certainty::Typed => 0,
        Certainty::Words => 1,
        Certainty::Unsure => 2,
    };
    let mut how = HashMap::new();
    for placed in all {
        let At::Elements { section, elements, read } = &placed.at else { continue };
        for place in elements {
            let known = how.entry((*section, *place)).or_insert(*read);
            if doubt(read) > doubt(known) {
                *known = *read;
            }
        }
    }
    how
}
