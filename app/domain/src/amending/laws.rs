//! The law of amending clauses: applied to the old content they give the new one, byte for byte.

use proptest::prelude::*;

use super::{AmendingClause, apply, clauses, list};
use crate::language::{Language, Localized};
use crate::redline::laws::any::revisions;
use crate::standard::{Content, Detail, Element, Section, SectionKey, sample};

/// Applied clauses give the new content, equal contents have none, and what is stored of them reads back.
fn keeps_the_law(old: &Content, new: &Content) {
    let found = clauses(old, new);
    assert_eq!(found.is_empty(), old == new, "equal is without a clause");
    let applied = apply(old, &found).unwrap();
    assert_eq!(applied, *new);
    assert_eq!((applied.canonical(), applied.hash()), (new.canonical(), new.hash()));
    let stored = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Vec<AmendingClause>>(&stored).unwrap(), found);
    for language in Language::ALL {
        assert_eq!(list(&found, language, old, new).len(), found.len());
    }
}

fn prose(id: &str, text: &str) -> Element {
    sample::element(id, Localized::new(text, text, ""), Detail::Prose)
}

/// Contents in which an identity may stand in two sections, and twice in one.
fn of_few_identities() -> impl Strategy<Value = Content> {
    let lines = || proptest::collection::vec(("[a-e]", "(срок|день|1|,|\\.| |\n){0,6}"), 0..6);
    (lines(), lines()).prop_map(|sections| {
        let elements = |lines: &[(String, String)]| lines.iter().map(|(id, text)| prose(id, text)).collect();
        let mut content = Content::default();
        content.set(SectionKey::Appeal, elements(&sections.0));
        content.set(SectionKey::Other, elements(&sections.1));
        content
    })
}

/// Typed elements of which each is kept, dropped, given another text or detail, worded anew, moved or followed by a new one.
fn typed_revisions() -> impl Strategy<Value = (Content, Content)> {
    let edits = proptest::collection::vec(0..8_u8, 20);
    (sample::any_content(), sample::any_content(), edits).prop_map(|(old, other, edits)| {
        let mut fresh = other.sections().iter().flat_map(|section| section.elements.clone());
        let mut edits = edits.into_iter();
        let edited = |section: &Section| {
            let mut elements: Vec<Element> = Vec::new();
            for element in section.elements.iter().cloned() {
                match (edits.next(), fresh.next()) {
                    (Some(0), _) => {}
                    (Some(1), Some(fresh)) => elements.push(Element { text: fresh.text, ..element }),
                    (Some(2), Some(fresh)) => elements.push(Element { detail: fresh.detail, ..element }),
                    (Some(3), Some(fresh)) => elements.push(Element { id: element.id, ..fresh }),
                    (Some(4), Some(fresh)) => elements.extend([element, fresh]),
                    (Some(5), _) => elements.insert(0, element),
                    _ => elements.push(element),
                }
            }
            Section { key: section.key, elements }
        };
        let sections: Vec<Section> = old.sections().iter().map(edited).collect();
        let new = Content::from(sections);
        (old, new)
    })
}

proptest! {
    #[test]
    fn r15_10_drawn_revisions_keep_the_law((old, new) in revisions()) {
        keeps_the_law(&old, &new);
        keeps_the_law(&new, &old);
    }

    #[test]
    fn r15_10_typed_revisions_keep_the_law((old, new) in typed_revisions()) {
        keeps_the_law(&old, &new);
        keeps_the_law(&new, &old);
    }

    #[test]
    fn r15_10_any_contents_keep_the_law(old in sample::any_content(), new in sample::any_content()) {
        keeps_the_law(&old, &new);
    }

    #[test]
    fn r15_10_repeated_identities_keep_the_law(old in of_few_identities(), new in of_few_identities()) {
        keeps_the_law(&old, &new);
    }
}

#[test]
fn r15_10_many_changes_keep_the_law() {
    let sections = [SectionKey::Appeal, SectionKey::Other];
    let content = |edited: bool| {
        let mut content = Content::default();
        for (part, section) in sections.into_iter().enumerate() {
            let line = |place: usize| {
                let term = if edited { 3 } else { 5 };
                let text =
                    format!("Услугодатель рассматривает заявление {place} в течение {term} рабочих дней.");
                prose(&format!("s{part}e{place}"), &text)
            };
            content.set(section, (0..300).map(line).collect());
        }
        content
    };
    let (old, new) = (content(false), content(true));
    assert_eq!(clauses(&old, &new).len(), 600);
    keeps_the_law(&old, &new);
}
