//! The rows of the comparative table, made of the redline.

use serde::{Deserialize, Serialize};

use crate::language::{Language, Localized};
use crate::redline::{ElementRedline, Redline};
use crate::standard::{Content, Element, ElementId, SectionKey};

/// A row: an element that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// The identity of the element in the proposed text, or in the one before it if it is gone.
    pub element: ElementId,
    /// The section that it stands in.
    pub section: SectionKey,
    /// Its number in the text before; none if it is new.
    pub old_number: Option<String>,
    /// Its number in the proposed text; none if it is gone.
    pub new_number: Option<String>,
    /// Its words in the text before.
    pub before: Localized,
    /// The proposed words.
    pub after: Localized,
    /// Why it changes.
    pub reason: Localized,
}

/// The elements in which two texts differ, in the order of the redline; in whichever language they differ. The reasons are blank.
pub fn rows(old: &Content, new: &Content) -> Vec<TableRow> {
    let mut rows: Vec<TableRow> = Vec::new();
    for language in [Language::Ru, Language::Kk, Language::En] {
        for (section, changed) in Redline::between(old, new, language).changes() {
            if rows.iter().all(|row| row.element != changed.id) {
                rows.push(row(old, new, section, changed));
            }
        }
    }
    rows
}

fn row(old: &Content, new: &Content, section: SectionKey, changed: &ElementRedline) -> TableRow {
    let before = changed.old_id.as_ref().and_then(|id| old.find(id)).map(|(_, element)| said(element));
    let after = changed.new_number.as_ref().and_then(|_| new.find(&changed.id));
    TableRow {
        element: changed.id.clone(),
        section,
        old_number: changed.old_number.clone(),
        new_number: changed.new_number.clone(),
        before: before.unwrap_or_default(),
        after: after.map(|(_, element)| said(element)).unwrap_or_default(),
        reason: Localized::default(),
    }
}

/// The words of an element in the languages in which it is written.
fn said(element: &Element) -> Localized {
    let mut words = Localized::default();
    for language in Language::ALL {
        *words.get_mut(language) = element.clause(language);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{Detail, Section};

    fn content(lines: &[(&str, &str, &str)]) -> Content {
        let element = |(id, kk, ru): &(&str, &str, &str)| Element {
            id: ElementId::parse(id).unwrap(),
            text: Localized::new(*kk, *ru, ""),
            detail: Detail::Prose,
        };
        let elements = lines.iter().map(element).collect();
        Content::from(vec![Section { key: SectionKey::Other, elements }])
    }

    #[test]
    fn an_element_that_changes_in_one_language_alone_has_a_row() {
        let old = content(&[("a", "бір", "один"), ("b", "екі", "два"), ("c", "үш", "три")]);
        let new = content(&[("a", "бір", "один!"), ("b", "екі!", "два")]);
        let rows = rows(&old, &new);
        let told = |id: &str| rows.iter().find(|row| row.element.as_str() == id).unwrap();
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert_eq!((told("a").before.ru.as_str(), told("a").after.ru.as_str()), ("один", "один!"));
        assert_eq!((told("b").before.kk.as_str(), told("b").after.kk.as_str()), ("екі", "екі!"));
        assert!(told("c").after.is_blank() && told("c").new_number.is_none());
        let back = super::rows(&new, &old);
        let added = back.iter().find(|row| row.element.as_str() == "c").unwrap();
        assert!(added.before.is_blank() && added.old_number.is_none());
        assert!(super::rows(&old, &old).is_empty());
    }
}
