//! Faces of a redline: both sides of it, side by side, and plain text; JSON is the model itself.

use std::fmt::Write;

use super::between::Redline;
use super::element::{ElementKind, ElementRedline};
use super::fragment::{Fragment, FragmentKind};
use crate::standard::{SectionKey, place_of_number};

/// One section as a list of plain clauses.
pub type PlainSection = (SectionKey, Vec<String>);

impl Redline {
    /// The new side: every change accepted.
    pub fn accept(&self) -> Vec<PlainSection> {
        let section = |section: &super::SectionRedline| {
            let mut clauses: Vec<String> = Vec::new();
            for element in &section.elements {
                let text = Fragment::new_text(&element.fragments);
                match (&element.kind, &element.new_number) {
                    (ElementKind::Joined { .. }, _) => append(&mut clauses, &text),
                    (_, Some(_)) => clauses.push(text),
                    (_, None) => {}
                }
            }
            (section.key, clauses)
        };
        self.sections.iter().map(section).filter(is_there).collect()
    }

    /// The old side: every change rejected.
    pub fn reject(&self) -> Vec<PlainSection> {
        let mut clauses: Vec<(SectionKey, (usize, usize), String)> = Vec::new();
        for section in &self.sections {
            let mut last = None;
            for element in &section.elements {
                let text = Fragment::old_text(&element.fragments);
                if let ElementKind::Split { .. } = element.kind {
                    let host = last.and_then(|last: usize| clauses.get_mut(last));
                    if let Some((_, _, clause)) = host {
                        clause.push_str(&text);
                    }
                } else if let Some((key, place)) = element.old_number.as_deref().and_then(place_of_number) {
                    last = Some(clauses.len());
                    clauses.push((key, place, text));
                }
            }
        }
        clauses.sort_by_key(|(key, place, _)| (*key, *place));
        let own = |key| -> Vec<String> {
            clauses.iter().filter(move |(own, _, _)| *own == key).map(|(_, _, text)| text.clone()).collect()
        };
        SectionKey::EVERY.into_iter().map(|key| (key, own(key))).filter(is_there).collect()
    }

    /// Plain text: one line a changed element, with its numbers, `[-deleted-]` and `{+inserted+}` as `wdiff` writes them.
    ///
    /// `2.6.3 -> 2.6.4` is a moved or renumbered element, `+ 2.6.5` an added one, `- 2.6.2` a removed one, `/ 2.6.6` one cut
    /// out of the one before it, `& 2.6.7` one joined to the one before it.
    pub fn to_plain_text(&self) -> String {
        let mut text = String::new();
        for (_, element) in self.changes() {
            let number = match (element.old_number.as_deref(), element.new_number.as_deref()) {
                (Some(old), Some(new)) if old == new => new.to_owned(),
                (Some(old), Some(new)) => format!("{old} -> {new}"),
                (None, Some(new)) if matches!(element.kind, ElementKind::Split { .. }) => format!("/ {new}"),
                (None, Some(new)) => format!("+ {new}"),
                (Some(old), None) if matches!(element.kind, ElementKind::Joined { .. }) => format!("& {old}"),
                (Some(old), None) => format!("- {old}"),
                (None, None) => String::new(),
            };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{number}: {}", marked(&element.fragments));
        }
        text
    }
}

impl ElementRedline {
    /// What the old side shows beside the new one: what stayed and what was deleted.
    pub fn old_side(&self) -> impl Iterator<Item = &Fragment> {
        self.fragments.iter().filter(|fragment| fragment.kind != FragmentKind::Inserted)
    }

    /// What the new side shows beside the old one: what stayed and what was inserted.
    pub fn new_side(&self) -> impl Iterator<Item = &Fragment> {
        self.fragments.iter().filter(|fragment| fragment.kind != FragmentKind::Deleted)
    }
}

/// The fragments as one text, with `[-deleted-]` and `{+inserted+}`.
pub(super) fn marked(fragments: &[Fragment]) -> String {
    let mut marked = String::new();
    for Fragment { kind, text } in fragments {
        let (before, after) = match kind {
            FragmentKind::Same => ("", ""),
            FragmentKind::Deleted => ("[-", "-]"),
            FragmentKind::Inserted => ("{+", "+}"),
        };
        marked.extend([before, text, after]);
    }
    marked
}

fn append(clauses: &mut [String], text: &str) {
    if let Some(last) = clauses.last_mut() {
        last.push_str(text);
    }
}

/// Whether a side has the section: the twelve always, the appendices where there are any.
fn is_there((key, clauses): &PlainSection) -> bool {
    key.is_of_law() || !clauses.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Localized};
    use crate::standard::{AppendixSort, Content, Detail, Element, ElementId, Section};

    fn content(lines: &[(&str, &str)]) -> Content {
        let element = |&(id, text): &(&str, &str)| Element {
            id: ElementId::parse(id).unwrap(),
            text: Localized::same(text),
            detail: Detail::Prose,
        };
        Content::from(vec![Section { key: SectionKey::Other, elements: lines.iter().map(element).collect() }])
    }

    fn example() -> Redline {
        let old = content(&[
            (
                "a",
                "Жалоба подается в письменном виде. Ответ дается в течение 5 рабочих дней со дня регистрации.",
            ),
            ("b", "Прием ведется с 9:00 до 18:30 часов."),
            ("c", "Справки выдаются по телефону."),
            ("d", "Бланки выдаются бесплатно."),
            ("e", "Запись не ведется."),
        ]);
        let new = content(&[
            ("a", "Жалоба подается в письменном виде."),
            ("n", "Ответ дается в течение 3 рабочих дней со дня регистрации."),
            ("d", "Бланки выдаются бесплатно."),
            ("b", "Прием ведется с 9:00 до 17:30 часов."),
            ("f", "Портал работает круглосуточно."),
            ("e", "Запись не ведется."),
        ]);
        Redline::between(&old, &new, Language::Ru)
    }

    #[test]
    fn the_json_keeps_its_shape() {
        let mut redline = example();
        redline.sections.retain(|section| !section.elements.is_empty());
        insta::assert_json_snapshot!("json", redline);
    }

    #[test]
    fn the_plain_text_says_every_change() {
        insta::assert_snapshot!("plain", example().to_plain_text());
    }

    #[test]
    fn appendices_have_numbers_of_their_own_and_both_sides_come_back() {
        let line = |id: &str, text: &str, detail: Detail| Element {
            id: ElementId::parse(id).unwrap(),
            text: Localized::same(text),
            detail,
        };
        let head = |id: &str, text: &str| line(id, text, Detail::Appendix { sort: AppendixSort::Other });
        let appended = |elements: Vec<Element>| {
            let mut whole = content(&[("a", "Бланки выдаются бесплатно.")]);
            whole.set(SectionKey::Appendices, elements);
            whole
        };
        let (old, new) = (
            appended(vec![head("h", "Заявление"), line("i", "Прошу выдать справку.", Detail::Prose)]),
            appended(vec![
                head("g", "Перечень"),
                line("j", "Копия договора.", Detail::Prose),
                head("h", "Заявление"),
                line("i", "Прошу выдать копию справки.", Detail::Prose),
            ]),
        );
        let none = appended(Vec::new());
        let plain = |content: &Content| -> Vec<PlainSection> {
            let clauses =
                |section: &Section| section.elements.iter().map(|e| e.clause(Language::Ru)).collect();
            content.sections().iter().map(|section| (section.key, clauses(section))).collect()
        };
        for (old, new) in [(&old, &new), (&new, &old), (&none, &new), (&new, &none)] {
            let redline = Redline::between(old, new, Language::Ru);
            assert_eq!((redline.accept(), redline.reject()), (plain(new), plain(old)));
        }
        let text = Redline::between(&old, &new, Language::Ru).to_plain_text();
        assert!(text.starts_with("+ 5.1: {+Перечень+}\n+ 5.1.1: "), "{text}");
        assert!(text.contains("\n5.1.1 -> 5.2.1: "), "{text}");
    }

    #[test]
    fn both_sides_stand_beside_each_other() {
        let redline = example();
        for element in redline.sections.iter().flat_map(|section| &section.elements) {
            let text =
                |side: Vec<&Fragment>| side.iter().map(|fragment| fragment.text.as_str()).collect::<String>();
            assert_eq!(text(element.old_side().collect()), Fragment::old_text(&element.fragments));
            assert_eq!(text(element.new_side().collect()), Fragment::new_text(&element.fragments));
        }
    }
}
