//! Where a line that was read stood in its file, beside what became of it.

use std::collections::HashMap;

use domain::language::Language;
use domain::standard::import::{LineSource, SourcePlace};
use domain::standard::{Element, SectionKey};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::words;
use crate::w;

/// A paragraph that became a line, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pages::desk) struct Origin {
    /// Its place among the paragraphs, from 1.
    paragraph: usize,
    /// Where it stood.
    place: SourcePlace,
    /// Its words; none where the line says the same, so that the form carries them once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Where lines came from, by their section and place.
pub(super) struct Origins(HashMap<(SectionKey, usize), Vec<LineSource>>);

impl Origins {
    /// The sources in the order of their file.
    pub(super) fn of(sources: Vec<LineSource>) -> Self {
        let mut by_line: HashMap<_, Vec<LineSource>> = HashMap::new();
        for source in sources {
            by_line.entry((source.section, source.line)).or_default().push(source);
        }
        Self(by_line)
    }

    /// Where a line of a section came from.
    pub(super) fn take(
        &mut self,
        key: SectionKey,
        place: usize,
        line: &Element,
        language: Language,
    ) -> Vec<Origin> {
        let said = letters(line.text.get(language));
        let origin = |source: LineSource| Origin {
            paragraph: source.paragraph,
            place: source.place,
            text: (!said.contains(&letters(without_mark(&source.text)))).then_some(source.text),
        };
        self.0.remove(&(key, place)).unwrap_or_default().into_iter().map(origin).collect()
    }
}

/// The letters and numbers of words.
fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words without the mark of a list before them.
fn without_mark(words: &str) -> &str {
    let words = words.trim_start();
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_mark = first.len() < words.len() && first.chars().count() <= 6 && first.ends_with(['.', ')']);
    if is_mark { words.get(first.len()..).unwrap_or(words) } else { words }
}

/// Where a line stood: the paragraphs, with their words where the line has others. They are in sight beside a doubt.
pub(super) fn view(language: Language, spoken: Language, from: &[Origin], is_open: bool) -> Option<AnyView> {
    if from.is_empty() {
        return None;
    }
    let places: Vec<String> =
        from.iter().map(|origin| words::place(language, origin.place, origin.paragraph)).collect();
    let places = format!("{}: {}", w!(language, reading.source), places.join("; "));
    let said: Vec<AnyView> = from
        .iter()
        .filter_map(|origin| origin.text.clone())
        .map(|text| view! { <p class="law-text" lang=spoken.code()>{text}</p> }.into_any())
        .collect();
    Some(if said.is_empty() {
        view! { <p class="quiet small num" lang=language.code()>{places}</p> }.into_any()
    } else {
        view! {
            <details class="more small" open=is_open>
                <summary class="num" lang=language.code()>{places}</summary>
                {said}
            </details>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Localized;
    use domain::standard::{Detail, ElementId, TermUnit};

    #[test]
    fn words_travel_only_where_the_line_has_others() {
        let source = |text: &str| LineSource {
            section: SectionKey::Term,
            line: 0,
            paragraph: 4,
            place: SourcePlace::Body,
            text: text.to_owned(),
        };
        let line = Element {
            id: ElementId::from_random(1),
            text: Localized::new("", "на портале", ""),
            detail: Detail::term(3, TermUnit::BusinessDays),
        };
        for (text, travels) in
            [("1) На портале;", false), ("1) на портале – 3 рабочих дня;", true), ("3 на портале", true)]
        {
            let mut origins = Origins::of(vec![source(text)]);
            let from = origins.take(SectionKey::Term, 0, &line, Language::Ru);
            let expected =
                Origin { paragraph: 4, place: SourcePlace::Body, text: travels.then(|| text.to_owned()) };
            assert_eq!(from, [expected]);
            assert!(origins.take(SectionKey::Term, 0, &line, Language::Ru).is_empty());
        }
    }
}
