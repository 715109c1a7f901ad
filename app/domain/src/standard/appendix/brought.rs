//! An annex of a file as the elements of an appendix.

use crate::language::Localized;
use crate::standard::{AppendixSort, Detail, Element, ElementId};

/// An annex as it was read: its title, and its paragraphs as CommonMark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annex {
    /// The title, without its number.
    pub title: Localized,
    /// The paragraphs, tables and blanks below it.
    pub paragraphs: Vec<Localized>,
}

/// The elements of an appendix: its title, then its paragraphs. Every element takes its identity from `new_id`.
pub fn appendix_elements(annex: Annex, mut new_id: impl FnMut() -> ElementId) -> Vec<Element> {
    let sort = AppendixSort::of_title(&annex.title);
    let title = Element { id: new_id(), text: annex.title, detail: Detail::Appendix { sort } };
    let mut elements = vec![title];
    for text in annex.paragraphs.into_iter().filter(|text| !text.is_blank()) {
        elements.push(Element { id: new_id(), text, detail: Detail::Prose });
    }
    elements
}

impl AppendixSort {
    /// What a title says that an appendix is; anything else where it says nothing of it.
    pub fn of_title(title: &Localized) -> Self {
        const STEMS: [(AppendixSort, &[&str]); 4] = [
            (AppendixSort::List, &["перечень", "список", "тізбе", "тізім", "list"]),
            (AppendixSort::Scheme, &["схема", "сызба", "scheme", "chart"]),
            (AppendixSort::Table, &["таблица", "кесте", "table"]),
            (AppendixSort::Form, &["форма", "заявлени", "бланк", "нысан", "өтініш", "form", "application"]),
        ];
        let small = format!("{} {} {}", title.kk, title.ru, title.en).to_lowercase();
        let begins = |stems: &[&str]| {
            small.split(|letter: char| !letter.is_alphanumeric())
                .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        STEMS.iter().find(|(_, stems)| begins(stems)).map_or(Self::Other, |(sort, _)| *sort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annex_becomes_a_title_and_its_paragraphs() {
        let text = |ru: &str| Localized::new("", ru, "");
        let annex = Annex {
            title: text("Форма заявления"),
            paragraphs: vec![text("Прошу выдать справку."), text(" "), text("«__» ________ 20__ года")],
        };
        let mut bits = 0;
        let elements = appendix_elements(annex, || {
            bits += 1;
            ElementId::from_random(bits)
        });
        assert_eq!(elements.len(), 3);
        assert_eq!(elements[0].detail, Detail::Appendix { sort: AppendixSort::Form });
        assert!(elements[1..].iter().all(|element| element.detail == Detail::Prose));
        for (title, sort) in [
            ("Перечень документов к заявлению", AppendixSort::List),
            ("Блок-схема", AppendixSort::Scheme),
            ("Таблица ставок", AppendixSort::Table),
            ("Порядок", AppendixSort::Other),
        ] {
            assert_eq!(AppendixSort::of_title(&text(title)), sort, "{title}");
        }
    }
}
