//! Clauses applied to a content.

use serde::{Deserialize, Serialize};

use super::replace::{Unquotable, replace};
use super::{AmendingClause, Operation, TextChange};
use crate::language::Language;
use crate::standard::{Content, Element, ElementId, Section, SectionKey};

/// Why a clause cannot be applied to a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum ApplyProblem {
    /// The section has no such element: another amendment may have removed it.
    #[error("the section {} has no element {element}", section.code())]
    UnknownElement {
        /// The section.
        section: SectionKey,
        /// The element.
        element: ElementId,
    },
    /// The section has an element of the identity that is to be added.
    #[error("the section {} has an element {element} already", section.code())]
    ElementExists {
        /// The section.
        section: SectionKey,
        /// The element.
        element: ElementId,
    },
    /// Quoted words do not stand in the text.
    #[error("the words {words:?} do not stand in the element {element}")]
    WordsNotFound {
        /// The element.
        element: ElementId,
        /// The language of the text.
        language: Language,
        /// The words.
        words: String,
    },
    /// Quoted words stand in the text more than once.
    #[error("the words {words:?} stand in the element {element} more than once")]
    WordsRepeated {
        /// The element.
        element: ElementId,
        /// The language of the text.
        language: Language,
        /// The words.
        words: String,
    },
    /// Quoted words share a place with others.
    #[error("the words {words:?} of the element {element} share a place with others")]
    WordsOverlap {
        /// The element.
        element: ElementId,
        /// The language of the text.
        language: Language,
        /// The words.
        words: String,
    },
}

impl ApplyProblem {
    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownElement { .. } => "unknown_element",
            Self::ElementExists { .. } => "element_exists",
            Self::WordsNotFound { .. } => "words_not_found",
            Self::WordsRepeated { .. } => "words_repeated",
            Self::WordsOverlap { .. } => "words_overlap",
        }
    }

    /// The element at fault.
    pub const fn element(&self) -> &ElementId {
        match self {
            Self::UnknownElement { element, .. }
            | Self::ElementExists { element, .. }
            | Self::WordsNotFound { element, .. }
            | Self::WordsRepeated { element, .. }
            | Self::WordsOverlap { element, .. } => element,
        }
    }

    fn of_words(element: &ElementId, language: Language, unquotable: Unquotable) -> Self {
        let element = element.clone();
        match unquotable {
            Unquotable::NotFound(words) => Self::WordsNotFound { element, language, words },
            Unquotable::Repeated(words) => Self::WordsRepeated { element, language, words },
            Unquotable::Overlapping(words) => Self::WordsOverlap { element, language, words },
        }
    }
}

/// The content after the clauses, one after the other.
///
/// # Errors
/// The [`ApplyProblem`] of the first clause that does not fit what it amends.
pub fn apply(old: &Content, clauses: &[AmendingClause]) -> Result<Content, ApplyProblem> {
    let mut sections: Vec<Section> = old.clone().into();
    for key in SectionKey::EVERY {
        // A first appendix needs a section that it can be added to.
        if !sections.iter().any(|section| section.key == key) {
            sections.push(Section { key, elements: Vec::new() });
        }
    }
    for AmendingClause { section: key, operation } in clauses {
        if let Some(section) = sections.iter_mut().find(|section| section.key == *key) {
            amend(section, operation)?;
        }
    }
    Ok(sections.into())
}

fn amend(section: &mut Section, operation: &Operation) -> Result<(), ApplyProblem> {
    match operation {
        Operation::Texts { element, changes } => {
            let id = element;
            let element = found(section, id)?;
            for change in changes {
                let text = element.text.get_mut(change.language());
                *text = match change {
                    TextChange::Whole { text, .. } => text.clone(),
                    TextChange::Words { language, replaced } => replace(text, replaced)
                        .map_err(|unquotable| ApplyProblem::of_words(id, *language, unquotable))?,
                };
            }
        }
        Operation::Detail { element, detail } => found(section, element)?.detail = detail.clone(),
        Operation::Restate { element } => *found(section, &element.id)? = element.clone(),
        Operation::Add { after, element } => {
            if place(section, &element.id).is_ok() {
                return Err(ApplyProblem::ElementExists {
                    section: section.key,
                    element: element.id.clone(),
                });
            }
            let place = place_after(section, after.as_ref())?;
            section.elements.insert(place, element.clone());
        }
        Operation::Remove { element } => {
            let place = place(section, element)?;
            section.elements.remove(place);
        }
        Operation::Move { element, after } => {
            let place = place(section, element)?;
            let element = section.elements.remove(place);
            let place = place_after(section, after.as_ref())?;
            section.elements.insert(place, element);
        }
        Operation::RestateSection { elements } => section.elements.clone_from(elements),
    }
    Ok(())
}

fn place(section: &Section, id: &ElementId) -> Result<usize, ApplyProblem> {
    let place = section.elements.iter().position(|element| element.id == *id);
    place.ok_or_else(|| unknown(section.key, id))
}

/// The place behind an element, or the first one.
fn place_after(section: &Section, after: Option<&ElementId>) -> Result<usize, ApplyProblem> {
    after.map_or(Ok(0), |id| place(section, id).map(|place| place + 1))
}

fn found<'section>(
    section: &'section mut Section,
    id: &ElementId,
) -> Result<&'section mut Element, ApplyProblem> {
    let key = section.key;
    section.elements.iter_mut().find(|element| element.id == *id).ok_or_else(|| unknown(key, id))
}

fn unknown(section: SectionKey, id: &ElementId) -> ApplyProblem {
    ApplyProblem::UnknownElement { section, element: id.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amending::Replaced;
    use crate::language::Localized;
    use crate::standard::{Detail, sample};

    const SECTION: SectionKey = SectionKey::Other;

    fn prose(id: &str, text: &str) -> Element {
        sample::element(id, Localized::same(text), Detail::Prose)
    }

    fn content() -> Content {
        let mut content = Content::default();
        content.set(SECTION, vec![prose("a", "срок и срок"), prose("b", "день")]);
        content
    }

    fn refused(operation: Operation) -> ApplyProblem {
        apply(&content(), &[AmendingClause { section: SECTION, operation }]).unwrap_err()
    }

    fn words(quoted: &[&str]) -> Operation {
        let replaced =
            quoted.iter().map(|old| Replaced { old: (*old).to_owned(), new: String::new() }).collect();
        let changes = vec![TextChange::Words { language: Language::Kk, replaced }];
        Operation::Texts { element: sample::id("a"), changes }
    }

    #[test]
    fn r15_10_a_clause_that_does_not_fit_is_refused_with_its_element() {
        let (a, z) = (sample::id("a"), sample::id("z"));
        let table = [
            (Operation::Remove { element: z.clone() }, "unknown_element", &z),
            (Operation::Restate { element: prose("z", "x") }, "unknown_element", &z),
            (Operation::Detail { element: z.clone(), detail: Detail::Free }, "unknown_element", &z),
            (Operation::Move { element: z.clone(), after: None }, "unknown_element", &z),
            (Operation::Move { element: a.clone(), after: Some(z.clone()) }, "unknown_element", &z),
            (Operation::Move { element: a.clone(), after: Some(a.clone()) }, "unknown_element", &a),
            (Operation::Add { after: Some(z.clone()), element: prose("n", "x") }, "unknown_element", &z),
            (Operation::Add { after: None, element: prose("a", "x") }, "element_exists", &a),
            (words(&["час"]), "words_not_found", &a),
            (words(&[""]), "words_not_found", &a),
            (words(&["срок"]), "words_repeated", &a),
            (words(&["срок и", "и срок"]), "words_overlap", &a),
        ];
        for (operation, code, element) in table {
            let problem = refused(operation.clone());
            assert_eq!((problem.code(), problem.element()), (code, element), "{operation:?}");
            assert_eq!(serde_json::to_value(&problem).unwrap()["problem"], code);
        }
    }

    #[test]
    fn r15_10_a_clause_of_another_section_finds_nothing() {
        let operation = Operation::Remove { element: sample::id("a") };
        let found = apply(&content(), &[AmendingClause { section: SectionKey::Appeal, operation }]);
        let element = sample::id("a");
        assert_eq!(found, Err(ApplyProblem::UnknownElement { section: SectionKey::Appeal, element }));
    }
}
