//! Drafts with comments for the tests of the page, and what is told of them.

use chrono::{TimeZone, Utc};
use domain::discussion::{AuthorKind, ShownAuthor, Suggestion};
use domain::language::Localized;
use domain::standard::{Detail, Element};

use super::*;

fn comment(number: i64, text: &str) -> CommentView {
    CommentView {
        number,
        received_at: Utc.with_ymd_and_hms(2026, 11, 3, 5, 0, 0).unwrap(),
        author: ShownAuthor::of(AuthorKind::Individual, "Айгүл Серікова", None),
        language: Language::Ru,
        text: text.to_owned(),
        anchor: Anchor::default(),
        clause: None,
        suggestion: None,
        hidden: None,
        supports: 0,
        corrected_at: None,
        entered: None,
        earlier: Vec::new(),
        withdrawn_at: None,
        decision: None,
    }
}

fn commented(count: i64) -> CommentedDraft {
    CommentedDraft {
        number: "2026-0001".to_owned(),
        placed: Content::default(),
        working: Content::default(),
        comments: (1..=count).map(|number| comment(number, "Срок велик")).collect(),
        contacts: BTreeMap::new(),
        redlines: BTreeMap::new(),
    }
}

fn paragraph(id: &str, text: &str) -> Element {
    Element { id: ElementId::parse(id).unwrap(), text: Localized::new("", text, ""), detail: Detail::Prose }
}

fn at(section: SectionKey, element: Option<&str>) -> Anchor {
    let element = element.map(|id| ElementId::parse(id).unwrap());
    Anchor { section: Some(section), element, ..Anchor::default() }
}

#[test]
fn a_change_in_any_language_can_be_linked() {
    let mut commented = commented(0);
    commented.placed.set(SectionKey::Appeal, vec![paragraph("b", "Первый"), paragraph("a", "Второй")]);
    commented.working = commented.placed.clone();
    let mut edited = commented.placed.elements(SectionKey::Appeal).to_vec();
    edited[1].text.kk = "Екінші".to_owned();
    commented.working.set(SectionKey::Appeal, edited);
    for language in Language::ALL {
        commented
            .redlines
            .insert(language, Redline::between(&commented.placed, &commented.working, language));
    }
    let changes = commented.changes(Language::En);
    assert_eq!(changes.iter().map(|change| change.number.as_str()).collect::<Vec<_>>(), ["3.1.2"]);
}

#[test]
fn a_taken_wording_is_known_in_the_working_copy() {
    let mut commented = commented(1);
    commented.working.set(SectionKey::Appeal, vec![paragraph("a", "Жалоба подаётся\nлюбым способом")]);
    commented.comments[0].anchor = at(SectionKey::Appeal, Some("a"));
    let wording = |text: &str| {
        let element = ElementId::parse("a").unwrap();
        Some(Suggestion { element, language: Language::Ru, text: text.to_owned() })
    };
    commented.comments[0].suggestion = wording("Жалоба подаётся любым способом");
    assert!(commented.has_wording_of(&commented.comments[0]));
    commented.comments[0].suggestion = wording("Иначе");
    assert!(!commented.has_wording_of(&commented.comments[0]));
}
