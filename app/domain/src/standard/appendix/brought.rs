//! An annex of a file as the elements of an appendix.

use crate::language::{Language, Localized};
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

/// The element that opens an appendix of a title in one language.
pub fn opened(title: &str, language: Language, id: ElementId) -> Element {
    let mut text = Localized::default();
    title.clone_into(text.get_mut(language));
    let sort = AppendixSort::of_title(&text);
    Element { id, text, detail: Detail::Appendix { sort } }
}

/// The title of the appendix that words open, such as "Приложение 2. Форма заявления"; empty where they say only whose appendix it
/// is: "Приложение 1 к стандарту", "Қағидаларға 1-қосымша". Nothing where they open none.
pub fn opening(words: &str, language: Language) -> Option<String> {
    const MOST_LETTERS: usize = 300;
    if words.chars().count() > MOST_LETTERS {
        return None;
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let (first, rest) = words.split_first()?;
    let rest: &[&str] = match language {
        Language::Kk if is_kazakh_name(first) => rest,
        Language::Kk => return words.last().filter(|last| is_kazakh_name(last)).map(|_| String::new()),
        Language::Ru | Language::En => {
            let named = ["приложение", "appendix", "annex"].contains(&first.to_lowercase().as_str());
            let rest = rest.strip_prefix(&["№"]).unwrap_or(rest);
            let (number, rest) = rest.split_first().filter(|(number, _)| named && is_number(number))?;
            let names_act = !number.ends_with(['.', ':']) && matches!(rest.first(), Some(&("к" | "to")));
            if names_act { &[] } else { rest }
        }
    };
    Some(rest.join(" ").trim_start_matches(['.', ':', '–', '-', ' ']).to_owned())
}

fn is_kazakh_name(word: &str) -> bool {
    let small = word.to_lowercase();
    small.trim_end_matches(['.', ':']).strip_suffix("-қосымша").is_some_and(is_number)
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches('№').trim_end_matches(['.', ':', ',']);
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
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
            small
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        STEMS.iter().find(|(_, stems)| begins(stems)).map_or(Self::Other, |(sort, _)| *sort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_open_an_appendix_by_its_name() {
        let table = [
            (Language::Ru, "Приложение 2. Форма  заявления", Some("Форма заявления")),
            (Language::Ru, "ПРИЛОЖЕНИЕ № 1 к Правилам оказания", Some("")),
            (Language::Ru, "Приложение 1", Some("")),
            (Language::Ru, "Приложение к заявлению", None),
            (Language::Ru, "Прошу выдать справку", None),
            (Language::Kk, "1-қосымша. Өтініш", Some("Өтініш")),
            (Language::Kk, "Қағидаларға 2-қосымша", Some("")),
            (Language::Kk, "қосымша құжат", None),
            (Language::En, "Annex 3: Table of fees", Some("Table of fees")),
            (Language::En, "", None),
        ];
        for (language, words, title) in table {
            assert_eq!(opening(words, language).as_deref(), title, "{words}");
        }
    }

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
