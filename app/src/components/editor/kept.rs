//! Words that an earlier visit left unsaved, and how they come back: put together with what stands now, never in its place.

use domain::redline::merge::{ElementConflict, merge_elements};
use domain::standard::{Element, ElementId, SectionKey, mark};
use serde::{Deserialize, Serialize};

use super::read::{FieldFault, read};
use super::typed::{TypedLine, TypedSection, field_name};

/// What the device keeps of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSection {
    /// The version of the section that the words were typed over.
    pub base: i64,
    /// The lines of that version.
    pub was: Vec<Element>,
    /// The lines as they were typed.
    pub typed: TypedSection,
    /// Whether their writer has saved other text since, so that the offer stands back.
    #[serde(default)]
    pub passed: bool,
}

/// Kept words put together with the text that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The lines, with the kept words where both changed the same.
    pub typed: TypedSection,
    /// The places that a person has to decide.
    pub places: Vec<ElementConflict>,
}

impl KeptSection {
    /// What a device kept as text. A text without what it was typed over is compared with nothing, so that all of it that
    /// differs is shown.
    pub fn of(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().or_else(|| {
            let typed = serde_json::from_str(text).ok()?;
            Some(Self { base: 0, was: Vec::new(), typed, passed: false })
        })
    }

    /// Whether two kept texts are the same words over the same text.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.base, &self.was, &self.typed) == (other.base, &other.was, &other.typed)
    }

    /// The mark of the words, by which the server knows whether they were saved after all.
    pub fn mark(&self, key: SectionKey) -> String {
        mark(&read(&self.typed, key, stand_in).0)
    }

    /// Whether the words say anything that the text does not say already.
    pub fn adds_to(&self, now: &TypedSection, key: SectionKey) -> bool {
        let Brought { typed, places } = self.bring(now, key, stand_in);
        !places.is_empty() || read(&typed, key, stand_in).0 != read(now, key, stand_in).0
    }

    /// Puts the words together with the text that stands. A value that nobody can read comes back as it was typed.
    pub fn bring(
        &self,
        now: &TypedSection,
        key: SectionKey,
        mut new_id: impl FnMut() -> ElementId,
    ) -> Brought {
        let (ours, our_faults) = read(&self.typed, key, &mut new_id);
        let (theirs, their_faults) = read(now, key, &mut new_id);
        let merge = merge_elements(&self.was, &ours, &theirs);
        let mut typed = TypedSection::of(&merge.elements, key, || new_id().into());
        let sides = [(&self.typed, &ours, &our_faults), (now, &theirs, &their_faults)];
        for line in &mut typed.0 {
            let Some(merged) = merge.elements.iter().find(|element| element.id.as_str() == line.id) else {
                continue;
            };
            for (raw, read, faults) in sides {
                let as_read = read.iter().find(|element| element.id == merged.id);
                let raw = raw.0.iter().find(|raw| raw.id == line.id);
                let (Some(as_read), Some(raw)) = (as_read, raw) else { continue };
                if as_read == merged {
                    line.clone_from(raw);
                    break;
                }
                if as_read.detail == merged.detail {
                    unreadable(line, raw, faults);
                }
            }
        }
        Brought { typed, places: merge.conflicts }
    }
}

/// Puts the values of a line that could not be read back into it.
fn unreadable(line: &mut TypedLine, raw: &TypedLine, faults: &[FieldFault]) {
    for (field, value) in &raw.values {
        let name = field_name(&raw.id, field);
        if faults.iter().any(|fault| fault.field == name) {
            line.set(field, value.clone());
        }
    }
}

/// The identity of a line whose own is none, where lines are only compared.
fn stand_in() -> ElementId {
    ElementId::from_random(0)
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;
    use domain::standard::{Detail, TermUnit};

    use super::*;

    const PROSE: SectionKey = SectionKey::Appeal;

    fn line(id: &str, ru: &str) -> TypedLine {
        TypedLine::new(id).with("text.kk", "").with("text.ru", ru).with("text.en", "")
    }

    fn section(lines: &[(&str, &str)]) -> TypedSection {
        TypedSection(lines.iter().map(|(id, ru)| line(id, ru)).collect())
    }

    fn kept(was: &[(&str, &str)], typed: &[(&str, &str)]) -> KeptSection {
        let was = read(&section(was), PROSE, stand_in).0;
        KeptSection { base: 3, was, typed: section(typed), passed: false }
    }

    fn words(typed: &TypedSection) -> Vec<(&str, &str)> {
        typed.0.iter().map(|line| (line.id.as_str(), line.get("text.ru"))).collect()
    }

    #[test]
    fn a_kept_paragraph_comes_beside_what_was_saved_since() {
        let kept = kept(&[("a", "Жалоба подаётся.")], &[("a", "Жалоба подаётся."), ("b", "Не успело.")]);
        let now = section(&[("a", "Жалоба подаётся министру."), ("c", "Сохранено позже.")]);
        let brought = kept.bring(&now, PROSE, stand_in);
        assert!(brought.places.is_empty());
        let expected = [("a", "Жалоба подаётся министру."), ("b", "Не успело."), ("c", "Сохранено позже.")];
        assert_eq!(words(&brought.typed), expected);
        assert!(kept.adds_to(&now, PROSE));
        assert!(!kept.adds_to(&brought.typed, PROSE), "brought back, it adds nothing more");
    }

    #[test]
    fn what_does_not_go_together_is_left_to_a_person() {
        let kept = kept(&[("a", "Срок пять дней.")], &[("a", "Срок три дня.")]);
        let now = section(&[("a", "Срок десять дней.")]);
        let brought = kept.bring(&now, PROSE, stand_in);
        assert_eq!(brought.places.len(), 1);
        assert!(brought.typed.0[0].get("text.ru").contains("три"), "the kept words are not lost");
    }

    #[test]
    fn a_device_that_kept_words_alone_is_still_read_and_overwrites_nothing() {
        let old = serde_json::to_string(&section(&[("a", "Старое.")])).unwrap_or_default();
        let kept = KeptSection::of(&old).expect("kept words");
        let brought = kept.bring(&section(&[("a", "Новое.")]), PROSE, stand_in);
        assert_eq!(brought.places.len(), 1);
        assert_eq!(KeptSection::of("{"), None);
        let written = serde_json::to_string(&kept).unwrap_or_default();
        assert_eq!(KeptSection::of(&written), Some(kept));
    }

    #[test]
    fn a_value_that_nobody_can_read_comes_back_as_it_was_typed() {
        let id = ElementId::parse("t").expect("an identity");
        let detail = Detail::term(5, TermUnit::BusinessDays);
        let was = vec![Element { id, text: Localized::default(), detail }];
        let mut typed = TypedSection::of(&was, SectionKey::Term, String::new);
        typed.0[0].set("amount", "пять".to_owned());
        let kept = KeptSection { base: 1, was: was.clone(), typed, passed: false };
        let mut now = TypedSection::of(&was, SectionKey::Term, String::new);
        now.0[0].set("text.ru", "через портал".to_owned());
        let brought = kept.bring(&now, SectionKey::Term, stand_in);
        assert_eq!(brought.typed.0[0].get("amount"), "пять");
        assert_eq!(brought.typed.0[0].get("text.ru"), "через портал");
    }
}
