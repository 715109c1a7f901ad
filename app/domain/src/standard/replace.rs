//! Find and replace in the texts of a standard: each place that is found, and the text with the chosen places written anew.

use std::collections::BTreeSet;

use super::{Content, Element, ElementId, SectionKey};
use crate::language::Language;

/// The most characters that are looked for, or written in their place.
pub const REPLACED_LIMIT: u32 = 500;

/// How many characters are shown before and after a place.
const AROUND: usize = 160;

/// What is looked for in one language, and what is to stand in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The language of the texts.
    pub language: Language,
    /// What is looked for.
    pub find: String,
    /// What is to stand in its place.
    pub with: String,
    /// Whether capital and small letters are the same; a capital at the beginning of a place then stays one.
    pub any_case: bool,
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The section.
    pub section: SectionKey,
    /// The line.
    pub element: ElementId,
    /// Its name among all places of the content, as long as the text of its section stays the same.
    pub key: String,
    /// Whether it stands in the name of a law and not in the words of the line.
    pub in_law: bool,
    /// What stands before it, from the beginning of a word on.
    pub before: String,
    /// What was found.
    pub found: String,
    /// What would stand in its place.
    pub new: String,
    /// What stands after it.
    pub after: String,
}

/// The section of a place by its key.
pub fn section_of(key: &str) -> Option<SectionKey> {
    SectionKey::from_code(key.split_once('/')?.0)
}

impl Replacement {
    /// Every place of a content, in the order of the text; those that the register writes are left out.
    pub fn hits(&self, content: &Content) -> Vec<Hit> {
        let mut hits = Vec::new();
        for section in content.sections().iter().filter(|section| !section.key.is_from_register()) {
            for element in &section.elements {
                let mut element = element.clone();
                let id = element.id.clone();
                for (part, text) in texts(&mut element, self.language) {
                    for (count, (at, end)) in self.places(text).into_iter().enumerate() {
                        let found = text.get(at..end).unwrap_or_default();
                        hits.push(Hit {
                            section: section.key,
                            element: id.clone(),
                            key: key(section.key, &id, part, count),
                            in_law: part == LAW,
                            before: last(text.get(..at).unwrap_or_default()),
                            found: found.to_owned(),
                            new: self.new_of(found),
                            after: first(text.get(end..).unwrap_or_default()),
                        });
                    }
                }
            }
        }
        hits
    }

    /// The elements of a section with the chosen places written anew.
    #[must_use]
    pub fn applied(
        &self,
        section: SectionKey,
        elements: &[Element],
        chosen: &BTreeSet<String>,
    ) -> Vec<Element> {
        let mut elements = elements.to_vec();
        for element in &mut elements {
            let id = element.id.clone();
            for (part, text) in texts(element, self.language) {
                let places = self.places(text).into_iter().enumerate();
                let chosen: Vec<(usize, usize)> = places
                    .filter(|(count, _)| chosen.contains(&key(section, &id, part, *count)))
                    .map(|(_, place)| place)
                    .collect();
                // From the end on, so that the places before keep theirs.
                for (at, end) in chosen.into_iter().rev() {
                    let new = self.new_of(text.get(at..end).unwrap_or_default());
                    text.replace_range(at..end, &new);
                }
            }
        }
        elements
    }

    /// Where it stands in a text: from and to, in bytes.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        if self.find.is_empty() {
            return Vec::new();
        }
        if !self.any_case {
            return text.match_indices(&self.find).map(|(at, found)| (at, at + found.len())).collect();
        }
        let wanted: Vec<char> = self.find.chars().flat_map(char::to_lowercase).collect();
        let (mut places, mut free) = (Vec::new(), 0);
        for (at, _) in text.char_indices() {
            let length = text.get(at..).filter(|_| at >= free).and_then(|rest| begins(rest, &wanted));
            if let Some(length) = length {
                free = at + length;
                places.push((at, free));
            }
        }
        places
    }

    /// What stands in the place of `found`.
    fn new_of(&self, found: &str) -> String {
        let is_capital = |text: &str| text.starts_with(char::is_uppercase);
        let mut letters = self.with.chars();
        match letters.next() {
            Some(letter) if self.any_case && is_capital(found) && !is_capital(&self.find) => {
                letter.to_uppercase().chain(letters).collect()
            }
            _ => self.with.clone(),
        }
    }
}

const TEXT: &str = "text";
const LAW: &str = "law";

/// The texts of a line in a language: its words, the name of the law that it cites, and whatever its typed part says in words.
fn texts(element: &mut Element, language: Language) -> Vec<(&'static str, &mut String)> {
    let mut texts = vec![(TEXT, element.text.get_mut(language))];
    let typed = element.detail.words_mut().into_iter();
    texts.extend(typed.map(|(part, text)| (part, text.get_mut(language))));
    texts
}

fn key(section: SectionKey, id: &ElementId, part: &str, count: usize) -> String {
    format!("{}/{id}/{part}/{count}", section.code())
}

/// How many bytes of the text the wanted small letters take, if it begins with them.
fn begins(text: &str, wanted: &[char]) -> Option<usize> {
    let mut wanted = wanted.iter();
    for (at, letter) in text.char_indices() {
        if wanted.as_slice().is_empty() {
            return Some(at);
        }
        if !letter.to_lowercase().all(|small| wanted.next() == Some(&small)) {
            return None;
        }
    }
    wanted.as_slice().is_empty().then_some(text.len())
}

/// The end of a text, from the beginning of a word on.
fn last(text: &str) -> String {
    // Counted from the end: a letter of a long text is found thousands of times.
    let from = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(from, _)| from);
    let end = text.get(from..).filter(|_| from > 0);
    let Some(end) = end else { return text.to_owned() };
    let whole = end.split_once(char::is_whitespace).map_or(end, |(_, rest)| rest);
    format!("… {whole}")
}

/// The beginning of a text, to the end of a word.
fn first(text: &str) -> String {
    if text.chars().nth(AROUND).is_none() {
        return text.to_owned();
    }
    let start: String = text.chars().take(AROUND).collect();
    let whole = start.rsplit_once(char::is_whitespace).map_or(start.as_str(), |(rest, _)| rest);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{AppendixSort, Detail, FeeFormula, FeeUnit, sample};

    fn content(text: &str) -> Content {
        let mut content = sample::complete();
        let element = sample::element("a1", Localized::new("", text, ""), Detail::Prose);
        content.set(SectionKey::Appeal, vec![element]);
        content
    }

    fn replacement(find: &str, with: &str, any_case: bool) -> Replacement {
        Replacement { language: Language::Ru, find: find.to_owned(), with: with.to_owned(), any_case }
    }

    fn after(replacement: &Replacement, content: &Content, chosen: impl Fn(usize) -> bool) -> String {
        let hits = replacement.hits(content).into_iter().enumerate();
        let chosen = hits.filter(|(place, _)| chosen(*place)).map(|(_, hit)| hit.key).collect();
        let elements = content.elements(SectionKey::Appeal);
        replacement.applied(SectionKey::Appeal, elements, &chosen)[0].text.ru.clone()
    }

    #[test]
    fn only_the_chosen_places_are_written_anew() {
        let content = content("Жалоба подаётся. Жалоба рассматривается. Жалоба.");
        let words = replacement("Жалоба", "Заявление о жалобе", false);
        assert_eq!(words.hits(&content).len(), 3);
        let expected = "Жалоба подаётся. Заявление о жалобе рассматривается. Жалоба.";
        assert_eq!(after(&words, &content, |place| place == 1), expected);
        let all = "Заявление о жалобе подаётся. Заявление о жалобе рассматривается. Заявление о жалобе.";
        assert_eq!(after(&words, &content, |_| true), all);
        assert_eq!(after(&words, &content, |_| false), content.elements(SectionKey::Appeal)[0].text.ru);
    }

    #[test]
    fn letters_of_any_case_are_found_and_a_capital_stays_one() {
        let content = content("Жалоба и жалоба, ЖАЛОБА.");
        let small = replacement("жалоба", "обращение", true);
        assert_eq!(after(&small, &content, |_| true), "Обращение и обращение, Обращение.");
        assert_eq!(replacement("жалоба", "", false).hits(&content).len(), 1);
        assert!(replacement("", "слово", true).hits(&content).is_empty());
    }

    #[test]
    fn the_name_of_a_law_is_found_and_what_the_register_writes_is_not() {
        let content = sample::complete();
        let hits = replacement("Закон", "Кодекс", false).hits(&content);
        assert_eq!(hits.len(), 1);
        assert!(hits[0].in_law);
        assert_eq!(section_of(&hits[0].key), Some(SectionKey::RefusalGrounds));
        let elements = content.elements(SectionKey::RefusalGrounds);
        let chosen = hits.into_iter().map(|hit| hit.key).collect();
        let words = replacement("Закон", "Кодекс", false);
        let applied = words.applied(SectionKey::RefusalGrounds, elements, &chosen);
        assert_eq!(applied[0].clause(Language::Ru).matches("Кодекс").count(), 1);
        assert!(replacement("Выдача справки", "Справка", false).hits(&content).is_empty());
        assert_eq!(section_of("procedure.unknown/a1/text/0"), None);
    }

    #[test]
    fn appendices_and_the_words_of_typed_parts_are_written_anew() {
        let mut content = sample::complete();
        let title = Localized::new("", "Заявление на выдачу", "");
        let appendix = Detail::Appendix { sort: AppendixSort::Form };
        let blank = sample::element("x2", Localized::new("", "Прошу выдачу", ""), Detail::Prose);
        content.set(SectionKey::Appendices, vec![sample::element("x1", title, appendix), blank]);
        let formula = FeeFormula { free_for: Localized::same("за выдачу"), ..FeeFormula::default() };
        let mut fee = Detail::fee(100, FeeUnit::Mci, Vec::new(), sample::law());
        if let Detail::Fee { formula: own, .. } = &mut fee {
            *own = formula.boxed();
        }
        content.set(SectionKey::Payment, vec![sample::element("p1", Localized::default(), fee)]);
        let words = replacement("выдачу", "продление", false);
        let hits = words.hits(&content);
        let found: Vec<_> = hits.iter().map(|hit| hit.key.as_str()).collect();
        let (paid, appended) = (SectionKey::Payment.code(), SectionKey::Appendices.code());
        let expected = [
            format!("{paid}/p1/free_for/0"),
            format!("{appended}/x1/text/0"),
            format!("{appended}/x2/text/0"),
        ];
        assert_eq!(found, expected);
        let chosen = hits.iter().map(|hit| hit.key.clone()).collect();
        let applied = words.applied(SectionKey::Payment, content.elements(SectionKey::Payment), &chosen);
        assert_eq!(applied[0].detail.texts()[1].1.ru, "за продление");
        let key = SectionKey::Appendices;
        let applied = words.applied(key, content.elements(key), &chosen);
        assert_eq!(applied[0].text.ru, "Заявление на продление");
        assert_eq!(applied[1].text.ru, "Прошу продление");
    }

    #[test]
    fn a_long_text_is_shown_around_the_place() {
        let long = format!("{} здесь {}", "слово ".repeat(100), "слово ".repeat(100));
        let hits = replacement("здесь", "там", false).hits(&content(&long));
        assert!(hits[0].before.starts_with("… слово") && hits[0].before.chars().count() <= AROUND + 2);
        assert!(hits[0].after.ends_with(" …") && hits[0].after.chars().count() <= AROUND + 2);
    }
}
