//! The redline of two contents: sections, elements, fragments.

use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::element::{ElementKind, ElementRedline};
use super::line::TextLine;
use super::listing::list;
use crate::language::Language;
use crate::standard::{Content, SectionKey, numbered};

/// One section of the redline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRedline {
    /// Which one.
    pub key: SectionKey,
    /// The new elements in their order, with each removed one after the element that it followed.
    pub elements: Vec<ElementRedline>,
}

/// The difference between two contents in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redline {
    /// The language of the compared words.
    pub language: Language,
    /// The twelve sections, in the order of the law, and behind them the appendices where either side has any.
    pub sections: Vec<SectionRedline>,
}

fn lines(content: &Content, language: Language) -> Vec<TextLine<'_>> {
    let mut lines = Vec::new();
    for section in content.sections() {
        let numbered = numbered(section.key, &section.elements).enumerate();
        lines.extend(numbered.map(|(place, (number, element))| TextLine {
            section: section.key,
            place,
            number,
            id: &element.id,
            text: element.said(language),
        }));
    }
    lines
}

impl Redline {
    /// The difference between two contents, in the words of `language`.
    ///
    /// Elements are matched by identity, then by kept sentences and by likeness (inside a section and among the sections of
    /// prose), then by position. Of the matched ones as few as possible count as moved.
    pub fn between(old: &Content, new: &Content, language: Language) -> Self {
        let (old, new) = (lines(old, language), lines(new, language));
        let sections = list(&old, &new).into_iter().map(|(key, elements)| SectionRedline { key, elements });
        Self { language, sections: sections.collect() }
    }

    /// The changed elements, in order, each with its section.
    pub fn changes(&self) -> impl Iterator<Item = (SectionKey, &ElementRedline)> {
        self.sections
            .iter()
            .flat_map(|section| section.elements.iter().map(|element| (section.key, element)))
            .filter(|(_, element)| element.is_changed())
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }

    /// How many elements changed, by kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, element) in self.changes() {
            let count = match element.kind {
                ElementKind::Same => continue,
                ElementKind::Edited => &mut counts.edited,
                ElementKind::Added => &mut counts.added,
                ElementKind::Removed => &mut counts.removed,
                ElementKind::Moved { .. } => &mut counts.moved,
                ElementKind::Split { .. } => &mut counts.split,
                ElementKind::Joined { .. } => &mut counts.joined,
            };
            *count += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Localized;
    use crate::standard::{Detail, Element, ElementId, Section};

    fn line(id: &str, text: &str) -> Element {
        Element { id: ElementId::parse(id).unwrap(), text: Localized::same(text), detail: Detail::Prose }
    }

    fn content(sections: &[(SectionKey, &[(&str, &str)])]) -> Content {
        let section = |(key, lines): &(SectionKey, &[(&str, &str)])| Section {
            key: *key,
            elements: lines.iter().map(|(id, text)| line(id, text)).collect(),
        };
        Content::from(sections.iter().map(section).collect::<Vec<_>>())
    }

    fn plain(content: &Content) -> Vec<(SectionKey, Vec<String>)> {
        let clauses = |section: &Section| section.elements.iter().map(|e| e.clause(Language::Ru)).collect();
        content.sections().iter().map(|section| (section.key, clauses(section))).collect()
    }

    fn kinds(redline: &Redline) -> Vec<(String, ElementKind)> {
        redline.changes().map(|(_, element)| (element.id.to_string(), element.kind.clone())).collect()
    }

    const OTHER: SectionKey = SectionKey::Other;

    #[test]
    fn a_moved_element_is_one_move() {
        let old =
            content(&[(OTHER, &[("a", "первый"), ("b", "второй"), ("c", "третий"), ("d", "четвертый")])]);
        let new =
            content(&[(OTHER, &[("b", "второй"), ("c", "третий"), ("d", "четвертый"), ("a", "первый")])]);
        let redline = Redline::between(&old, &new, Language::Ru);
        assert_eq!(kinds(&redline), [("a".to_owned(), ElementKind::Moved { edited: false })]);
        assert_eq!(redline.to_plain_text(), "4.1.1 -> 4.1.4: первый\n");
    }

    #[test]
    fn a_paragraph_moved_to_another_section_of_prose_and_edited_is_one_move() {
        let old = content(&[(
            SectionKey::Appeal,
            &[("a", "Жалоба подается руководителю услугодателя в письменном виде.")],
        )]);
        let new =
            content(&[(OTHER, &[("z", "Жалоба подается руководителю услугодателя в электронном виде.")])]);
        let redline = Redline::between(&old, &new, Language::Ru);
        assert_eq!(kinds(&redline), [("z".to_owned(), ElementKind::Moved { edited: true })]);
        assert_eq!(redline.changes().next().unwrap().1.old_id, Some(ElementId::parse("a").unwrap()));
    }

    #[test]
    fn an_insertion_renumbers_but_does_not_change_the_rest() {
        let old = content(&[(OTHER, &[("a", "первый"), ("b", "второй")])]);
        let new = content(&[(OTHER, &[("x", "новый"), ("a", "первый"), ("b", "второй")])]);
        let redline = Redline::between(&old, &new, Language::Ru);
        assert_eq!(redline.counts(), Counts { added: 1, ..Counts::default() });
    }

    const FIRST: &str = "Жалоба на решение услугодателя подается на имя его руководителя.";
    const SECOND: &str =
        "Жалоба рассматривается в течение 5 рабочих дней со дня ее регистрации в канцелярии.";

    #[test]
    fn a_split_paragraph_is_one_split() {
        let whole = format!("{FIRST} {SECOND}");
        let old = content(&[(SectionKey::Appeal, &[("a", &whole), ("b", "Иное.")])]);
        let new = content(&[(SectionKey::Appeal, &[("a", FIRST), ("n", SECOND), ("b", "Иное.")])]);
        let redline = Redline::between(&old, &new, Language::Ru);
        let from = ElementId::parse("a").unwrap();
        assert_eq!(kinds(&redline), [("n".to_owned(), ElementKind::Split { from })]);
        assert_eq!((redline.accept(), redline.reject()), (plain(&new), plain(&old)));
    }

    #[test]
    fn a_split_is_found_without_identities_and_with_a_longer_second_part() {
        let whole = format!("{FIRST} {SECOND} {SECOND}");
        let second = format!("{SECOND} {SECOND}");
        let one = content(&[(SectionKey::Appeal, &[("a", &whole), ("b", "Иное.")])]);
        let two = content(&[(SectionKey::Appeal, &[("x", FIRST), ("y", &second), ("z", "Иное.")])]);
        for (old, new) in [(&one, &two), (&two, &one)] {
            let redline = Redline::between(old, new, Language::Ru);
            let counts = redline.counts();
            assert_eq!((counts.split + counts.joined, counts.total()), (1, 1), "{redline:?}");
            assert_eq!((redline.accept(), redline.reject()), (plain(new), plain(old)));
        }
    }

    #[test]
    fn joined_paragraphs_are_one_joint_with_its_inner_edits() {
        let whole = format!("{FIRST} {SECOND}").replace('5', "3");
        let old = content(&[(SectionKey::Appeal, &[("a", FIRST), ("n", SECOND), ("b", "Иное.")])]);
        let new = content(&[(SectionKey::Appeal, &[("a", &whole), ("b", "Иное.")])]);
        let redline = Redline::between(&old, &new, Language::Ru);
        let into = ElementId::parse("a").unwrap();
        assert_eq!(kinds(&redline), [("n".to_owned(), ElementKind::Joined { into })]);
        let text = redline.to_plain_text();
        assert!(text.contains("[-5 рабочих дней-]{+3 рабочих дней+}"), "{text}");
        assert_eq!((redline.accept(), redline.reject()), (plain(&new), plain(&old)));
    }

    #[test]
    fn json_round_trips() {
        let old = content(&[(OTHER, &[("a", "первый"), ("b", "второй")])]);
        let new = content(&[(OTHER, &[("b", "второй"), ("a", "первый пункт")])]);
        let redline = Redline::between(&old, &new, Language::Ru);
        let json = serde_json::to_string(&redline).unwrap();
        assert_eq!(serde_json::from_str::<Redline>(&json).unwrap(), redline);
    }

    fn large(clauses: usize, changed: usize) -> Content {
        let mut elements: Vec<Element> = (0..clauses)
            .map(|n| {
                let term = if n * changed % clauses < changed { 3 } else { 5 };
                let text = format!(
                    "Услугодатель рассматривает заявление {n} и документы услугополучателя в течение {term} рабочих дней \
                     со дня регистрации, проверяет их полноту и направляет результат {n} через веб-портал.\nПри отказе \
                     указываются основания, предусмотренные статьей 19-1 Закона."
                );
                line(&format!("e{n}"), &text)
            })
            .collect();
        if changed > 0 {
            let moved = elements.remove(3);
            elements.push(moved);
        }
        let mut content = Content::default();
        content.set(OTHER, elements);
        content
    }

    #[test]
    fn sixty_and_six_hundred_clauses_are_compared() {
        for clauses in [60, 600] {
            let (old, new) = (large(clauses, 0), large(clauses, clauses / 5));
            let redline = Redline::between(&old, &new, Language::Ru);
            assert_eq!(redline.counts().moved, 1);
            assert_eq!(redline.accept(), plain(&new));
            assert_eq!(redline.reject(), plain(&old));
        }
    }

    fn any_content() -> impl Strategy<Value = Content> {
        let text = "((жалоба|срок|5 дней|the|күні|[a-f]{1,2})?( |\n|\\. |, )?){0,12}";
        let section = proptest::collection::vec(("[a-j]", text), 0..7);
        (section.clone(), section.clone(), section).prop_map(|sections| {
            let lines = |lines: Vec<(String, String)>| {
                lines.iter().map(|(id, text)| line(id, text)).collect::<Vec<_>>()
            };
            let mut content = Content::default();
            content.set(SectionKey::Documents, lines(sections.0));
            content.set(SectionKey::Appeal, lines(sections.1));
            content.set(OTHER, lines(sections.2));
            content
        })
    }

    proptest! {
        #[test]
        fn accepting_gives_the_new_side_and_rejecting_the_old(old in any_content(), new in any_content()) {
            let redline = Redline::between(&old, &new, Language::Ru);
            prop_assert_eq!(redline.accept(), plain(&new));
            prop_assert_eq!(redline.reject(), plain(&old));
        }

        #[test]
        fn split_and_joined_paragraphs_keep_the_laws(
            words in proptest::collection::btree_set("[а-я]{4,8}", 8..24), at in 3..20_usize, separator in "[ \n]", edit in "[а-я]{0,4}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let (first, second) = words.split_at(at.min(words.len() - 3));
            let whole = [first.join(" "), second.join(" ")].join(&separator) + &edit;
            let one = content(&[(OTHER, &[("a", &whole)])]);
            let two = content(&[(OTHER, &[("a", &first.join(" ")), ("b", &second.join(" "))])]);
            for (old, new) in [(&one, &two), (&two, &one)] {
                let redline = Redline::between(old, new, Language::Ru);
                prop_assert_eq!(redline.accept(), plain(new));
                prop_assert_eq!(redline.reject(), plain(old));
                let counts = redline.counts();
                if edit.is_empty() {
                    prop_assert_eq!((counts.split + counts.joined, counts.total()), (1, 1), "{:?}", redline);
                }
            }
        }

        #[test]
        fn equal_contents_have_no_change(content in any_content()) {
            prop_assert!(Redline::between(&content, &content, Language::Ru).is_empty());
        }
    }
}
