//! An amendment carried over to the text that took the place of the one it started from (R15-10): nothing of either is lost, and
//! where both changed the same, a person decides.

use serde::{Deserialize, Serialize};

use crate::redline::merge::{ConflictKind, ElementConflict, SectionMerge, merge_elements};
use crate::standard::{Content, Element, ElementId, Section, SectionKey};

/// Whose words stand in a place of conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Those of the draft.
    Draft,
    /// Those of the standard in force.
    Standard,
}

impl Kept {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Standard];

    /// The stable name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Standard => "standard",
        }
    }

    /// The choice of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kept| kept.code() == code)
    }
}

/// An amendment put together with the standard in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebase {
    /// The merged text, with the words of the draft in every conflict.
    merged: Content,
    /// The text of the draft.
    draft: Content,
    /// The places that a person has to decide, in the order of the text.
    pub conflicts: Vec<(SectionKey, ElementConflict)>,
}

/// Puts together what the draft and the standard in force made of the text that the draft started from.
pub fn rebase(base: &Content, draft: &Content, in_force: &Content) -> Rebase {
    let mut sections = Vec::new();
    let mut conflicts = Vec::new();
    for key in SectionKey::EVERY {
        let SectionMerge { elements, conflicts: found } =
            merge_elements(base.elements(key), draft.elements(key), in_force.elements(key));
        sections.push(Section { key, elements });
        conflicts.extend(found.into_iter().map(|conflict| (key, conflict)));
    }
    Rebase { merged: Content::from(sections), draft: draft.clone(), conflicts }
}

impl Rebase {
    /// The text as it is once the conflicts are decided, one choice for each in their order; the words of the draft stand where
    /// no choice is given.
    pub fn settled(&self, choices: &[Kept]) -> Content {
        let mut sections: Vec<Section> = self.merged.clone().into();
        for ((key, conflict), kept) in self.conflicts.iter().zip(choices) {
            if let Some(section) = sections.iter_mut().find(|section| section.key == *key) {
                settle(&mut section.elements, conflict, *kept);
            }
        }
        once(&Content::from(sections), &self.draft)
    }
}

fn settle(elements: &mut Vec<Element>, conflict: &ElementConflict, kept: Kept) {
    let id = &conflict.id;
    match (&conflict.what, kept) {
        (ConflictKind::Text { .. } | ConflictKind::Detail | ConflictKind::RemovedByThem, Kept::Draft)
        | (ConflictKind::RemovedByUs, Kept::Standard) => {}
        (ConflictKind::RemovedByUs, Kept::Draft) | (ConflictKind::RemovedByThem, Kept::Standard) => {
            elements.retain(|element| element.id != *id);
        }
        (ConflictKind::Text { merged }, Kept::Standard) => {
            let element = elements.iter_mut().find(|element| element.id == *id);
            if let Some((element, language)) = element.zip(conflict.language) {
                *element.text.get_mut(language) = merged.with_theirs();
            }
        }
        (ConflictKind::Detail, Kept::Standard) => {
            let element = elements.iter_mut().find(|element| element.id == *id);
            if let Some((element, theirs)) = element.zip(conflict.theirs.as_ref()) {
                element.detail = theirs.detail.clone();
            }
        }
    }
}

/// The text with each identity once: where the draft has the element, if it stands there still.
fn once(merged: &Content, draft: &Content) -> Content {
    let home = |id: &ElementId| {
        let own = draft.find(id).map(|(section, _)| section);
        let stands = |section: &SectionKey| merged.elements(*section).iter().any(|element| element.id == *id);
        own.filter(stands).or_else(|| merged.find(id).map(|(section, _)| section))
    };
    let sections = merged.sections().iter().map(|section| {
        let at_home = section.elements.iter().filter(|element| home(&element.id) == Some(section.key));
        Section { key: section.key, elements: at_home.cloned().collect() }
    });
    Content::from(sections.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Detail, sample};

    fn content(sections: &[(SectionKey, &[(&str, &str)])]) -> Content {
        let element = |(id, text): &(&str, &str)| sample::element(id, Localized::same(*text), Detail::Prose);
        let mut content = Content::default();
        for (key, lines) in sections {
            content.set(*key, lines.iter().map(element).collect());
        }
        content
    }

    fn appeal(lines: &[(&str, &str)]) -> Content {
        content(&[(SectionKey::Appeal, lines)])
    }

    const TERM: (&str, &str) = ("a", "срок 5 рабочих дней");
    const BASE: &[(&str, &str)] = &[TERM, ("b", "копия договора")];

    #[test]
    fn r15_10_a_side_that_changed_nothing_yields_to_the_other() {
        let (base, other) = (appeal(BASE), appeal(&[("a", "срок 3 рабочих дня"), ("c", "доверенность")]));
        for (draft, in_force) in [(&other, &base), (&base, &other)] {
            let rebase = rebase(&base, draft, in_force);
            assert!(rebase.conflicts.is_empty());
            assert_eq!(rebase.settled(&[]), other);
        }
    }

    #[test]
    fn r15_10_what_both_changed_is_decided_and_nothing_else_is() {
        let base = appeal(BASE);
        let draft = appeal(&[("a", "срок 3 рабочих дня"), ("b", "копия договора")]);
        let in_force = appeal(&[("a", "срок 7 рабочих дней"), ("b", "копия договора аренды")]);
        let rebase = rebase(&base, &draft, &in_force);
        assert!(!rebase.conflicts.is_empty());
        let choices = |kept| vec![kept; rebase.conflicts.len()];
        assert_eq!(rebase.settled(&choices(Kept::Standard)), in_force);
        let own = rebase.settled(&choices(Kept::Draft));
        assert_eq!(own, appeal(&[("a", "срок 3 рабочих дня"), ("b", "копия договора аренды")]));
    }

    #[test]
    fn r15_10_a_removal_against_an_edit_is_decided_either_way() {
        let (base, gone) = (appeal(BASE), appeal(&[TERM]));
        let edited = appeal(&[TERM, ("b", "копия решения")]);
        let gone_in_draft = rebase(&base, &gone, &edited);
        assert_eq!(gone_in_draft.settled(&[Kept::Draft]), gone);
        assert_eq!(gone_in_draft.settled(&[Kept::Standard]), edited);
        let gone_in_standard = rebase(&base, &edited, &gone);
        assert_eq!(gone_in_standard.settled(&[Kept::Draft]), edited);
        assert_eq!(gone_in_standard.settled(&[Kept::Standard]), gone);
    }

    #[test]
    fn r15_10_an_element_that_went_elsewhere_stands_once() {
        let base = appeal(BASE);
        let line: &[(&str, &str)] = &[("b", "копия решения")];
        let draft = appeal(&[TERM, ("b", "копия решения")]);
        let in_force = content(&[(SectionKey::Appeal, &[TERM]), (SectionKey::Other, line)]);
        let settled = rebase(&base, &draft, &in_force).settled(&[]);
        let places = settled.sections().iter().flat_map(|section| &section.elements);
        assert_eq!(places.filter(|element| element.id == sample::id("b")).count(), 1);
        assert_eq!(settled, draft);
    }
}
